// Counts tries at the public look-up: by client, by client and code, and by code alone; and forgets old counts.
import { DomainError } from '../domain/domain-error.ts';
import { formatInstant, HOUR_MS, type Instant } from '../domain/time/instant.ts';
import type { Queryable } from '../platform/database.ts';
import { networkOf } from '../platform/http/networks.ts';
import { countTries } from './count-tries.ts';

/**
 * Wrong tries in ten minutes. The last bound is what many clients together may try at one code: of a million numbers
 * they would see half in more than a month, and it takes five clients to keep a sixth from asking.
 */
const BOUNDS = { client: 60, clientAtCode: 6, code: 30 } as const;
const KEPT_MS = HOUR_MS;

// Rows are locked in the order in which they are counted, so that two clients never wait for one another.
const FORGIVE = `
  with counted as (
    select key from look_up_throttle where key = any($1::text[])
    order by array_position($1::text[], key) for update)
  update look_up_throttle t set tries = greatest(t.tries - 1, 0) from counted where t.key = counted.key`;

/**
 * Counts one try before it is judged. Who is refused by one bound is not counted against the next: one client alone
 * cannot use up what a code is given.
 *
 * @param code as it is compared
 * @param address the client's
 * @returns takes the try back, once it turned out right
 * @throws DomainError `lookUp.throttled` with `retryAfterSeconds`
 */
export async function countLookUp(
  sql: Queryable,
  code: string,
  address: string,
  at: Instant,
): Promise<() => Promise<void>> {
  const client = networkOf(address);
  const buckets = [
    [client, BOUNDS.client],
    [`${client} ${code}`, BOUNDS.clientAtCode],
    [`code ${code}`, BOUNDS.code],
  ] as const;
  for (const [bucket, bound] of buckets) {
    const [tries = 0] = await countTries(sql, [bucket], at);
    if (tries > bound)
      throw new DomainError('lookUp.throttled', 'Too many tries; come back in ten minutes', {
        retryAfterSeconds: 600,
      });
  }
  const keys = buckets.map(([bucket]) => bucket);
  return async () => {
    await sql.query({ name: 'look-up-forgive', text: FORGIVE, values: [keys] });
  };
}

/** Forgets what has not counted for long; addresses are kept no longer than they are needed. */
export async function forgetTries(sql: Queryable, at: Instant): Promise<void> {
  await sql.query({
    name: 'look-up-forget',
    text: `delete from look_up_throttle where window_start < $1`,
    values: [formatInstant(at - KEPT_MS)],
  });
}
