// The catalogue of procedures: what may be applied for.
import { EntitySchema } from 'typeorm';
import type { AuthorityLevel } from '../domain/process/procedure-definition.ts';

export interface ProcedureRow {
  code: string;
  name: string;
  /** Folded, as searches compare it; likewise `field_key`. */
  search_key: string;
  field: string;
  field_key: string;
  levels: AuthorityLevel[];
  decision: string | null;
  results: { code?: string; name: string }[];
  source: string | null;
  in_use: boolean;
  updated_at: Date;
}

export const ProcedureTable = new EntitySchema<ProcedureRow>({
  name: 'procedure',
  columns: {
    code: { type: 'text', primary: true, primaryKeyConstraintName: 'procedure_pkey' },
    name: { type: 'text' },
    search_key: {
      type: 'text',
      generatedType: 'STORED',
      asExpression: `search_key(name || ' ' || code)`,
      insert: false,
      update: false,
    },
    field: { type: 'text' },
    field_key: {
      type: 'text',
      generatedType: 'STORED',
      asExpression: 'search_key(field)',
      insert: false,
      update: false,
    },
    levels: { type: 'text', array: true },
    decision: { type: 'text', nullable: true },
    results: { type: 'jsonb' },
    source: { type: 'text', nullable: true },
    in_use: { type: 'boolean' },
    updated_at: { type: 'timestamptz' },
  },
  indices: [
    { name: 'procedure_search', columns: ['search_key'], synchronize: false },
    { name: 'procedure_field', columns: ['field_key'] },
  ],
});
