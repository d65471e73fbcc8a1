// How far the evaluation's clock is ahead of the machine's, kept over restarts.
import type { Queryable } from '../platform/database.ts';

const KEY = 'clock.offset';

/** Milliseconds; 0 when it was never set. */
export async function readClockOffset(sql: Queryable): Promise<number> {
  const { rows } = await sql.query<{ ms: number }>({
    name: 'clock-offset-read',
    text: `select (value->>'ms')::float8 as ms from setting where key = '${KEY}'`,
  });
  return rows[0]?.ms ?? 0;
}

/** @param at the clock's own now, once it is set */
export async function writeClockOffset(sql: Queryable, ms: number, at: number): Promise<void> {
  await sql.query({
    name: 'clock-offset-write',
    text: `insert into setting (key, value, updated_at)
      values ('${KEY}', jsonb_build_object('ms', $1::float8), to_timestamp($2::float8 / 1000))
      on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
    values: [ms, at],
  });
}
