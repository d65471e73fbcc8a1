// Proves that it is the applicant: a code to the address that he lodged, changed for a pass that lasts while he acts.
import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MailOneTimeCode } from '../../alerts/mail/mail-one-time-code.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { typedNumber } from '../../domain/text/typed-code.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../domain/time/instant.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import type { HeldDossier } from '../../dossiers/look-up/look-up.ts';
import { ShowSupplement } from '../../dossiers/look-up/show-supplement.ts';
import { hashSecret, newSecret } from '../../organization/sign-in/secret.ts';
import { Database } from '../../platform/database.ts';
import type { Bucket } from '../../platform/throttle/judge-tries.ts';
import { Throttle } from '../../platform/throttle/throttle.ts';
import { type Act, OneTimeCodeTable } from './one-time-code.table.ts';

/** Mails take their time. */
const CODE_MS = 20 * MINUTE_MS;
const PASS_MS = HOUR_MS;
/** Codes of one dossier: a mailbox is not filled by a stranger who found the receipt. */
const SENT = { free: 5, windowMs: HOUR_MS, delayMs: 10 * MINUTE_MS, maxDelayMs: HOUR_MS } as const;
const TRIES = 5;
/** Wrong ones of a day, whatever codes they were for: so many guesses are one in sixty thousand. */
const WRONG_A_DAY = { free: 15, windowMs: DAY_MS, delayMs: DAY_MS, maxDelayMs: DAY_MS } as const;

@Injectable()
export class OneTimeCodes {
  constructor(
    private readonly database: Database,
    private readonly throttle: Throttle,
    private readonly mail: MailOneTimeCode,
    private readonly applicants: ShowSupplement,
  ) {}

  /**
   * Sends a new code; one that was sent before is worth nothing from then on.
   *
   * @returns the address, so much of it as its owner knows it by
   * @throws DomainError `code.noAddress` where no address was lodged or no mail is sent, `code.throttled`
   */
  async send({ key, code: dossier }: HeldDossier, act: Act, at: Instant): Promise<string> {
    const address = await this.applicants.mailOf(key);
    if (address === null || !this.mail.isSent)
      throw new DomainError('code.noAddress', 'No address of mail was lodged', {});
    await this.throttle.count([{ key: `code ${key.id}`, ...SENT }], 'code.throttled', at);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const until = at + CODE_MS;
    await this.database.query({
      name: 'one-time-code-keep',
      text: `insert into one_time_code (home_agency_id, dossier_id, act, code_hash, code_until)
        values ($1, $2, $3, $4, to_timestamp($5::float8 / 1000))
        on conflict (home_agency_id, dossier_id, act) do update
          set code_hash = excluded.code_hash, code_until = excluded.code_until, pass_hash = null, pass_until = null`,
      values: [key.homeAgencyId, key.id, act, hashOf(key, act, code), until],
    });
    await this.throttle.clear([triesOf(key, act).key]);
    await this.mail.run(key, { dossier, act, code }, until, at);
    return masked(address);
  }

  /**
   * Five wrong ones and the code is worth nothing: a new one may be asked for, and reading needs none.
   *
   * @returns the pass for what it was asked for
   * @throws DomainError `code.wrong`, `code.over` for one that is old, used or mistyped too often
   */
  async change(key: DossierKey, act: Act, typed: string, at: Instant): Promise<string> {
    const wrong = { key: `wrong code ${key.id}`, ...WRONG_A_DAY };
    await this.throttle.count([triesOf(key, act), wrong], 'code.over', at);
    const codes = this.database.repository(OneTimeCodeTable);
    const where = { home_agency_id: key.homeAgencyId, dossier_id: key.id, act };
    const row = await codes.findOneBy(where);
    if (row === null || row.code_hash === null || row.code_until.getTime() < at)
      throw new DomainError('code.over', 'Ask for a new code', {});
    const pass = newSecret();
    const { affected } = await codes.update(
      { ...where, code_hash: hashOf(key, act, typedNumber(typed)) },
      { code_hash: null, pass_hash: hashSecret(pass), pass_until: new Date(at + PASS_MS) },
    );
    if (affected !== 1) throw new DomainError('code.wrong', 'This is not the code that was sent', {});
    await this.throttle.takeBack([wrong]);
    return pass;
  }

  /** @throws DomainError `code.over` for a pass that is old, or none */
  async check({ homeAgencyId, id }: DossierKey, act: Act, pass: string, at: Instant): Promise<void> {
    const row = await this.database.repository(OneTimeCodeTable).findOneBy({
      home_agency_id: homeAgencyId,
      dossier_id: id,
      act,
      pass_hash: hashSecret(pass),
    });
    if (row === null || (row.pass_until?.getTime() ?? 0) < at)
      throw new DomainError('code.over', 'Ask for a new code', {});
  }

  /** The act is done: its pass is worth nothing any more. */
  async spend({ homeAgencyId, id }: DossierKey, act: Act): Promise<void> {
    await this.database
      .repository(OneTimeCodeTable)
      .delete({ home_agency_id: homeAgencyId, dossier_id: id, act });
  }
}

function triesOf({ id }: DossierKey, act: Act): Bucket {
  return { key: `code ${act} ${id}`, free: TRIES, windowMs: CODE_MS, delayMs: CODE_MS, maxDelayMs: CODE_MS };
}

function hashOf({ id }: DossierKey, act: Act, code: string): Buffer {
  return hashSecret(`${id} ${act} ${code}`);
}

/** `b***@t***.example` */
function masked(address: string): string {
  const [name = '', host = ''] = address.split('@');
  const dot = host.lastIndexOf('.');
  return `${name.slice(0, 1)}***@${host.slice(0, 1)}***${dot < 0 ? '' : host.slice(dot)}`;
}
