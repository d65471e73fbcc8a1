// Which unit resolves which procedure, by level, place and date.
import { EntitySchema } from 'typeorm';
import type { AuthorityLevel } from '../domain/process/procedure-definition.ts';

export interface UnitCompetenceRow {
  id: string;
  procedure_code: string | null;
  field: string | null;
  level: AuthorityLevel;
  territory: string | null;
  unit_id: string;
  valid_from: string;
  valid_to: string | null;
}

export const UnitCompetenceTable = new EntitySchema<UnitCompetenceRow>({
  name: 'unit_competence',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'unit_competence_pkey' },
    procedure_code: { type: 'text', nullable: true },
    field: { type: 'text', nullable: true },
    level: { type: 'text' },
    territory: { type: 'text', nullable: true },
    unit_id: { type: 'uuid' },
    valid_from: { type: 'date' },
    valid_to: { type: 'date', nullable: true },
  },
  foreignKeys: [
    {
      name: 'unit_competence_unit',
      target: 'agency_unit',
      columnNames: ['unit_id'],
      referencedColumnNames: ['id'],
    },
  ],
  checks: [
    { name: 'unit_competence_one_subject', expression: 'procedure_code is null or field is null' },
    { name: 'unit_competence_validity', expression: 'valid_to is null or valid_to > valid_from' },
  ],
});
