// Published processes: a case as it stood when it was published, pinned by dossiers and never changed.
import { EntitySchema } from 'typeorm';
import type { CaseDefinition } from '../domain/process/procedure-definition.ts';

export interface ProcessVersionRow {
  id: string;
  procedure_code: string;
  case_key: string;
  version: number;
  chart_version: number;
  definition: CaseDefinition;
  effective_from: string;
  published_at: Date;
  published_by: string | null;
  source: string | null;
  /** Made by the service for a procedure whose own process was never published. */
  plain: boolean;
  overrides: object;
  findings: object;
}

export const ProcessVersionTable = new EntitySchema<ProcessVersionRow>({
  name: 'process_version',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'process_version_pkey' },
    procedure_code: { type: 'text' },
    case_key: { type: 'text' },
    version: { type: 'integer' },
    chart_version: { type: 'smallint' },
    definition: { type: 'jsonb' },
    effective_from: { type: 'date' },
    published_at: { type: 'timestamptz' },
    published_by: { type: 'uuid', nullable: true },
    source: { type: 'text', nullable: true },
    plain: { type: 'boolean' },
    overrides: { type: 'jsonb' },
    findings: { type: 'jsonb' },
  },
  foreignKeys: [
    {
      name: 'process_version_case',
      target: 'procedure_case',
      columnNames: ['procedure_code', 'case_key'],
      referencedColumnNames: ['procedure_code', 'key'],
    },
  ],
  indices: [
    { name: 'process_version_once', columns: ['procedure_code', 'case_key', 'version'], unique: true },
  ],
});
