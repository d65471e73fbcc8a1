// Drops answers to repeated requests that nobody can ask for any more.
import type { Instant } from '../../domain/time/instant.ts';
import type { Queryable } from '../database.ts';

/** An Idempotency-Key is good for a day; two, so that nothing depends on the hour of the sweep. */
const OLD_ANSWERS = `
  with gone as (delete from idempotency_key where ctid = any(array(
    select ctid from idempotency_key where created_at < to_timestamp($1::float8 / 1000) - interval '2 days' limit $2))
    returning 1)
  select count(*)::int as count from gone`;

/** @returns how many were dropped, at most `atMost` */
export async function forgetAnswers(sql: Queryable, now: Instant, atMost: number): Promise<number> {
  const { rows } = await sql.query<{ count: number }>({
    name: 'housekeeping-answers',
    text: OLD_ANSWERS,
    values: [now, atMost],
  });
  return rows[0]!.count;
}
