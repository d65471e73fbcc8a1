// The ends of chains that an anchor holds: of journals, and of the seals of rows.
import { EntitySchema } from 'typeorm';

export interface AnchorHeadRow {
  /** `journal:dossier`, `journal:task`, or the table whose row it is. */
  readonly kind: string;
  readonly id: string;
  readonly seq: number;
  readonly hash: Buffer;
  /** The anchor that holds it. */
  readonly anchor_seq: number;
}

const KEY = { primary: true, primaryKeyConstraintName: 'anchor_head_pkey' } as const;

export const AnchorHeadTable = new EntitySchema<AnchorHeadRow>({
  name: 'anchor_head',
  columns: {
    kind: { type: 'text', ...KEY },
    id: { type: 'text', ...KEY },
    seq: { type: 'integer', ...KEY },
    hash: { type: 'bytea' },
    anchor_seq: { type: 'integer' },
  },
  foreignKeys: [
    {
      name: 'anchor_head_anchor',
      target: 'anchor',
      columnNames: ['anchor_seq'],
      referencedColumnNames: ['seq'],
    },
  ],
  indices: [{ name: 'anchor_head_of', columns: ['anchor_seq'] }],
});
