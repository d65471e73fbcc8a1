// What the database says of its own seed: none, half finished, or done.
import type { Instant } from '../domain/time/instant.ts';
import { formatInstant } from '../domain/time/instant.ts';
import type { Queryable } from '../platform/database.ts';

export type SeedState = 'empty' | 'foreign' | 'halfDone' | 'done';

const KEY = 'evaluation.seed';

/** `foreign`: somebody's own data stands in it, which a seed must never touch. */
export async function seedStateOf(sql: Queryable): Promise<SeedState> {
  const { rows } = await sql.query<{ state: string | null; used: boolean }>({
    name: 'seed-state',
    text: `select (select value->>'state' from setting where key = '${KEY}') as state,
      exists (select from agency_unit) or exists (select from staff) or exists (select from dossier) as used`,
  });
  const { state, used } = rows[0]!;
  if (state === 'done') return 'done';
  if (state === 'seeding') return 'halfDone';
  return used ? 'foreign' : 'empty';
}

export async function markSeed(sql: Queryable, state: 'seeding' | 'done', at: Instant): Promise<void> {
  await sql.query({
    name: 'seed-mark',
    text: `insert into setting (key, value, updated_at) values ('${KEY}', jsonb_build_object('state', $1::text, 'at', $2::text), $2::timestamptz)
      on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
    values: [state, formatInstant(at)],
  });
}

/** Takes a half-finished seed back. It began in an empty database, so all that stands in it now is its own. */
export async function wipeHalfSeed(sql: Queryable): Promise<void> {
  const { rows } = await sql.query<{ name: string }>({
    name: 'seed-wipe-list',
    text: `select tablename as name from pg_tables where schemaname = current_schema() and tablename <> all($1)`,
    values: [KEPT],
  });
  await sql.query({ text: `truncate ${rows.map(({ name }) => `"${name}"`).join(', ')}` });
}

/** What is there before a seed begins: the schema's own tables, and the shipped procedures and calendars. */
const KEPT = [
  'migration',
  'setting',
  'setting_change',
  'organization_version',
  'working_calendar',
  'calendar_day',
  'procedure',
  'procedure_case',
  'process_version',
  'access_log',
];
