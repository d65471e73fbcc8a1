// The YAML of a publication exactly as it came in, comments and all.
import { EntitySchema } from 'typeorm';

export interface ProcedureSourceRow {
  procedure_code: string;
  /** The instant of the process versions that it published. */
  published_at: Date;
  text: string;
}

const key = { primary: true, primaryKeyConstraintName: 'procedure_source_pkey' } as const;

export const ProcedureSourceTable = new EntitySchema<ProcedureSourceRow>({
  name: 'procedure_source',
  columns: {
    procedure_code: { type: 'text', ...key },
    published_at: { type: 'timestamptz', ...key },
    text: { type: 'text' },
  },
  foreignKeys: [
    {
      name: 'procedure_source_procedure',
      target: 'procedure',
      columnNames: ['procedure_code'],
      referencedColumnNames: ['code'],
    },
  ],
});
