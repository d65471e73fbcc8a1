// The public look-up: where is my dossier? By code and the secret of the receipt, without any account.
import { Injectable } from '@nestjs/common';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { dossierCodeIn, typedNumber } from '../../domain/text/typed-code.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { sameSecret } from '../../organization/sign-in/secret.ts';
import { Database } from '../../platform/database.ts';
import { networkOf } from '../../platform/networks.ts';
import { KnownPlaces, networkPlace } from '../../platform/throttle/known-places.ts';
import { Throttle } from '../../platform/throttle/throttle.ts';
import { WrongTries } from '../../platform/throttle/wrong-tries.ts';
import { DescribeToPublic, type PublicDossier } from './describe-to-public.ts';
import { lookUpBuckets } from './look-up-buckets.ts';
import { isShort } from './look-up-secret.ts';

export interface HeldDossier {
  readonly key: DossierKey;
  /** As it was given out. */
  readonly code: string;
}

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

@Injectable()
export class LookUp {
  constructor(
    private readonly database: Database,
    private readonly throttle: Throttle,
    private readonly places: KnownPlaces,
    private readonly wrong: WrongTries,
    private readonly describe: DescribeToPublic,
  ) {}

  /**
   * A wrong code and a wrong secret get the same answer after the same work. A try is counted before it is judged.
   *
   * @param code the dossier's, or its lodging number, as people and mail programs write it
   * @param secret as it was typed
   * @throws DomainError `lookUp.unknown`, `lookUp.throttled`
   */
  async run(code: string, secret: string, address: string, at: Instant): Promise<PublicDossier> {
    const { key, code: typed } = await this.prove(code, secret, address, at);
    return this.describe.run(key, typed, at);
  }

  /**
   * Which dossier it is whose receipt somebody holds.
   *
   * @param code, secret, address as `run` takes them
   * @throws DomainError as `run`
   */
  async prove(code: string, secret: string, address: string, at: Instant): Promise<HeldDossier> {
    const [typed, plain] = [dossierCodeIn(code), typedNumber(secret)];
    const [subject, here] = [`code ${typed}`, networkPlace(networkOf(address))];
    const known = await this.places.among(subject, [here], at);
    const buckets = lookUpBuckets({
      code: typed,
      address,
      isShort: isShort(plain),
      isNetworkKnown: known.has(here),
    });
    await this.throttle.count(buckets, 'lookUp.throttled', at);
    const { rows } = await this.database.query<Found>({ name: 'look-up', text: FIND, values: [typed] });
    const [found] = rows;
    const right = sameSecret(plain, typedNumber(found?.lookup_secret ?? ''));
    if (found === undefined || !right) {
      await this.wrong.note('lookUp', at);
      throw new DomainError('lookUp.unknown', 'Code and number do not belong together', {});
    }
    await this.throttle.takeBack(buckets);
    await this.places.remember(subject, [here], at);
    return { key: { homeAgencyId: found.home_agency_id, id: found.id }, code: typed };
  }
}
