// Answers to requests that came with an Idempotency-Key, so that a repeat is answered and not done again; kept two days.
import { EntitySchema } from 'typeorm';

export interface IdempotencyKeyRow {
  /** Whose key it is: two people may send the same. */
  readonly owner: string;
  readonly key: string;
  /** Of all that makes two requests the same. */
  readonly request_hash: string;
  readonly answer: object;
  readonly created_at: Date;
}

const KEY = { primary: true, primaryKeyConstraintName: 'idempotency_key_pkey' } as const;

export const IdempotencyKeyTable = new EntitySchema<IdempotencyKeyRow>({
  name: 'idempotency_key',
  columns: {
    owner: { type: 'text', ...KEY },
    key: { type: 'text', ...KEY },
    request_hash: { type: 'text' },
    answer: { type: 'json' },
    created_at: { type: 'timestamptz' },
  },
  indices: [{ name: 'idempotency_key_age', columns: ['created_at'] }],
});
