// The number keys of a clerk, and the procedure and case that each of them chooses.
import { EntitySchema } from 'typeorm';

export interface ProcedureKeyRow {
  staff_id: string;
  /** 1 to 9. */
  key: number;
  procedure_code: string;
  case_key: string;
}

const key = { primary: true, primaryKeyConstraintName: 'procedure_key_pkey' } as const;

export const ProcedureKeyTable = new EntitySchema<ProcedureKeyRow>({
  name: 'procedure_key',
  columns: {
    staff_id: { type: 'uuid', ...key },
    key: { type: 'integer', ...key },
    procedure_code: { type: 'text' },
    case_key: { type: 'text' },
  },
  foreignKeys: [
    {
      name: 'procedure_key_staff',
      target: 'staff',
      columnNames: ['staff_id'],
      referencedColumnNames: ['id'],
    },
    {
      name: 'procedure_key_case',
      target: 'procedure_case',
      columnNames: ['procedure_code', 'case_key'],
      referencedColumnNames: ['procedure_code', 'key'],
    },
  ],
  uniques: [{ name: 'procedure_key_once', columns: ['staff_id', 'procedure_code', 'case_key'] }],
  checks: [{ name: 'procedure_key_digit', expression: 'key between 1 and 9' }],
});
