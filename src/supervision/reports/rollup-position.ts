// How far the roll-up has read the journal: one row, locked by whoever takes the next step.
import type { Instant } from '../../domain/time/instant.ts';
import type { Queryable } from '../../platform/database.ts';
import type { FactKey } from './report-fact-rows.ts';

export interface RollupPosition {
  readonly cluster: string;
  readonly here: string;
  readonly xact: string;
  readonly horizon: string;
  readonly caughtUp: boolean;
  readonly afterAgencyId: string | null;
  readonly afterDossierId: string | null;
}

const CLUSTER = `(select system_identifier::text from pg_control_system())`;
const HORIZON = `(pg_snapshot_xmin(pg_current_snapshot())::text)::bigint`;

/** A journal that is there already is read dossier by dossier; what is committed meanwhile, from here on. */
const BEGIN = `insert into rollup_position (name, cluster, xact, caught_up, moved_at)
  select 'facts', ${CLUSTER}, ${HORIZON}, false, to_timestamp($1::float8 / 1000)
  where not exists (select 1 from rollup_position where name = 'facts') on conflict do nothing`;
/** Transaction numbers of a restored copy mean nothing here: every dossier is compared, by the sequence of its entries. */
const RESTART = `update rollup_position set cluster = $1, xact = $2, caught_up = false, after_agency_id = null,
  after_dossier_id = null where name = 'facts'`;

/** Makes the row where there is none. */
export async function beginReading(sql: Queryable, at: Instant): Promise<void> {
  await sql.query({ name: 'rollup-begin', text: BEGIN, values: [at] });
}

export async function restartReading(sql: Queryable, { here, horizon }: RollupPosition): Promise<void> {
  await sql.query({ text: RESTART, values: [here, horizon] });
}

/** Locks the row. @param wait false: null when another service is at it */
export async function readPosition(sql: Queryable, wait: boolean): Promise<RollupPosition | null> {
  const { rows: locked } = await sql.query({
    name: `rollup-lock-${wait ? 'wait' : 'skip'}`,
    text: `select name from rollup_position where name = 'facts' for update ${wait ? '' : 'skip locked'}`,
  });
  if (locked.length === 0) return null;
  const { rows } = await sql.query<RollupPosition>({
    name: 'rollup-position',
    text: `select cluster, ${CLUSTER} as here, xact::text as xact, ${HORIZON}::text as horizon, caught_up as "caughtUp",
      after_agency_id as "afterAgencyId", after_dossier_id as "afterDossierId" from rollup_position where name = 'facts'`,
  });
  return rows[0]!;
}

/** Every transaction below this one has been read. */
export async function readUpTo(sql: Queryable, xact: bigint, at: Instant): Promise<void> {
  await sql.query({
    name: 'rollup-move',
    text: `update rollup_position set xact = $1, moved_at = to_timestamp($2::float8 / 1000) where name = 'facts'`,
    values: [xact.toString(), at],
  });
}

/** While it catches up: every dossier up to this one has been read; null when that was the last. */
export async function caughtUpTo(sql: Queryable, last: FactKey | null, at: Instant): Promise<void> {
  await sql.query({
    name: 'rollup-caught-up',
    text: `update rollup_position set caught_up = $1, after_agency_id = $2, after_dossier_id = $3,
      moved_at = to_timestamp($4::float8 / 1000) where name = 'facts'`,
    values: [!last, last?.homeAgencyId ?? null, last?.dossierId ?? null, at],
  });
}
