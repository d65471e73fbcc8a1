// The public look-up: where is my dossier? By code and the secret of the receipt, without any account.
import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { typedCode, typedNumber } from '../domain/text/typed-code.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Database } from '../platform/database.ts';
import { countLookUp } from './count-look-up.ts';
import { DescribeToPublic, type PublicDossier } from './describe-to-public.ts';

interface Found {
  readonly home_agency_id: string;
  readonly id: string;
  readonly lookup_secret: string;
}

// One statement whether there is such a code or not, and nothing else of the dossier before the secret is right.
const FIND = `
  select d.home_agency_id, d.id, d.lookup_secret
  from dossier_ref r join dossier d on d.home_agency_id = r.home_agency_id and d.id = r.dossier_id
  where r.ref = $1`;

/** What no secret is, since these are left out of what is typed. */
const NOBODYS = '------';

@Injectable()
export class LookUp {
  constructor(
    private readonly database: Database,
    private readonly describe: DescribeToPublic,
  ) {}

  /**
   * A wrong code and a wrong secret get the same answer after the same work. A try is counted before it is judged.
   *
   * @param code the dossier's, or its lodging number, as people type and mail it
   * @param secret the number on the receipt; blanks and dashes in it do not matter
   * @throws DomainError `lookUp.unknown`, `lookUp.throttled`
   */
  async run(code: string, secret: string, address: string, at: Instant): Promise<PublicDossier> {
    const typed = typedCode(code);
    const number = typedNumber(secret);
    const takeBack = await countLookUp(this.database, typed, address, at);
    const { rows } = await this.database.query<Found>({ name: 'look-up', text: FIND, values: [typed] });
    const [found] = rows;
    const right = same(found?.lookup_secret ?? NOBODYS, number);
    if (found === undefined || !right)
      throw new DomainError('lookUp.unknown', 'Code and number do not belong together', {});
    await takeBack();
    return this.describe.run({ homeAgencyId: found.home_agency_id, id: found.id }, typed, at);
  }
}

/** Takes as long whatever was typed; what is longer or shorter is compared all the same, and wrong. */
function same(secret: string, typed: string): boolean {
  const [kept, given] = [Buffer.from(secret), Buffer.alloc(Buffer.byteLength(secret))];
  given.write(typed);
  return timingSafeEqual(kept, given) && typed.length === secret.length;
}
