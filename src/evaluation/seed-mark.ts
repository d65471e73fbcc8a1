// What the database says of its own seed: none, under way since when and at which step, or done.
import { LODGED_ONLINE } from '../citizen/online/online-settings.ts';
import type { Instant } from '../domain/time/instant.ts';
import { formatInstant } from '../domain/time/instant.ts';
import type { Queryable } from '../platform/database.ts';
import { putSetting } from '../platform/settings/keep-setting.ts';

/** In the order in which they are done. */
export const SEED_STEPS = ['catalogue', 'province', 'dossiers', 'tasks', 'timers'] as const;
export type SeedStep = (typeof SEED_STEPS)[number];

/** `foreign`: somebody's own data stands in it, which a seed must never touch. */
export type Seed =
  | { readonly state: 'empty' | 'foreign' | 'done' }
  /** `step` is null for a seed that an earlier version of the service left half written. */
  | { readonly state: 'begun'; readonly at: Instant; readonly step: SeedStep | null };

const KEY = 'evaluation.seed';

export async function readSeed(sql: Queryable): Promise<Seed> {
  const { rows } = await sql.query<{
    state: string | null;
    at: Instant | null;
    step: string | null;
    used: boolean;
  }>({
    name: 'seed-state',
    text: `select s.value->>'state' as state, s.value->>'step' as step,
        (extract(epoch from (s.value->>'at')::timestamptz) * 1000)::float8 as at,
        exists (select from agency_unit) or exists (select from staff) or exists (select from dossier) as used
      from (select 1) one left join setting s on s.key = '${KEY}'`,
  });
  const { state, at, step, used } = rows[0]!;
  if (state === 'done') return { state };
  if (state === 'seeding')
    return { state: 'begun', at: at!, step: SEED_STEPS.find((each) => each === step) ?? null };
  return { state: used ? 'foreign' : 'empty' };
}

/** Notes the step that begins now. @param at when the seed itself began: all that it writes lies before */
export async function markStep(sql: Queryable, step: SeedStep, at: Instant): Promise<void> {
  await putSetting(sql, KEY, { state: 'seeding', step, at: formatInstant(at) }, at);
}

export async function markDone(sql: Queryable, at: Instant): Promise<void> {
  await putSetting(sql, KEY, { state: 'done', at: formatInstant(at) }, at);
}

/** So that whoever tries the service out can lodge as a citizen does. */
export async function openToCitizens(sql: Queryable, at: Instant): Promise<void> {
  await putSetting(sql, LODGED_ONLINE.key, true, at);
}
