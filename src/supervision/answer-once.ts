// Answers a repeated request with the first answer: the key is written in the transaction of what it answers.
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Idempotency } from '../engine/orders.ts';
import type { Queryable } from '../platform/database.ts';

/** @throws DomainError `idempotency.mismatch`, `idempotency.inFlight` */
export async function answerOnce<Answer extends object>(
  sql: Queryable,
  idempotency: Idempotency | undefined,
  now: Instant,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (idempotency === undefined) return work();
  const { owner, key, requestHash } = idempotency;
  const {
    rows: [known],
  } = await sql.query<{ request_hash: string; answer: Answer }>({
    name: 'answer-once-find',
    text: `select request_hash, answer from idempotency_key where owner = $1 and key = $2`,
    values: [owner, key],
  });
  if (known !== undefined) {
    if (known.request_hash === requestHash) return known.answer;
    throw new DomainError('idempotency.mismatch', 'This Idempotency-Key was used for another request', {
      key,
    });
  }
  const answer = await work();
  const { rows } = await sql.query({
    name: 'answer-once-keep',
    text: `
      insert into idempotency_key (owner, key, request_hash, answer, created_at) values ($1, $2, $3, $4::json, $5)
      on conflict do nothing returning key`,
    values: [owner, key, requestHash, JSON.stringify(answer), new Date(now)],
  });
  if (rows.length === 0)
    throw new DomainError('idempotency.inFlight', 'The same request is being carried out', { key });
  return answer;
}
