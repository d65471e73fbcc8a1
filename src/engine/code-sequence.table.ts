// The last number that an agency gave on a day or in a year, of each kind of number: dossiers, lodgings, tasks, complaints.
import { EntitySchema } from 'typeorm';

export interface CodeSequenceRow {
  readonly agency_id: string;
  readonly kind: string;
  readonly day: string;
  readonly last: number;
}

const KEY = { primary: true, primaryKeyConstraintName: 'code_sequence_pkey' } as const;

export const CodeSequenceTable = new EntitySchema<CodeSequenceRow>({
  name: 'code_sequence',
  columns: {
    agency_id: { type: 'uuid', ...KEY },
    kind: { type: 'text', ...KEY },
    day: { type: 'date', ...KEY },
    last: { type: 'integer' },
  },
});
