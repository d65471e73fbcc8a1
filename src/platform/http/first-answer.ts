// Does a thing once for an Idempotency-Key: the key, the work and its answer are written in one transaction.
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Queryable } from '../database.ts';
import type { RequestKey } from './idempotency-key.ts';

/**
 * The first answer again where the key is known; a repeat that comes at the same time waits for it.
 *
 * @param work its answer must survive being written as JSON
 * @throws DomainError `idempotency.mismatch` for a key that was used for another request
 */
export async function firstAnswer<Answer extends object>(
  sql: Queryable,
  key: RequestKey | undefined,
  at: Instant,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (key === undefined) return work();
  await sql.query({
    name: 'key-lock',
    text: `select pg_advisory_xact_lock(hashtextextended($1, 0))`,
    values: [`${key.owner} ${key.key}`],
  });
  const {
    rows: [known],
  } = await sql.query<{ request_hash: string; answer: Answer }>({
    name: 'key-known',
    text: `select request_hash, answer from idempotency_key where owner = $1 and key = $2`,
    values: [key.owner, key.key],
  });
  if (known !== undefined) {
    if (known.request_hash === key.requestHash) return known.answer;
    throw new DomainError('idempotency.mismatch', 'This Idempotency-Key was used for another request', {
      key: key.key,
    });
  }
  const answer = await work();
  await sql.query({
    name: 'key-used',
    text: `insert into idempotency_key (owner, key, request_hash, answer, created_at) values ($1, $2, $3, $4, $5)`,
    values: [key.owner, key.key, key.requestHash, JSON.stringify(answer), new Date(at)],
  });
  return answer;
}
