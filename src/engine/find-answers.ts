// Looks up the first answers to orders that may be repeats.
import { DomainError } from '../domain/domain-error.ts';
import type { Queryable } from '../platform/database.ts';
import type { Ordered } from './orders.ts';

const TEXT = `
  select k.owner, k.key, k.request_hash, k.answer
  from unnest($1::text[], $2::text[]) as w(owner, key)
  join idempotency_key k on k.owner = w.owner and k.key = w.key`;

/** Per order: its first answer, the refusal of a key used for something else, or nothing. */
export async function findAnswers<Order extends Ordered>(
  sql: Queryable,
  orders: readonly Order[],
): Promise<ReadonlyMap<Order, object>> {
  const found = new Map<Order, object>();
  const keyed = orders.filter((order) => order.idempotency !== undefined);
  if (keyed.length === 0) return found;
  const { rows } = await sql.query<{ owner: string; key: string; request_hash: string; answer: object }>({
    name: 'engine-find-answers',
    text: TEXT,
    values: [keyed.map((order) => order.idempotency!.owner), keyed.map((order) => order.idempotency!.key)],
  });
  const byKey = new Map(rows.map((row) => [`${row.owner} ${row.key}`, row]));
  for (const order of keyed) {
    const { owner, key, requestHash } = order.idempotency!;
    const row = byKey.get(`${owner} ${key}`);
    if (row === undefined) continue;
    found.set(
      order,
      row.request_hash === requestHash
        ? row.answer
        : new DomainError('idempotency.mismatch', 'This Idempotency-Key was used for another request', {
            key,
          }),
    );
  }
  return found;
}
