// The public look-up: where is my dossier? By code and the secret of the receipt, without any account.
import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Definitions } from '../engine/definitions.ts';
import type { DossierKey } from '../engine/orders.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import { Database } from '../platform/database.ts';
import { countTries } from './count-tries.ts';
import { FindKey } from './find-key.ts';
import { maskName } from './names.ts';

/** No personal data but the masked name. */
export interface PublicDossier {
  readonly code: string;
  readonly procedureName: string;
  readonly applicant: string;
  readonly state: string;
  readonly nationalStatus: number | null;
  readonly outcome: string | null;
  readonly lodgedAt: number;
  readonly acceptedAt: number | null;
  readonly promisedDueAt: number | null;
  readonly statutoryDueAt: number | null;
  readonly resolvedAt: number | null;
  readonly receivedBy: string | null;
  readonly receivedAtAddress: string | null;
  readonly missing: readonly string[];
}

interface Stored {
  readonly lookup_secret: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly process_version_id: string;
  readonly reception_unit_id: string;
  readonly name: string;
  readonly lodged_at: Date;
  readonly accepted_at: Date | null;
  readonly promised_due_at: Date | null;
  readonly statutory_due_at: Date | null;
  readonly resolved_at: Date | null;
  readonly missing: readonly string[] | null;
}

const TEXT = `
  select d.*, a.name,
    case when d.state = 'awaitingSupplement' then (
      select e.entry->'data'->'items' from dossier_event e
      where e.home_agency_id = d.home_agency_id and e.dossier_id = d.id and e.type = 'requestSupplement'
      order by e.seq desc limit 1) end as missing
  from dossier d join dossier_applicant a on a.home_agency_id = d.home_agency_id and a.dossier_id = d.id
  where d.home_agency_id = $1 and d.id = $2`;

/** Wrong tries in ten minutes: from one address in all, and from one address at one code. */
const PER_ADDRESS = 60;
const PER_CODE = 6;

const FORGIVE = `update look_up_throttle set tries = greatest(tries - 1, 0) where key = any($1::text[])`;

@Injectable()
export class LookUp {
  constructor(
    private readonly database: Database,
    private readonly keys: FindKey,
    private readonly definitions: Definitions,
    private readonly directory: OrganizationDirectory,
  ) {}

  /**
   * A wrong code and a wrong secret get the same answer after the same work. A try is counted before it is judged.
   * @throws DomainError `lookUp.unknown`, `lookUp.throttled`
   */
  async run(code: string, secret: string, address: string, at: Instant): Promise<PublicDossier> {
    const buckets = [`${address} ${code.toUpperCase()}`, address];
    await this.count(buckets, at);
    const key = (await this.keys.tryFind(code)) ?? NOBODY;
    const row = await this.stored(key);
    const right = timingSafeEqual(Buffer.from(row?.lookup_secret ?? '------'), Buffer.from(secret));
    if (row === undefined || !right)
      throw new DomainError('lookUp.unknown', 'Code and number do not belong together', {});
    await this.database.query({ name: 'look-up-forgive', text: FORGIVE, values: [buckets] });
    return this.shown(code, row);
  }

  /** What `run` answers to the right secret, for a dossier that the caller may see anyhow. */
  async show(key: DossierKey, code: string): Promise<PublicDossier> {
    return this.shown(code, (await this.stored(key))!);
  }

  private async stored(key: DossierKey): Promise<Stored | undefined> {
    const { rows } = await this.database.query<Stored>({
      name: 'look-up',
      text: TEXT,
      values: [key.homeAgencyId, key.id],
    });
    return rows[0];
  }

  private async shown(code: string, row: Stored): Promise<PublicDossier> {
    const pinned = await this.definitions.process(row.process_version_id);
    const reception = this.directory.latest.unit(row.reception_unit_id);
    return {
      code,
      procedureName: pinned.procedureName,
      applicant: maskName(row.name),
      state: row.state,
      nationalStatus: pinned.chart.metaOf.get(row.state)?.status ?? null,
      outcome: row.outcome,
      lodgedAt: row.lodged_at.getTime(),
      acceptedAt: row.accepted_at?.getTime() ?? null,
      promisedDueAt: row.promised_due_at?.getTime() ?? null,
      statutoryDueAt: row.statutory_due_at?.getTime() ?? null,
      resolvedAt: row.resolved_at?.getTime() ?? null,
      receivedBy: reception?.name ?? null,
      receivedAtAddress: reception?.address ?? null,
      missing: row.missing ?? [],
    };
  }

  private async count(buckets: readonly string[], at: Instant): Promise<void> {
    const [perCode = 0, perAddress = 0] = await countTries(this.database, buckets, at);
    if (perCode > PER_CODE || perAddress > PER_ADDRESS)
      throw new DomainError('lookUp.throttled', 'Too many tries; come back in ten minutes', {
        retryAfterSeconds: 600,
      });
  }
}

const NOBODY = {
  homeAgencyId: '00000000-0000-0000-0000-000000000000',
  id: '00000000-0000-0000-0000-000000000000',
};
