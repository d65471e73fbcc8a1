// Units: an effective-dated tree in which every unit names the office that supervises it.
import { EntitySchema } from 'typeorm';
import type { UnitKind, UnitLevel } from './organization-facts.ts';

export interface AgencyUnitRow {
  id: string;
  code: string;
  name: string;
  kind: UnitKind;
  is_agency: boolean;
  level: UnitLevel;
  parent_id: string | null;
  supervised_by: string | null;
  successor_id: string | null;
  valid_from: string;
  valid_to: string | null;
  calendar_name: string;
  address: string | null;
  phone: string | null;
  version: number;
}

const toUnit = (name: string, column: keyof AgencyUnitRow) => ({
  name,
  target: 'agency_unit',
  columnNames: [column],
  referencedColumnNames: ['id'],
});

export const AgencyUnitTable = new EntitySchema<AgencyUnitRow>({
  name: 'agency_unit',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'agency_unit_pkey' },
    code: { type: 'text' },
    name: { type: 'text' },
    kind: { type: 'text' },
    is_agency: { type: 'boolean' },
    level: { type: 'text' },
    parent_id: { type: 'uuid', nullable: true },
    supervised_by: { type: 'uuid', nullable: true },
    successor_id: { type: 'uuid', nullable: true },
    valid_from: { type: 'date' },
    valid_to: { type: 'date', nullable: true },
    calendar_name: { type: 'text', default: 'vn' },
    address: { type: 'text', nullable: true },
    phone: { type: 'text', nullable: true },
    version: { type: 'integer', default: 1 },
  },
  foreignKeys: [
    toUnit('agency_unit_parent', 'parent_id'),
    toUnit('agency_unit_supervisor', 'supervised_by'),
    toUnit('agency_unit_successor', 'successor_id'),
  ],
  indices: [{ name: 'agency_unit_parent_id', columns: ['parent_id'] }],
  checks: [{ name: 'agency_unit_validity', expression: 'valid_to is null or valid_to > valid_from' }],
  exclusions: [
    {
      name: 'agency_unit_code_once',
      expression: 'using gist (code with =, daterange(valid_from, valid_to) with &&)',
    },
  ],
});
