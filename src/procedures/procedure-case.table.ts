// The cases of a procedure: each with its own limit, checklist, fees and process.
import { EntitySchema } from 'typeorm';
import type { Limit } from '../domain/time/limit.ts';
import type { CatalogueCase, LimitSource } from './stored-procedure.ts';

export interface ProcedureCaseRow {
  procedure_code: string;
  key: string;
  name: string;
  position: number;
  definition: CatalogueCase;
  time_limit: Limit | null;
  limit_source: LimitSource | null;
  acceptable: boolean;
  current_version_id: string | null;
  unconfirmed: boolean;
  in_use: boolean;
}

const key = { primary: true, primaryKeyConstraintName: 'procedure_case_pkey' } as const;

export const ProcedureCaseTable = new EntitySchema<ProcedureCaseRow>({
  name: 'procedure_case',
  columns: {
    procedure_code: { type: 'text', ...key },
    key: { type: 'text', ...key },
    name: { type: 'text' },
    position: { type: 'integer' },
    definition: { type: 'jsonb' },
    time_limit: { type: 'jsonb', nullable: true },
    limit_source: { type: 'jsonb', nullable: true },
    acceptable: { type: 'boolean' },
    current_version_id: { type: 'uuid', nullable: true },
    unconfirmed: { type: 'boolean' },
    in_use: { type: 'boolean' },
  },
  foreignKeys: [
    {
      name: 'procedure_case_procedure',
      target: 'procedure',
      columnNames: ['procedure_code'],
      referencedColumnNames: ['code'],
    },
  ],
});
