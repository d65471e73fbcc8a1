// Counts tries in windows of ten minutes, for whatever must not be tried without end; shared by all instances.
import type { Instant } from '../domain/time/instant.ts';
import type { Queryable } from '../platform/database.ts';

const COUNT = `
  insert into look_up_throttle as t (key, window_start, tries)
  select key, to_timestamp($2::float8 / 1000), 1 from unnest($1::text[]) as key
  on conflict (key) do update set
    tries = case when t.window_start < excluded.window_start - interval '10 minutes' then 1 else t.tries + 1 end,
    window_start = case when t.window_start < excluded.window_start - interval '10 minutes'
      then excluded.window_start else t.window_start end
  returning tries`;

/** Adds one try to each bucket. @returns the tries of each in its present window, in the order of the buckets */
export async function countTries(sql: Queryable, buckets: readonly string[], at: Instant): Promise<number[]> {
  const { rows } = await sql.query<{ tries: number }>({
    name: 'count-tries',
    text: COUNT,
    values: [buckets, at],
  });
  return rows.map(({ tries }) => tries);
}
