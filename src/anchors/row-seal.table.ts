// Seals of rows that no journal holds: what each row said after every change, chained by hash. Written by triggers only.
import { EntitySchema } from 'typeorm';

export interface RowSealRow {
  readonly table_name: string;
  /** The primary key's values, with a blank between them. */
  readonly row_key: string;
  readonly seq: number;
  readonly change: 'INSERT' | 'UPDATE' | 'DELETE';
  readonly hash: Buffer;
  /** Null where it was the service. */
  readonly written_by: string | null;
  /** By the database's own clock. */
  readonly sealed_at: Date;
}

const KEY = { primary: true, primaryKeyConstraintName: 'row_seal_pkey' } as const;

export const RowSealTable = new EntitySchema<RowSealRow>({
  name: 'row_seal',
  columns: {
    table_name: { type: 'text', ...KEY },
    row_key: { type: 'text', ...KEY },
    seq: { type: 'integer', ...KEY },
    change: { type: 'text' },
    hash: { type: 'bytea' },
    written_by: { type: 'text', nullable: true },
    sealed_at: { type: 'timestamptz', default: () => 'clock_timestamp()' },
  },
  checks: [{ name: 'row_seal_change_known', expression: `change in ('INSERT', 'UPDATE', 'DELETE')` }],
  indices: [{ name: 'row_seal_sealed_at', columns: ['sealed_at'], synchronize: false }],
});
