// The anchors that were made; each is also a file outside the database.
import { EntitySchema } from 'typeorm';
import type { AnchoredKind } from './anchor.ts';

export interface AnchorRow {
  seq: number;
  at: Date;
  sealed_to: Date;
  previous: string;
  kinds: Record<string, AnchoredKind>;
  hash: string;
}

export const AnchorTable = new EntitySchema<AnchorRow>({
  name: 'anchor',
  columns: {
    seq: { type: 'integer', primary: true, primaryKeyConstraintName: 'anchor_pkey' },
    at: { type: 'timestamptz' },
    sealed_to: { type: 'timestamptz' },
    previous: { type: 'text' },
    kinds: { type: 'jsonb' },
    hash: { type: 'text' },
  },
});
