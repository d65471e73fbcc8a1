// Dated facts of units: from a day on a unit has this code and name, stands there and is supervised by that office.
import { EntitySchema } from 'typeorm';
import type { UnitKind, UnitLevel } from './organization-facts.ts';

export interface UnitFactRow {
  unit_id: string;
  valid_from: string;
  /** Followed by another fact, or the day on which the unit is no longer there. */
  valid_to: string | null;
  code: string;
  name: string;
  kind: UnitKind;
  is_agency: boolean;
  level: UnitLevel;
  parent_id: string | null;
  supervised_by: string | null;
  /** Of a unit's last fact: who takes its place. */
  successor_id: string | null;
  calendar_name: string;
  address: string | null;
  phone: string | null;
}

const key = { primary: true, primaryKeyConstraintName: 'unit_fact_pkey' } as const;
const toUnit = (name: string, column: keyof UnitFactRow) => ({
  name,
  target: 'agency_unit',
  columnNames: [column],
  referencedColumnNames: ['id'],
});

export const UnitFactTable = new EntitySchema<UnitFactRow>({
  name: 'unit_fact',
  columns: {
    unit_id: { type: 'uuid', ...key },
    valid_from: { type: 'date', ...key },
    valid_to: { type: 'date', nullable: true },
    code: { type: 'text' },
    name: { type: 'text' },
    kind: { type: 'text' },
    is_agency: { type: 'boolean' },
    level: { type: 'text' },
    parent_id: { type: 'uuid', nullable: true },
    supervised_by: { type: 'uuid', nullable: true },
    successor_id: { type: 'uuid', nullable: true },
    calendar_name: { type: 'text', default: 'vn' },
    address: { type: 'text', nullable: true },
    phone: { type: 'text', nullable: true },
  },
  foreignKeys: [
    toUnit('unit_fact_unit', 'unit_id'),
    toUnit('unit_fact_parent', 'parent_id'),
    toUnit('unit_fact_supervisor', 'supervised_by'),
    toUnit('unit_fact_successor', 'successor_id'),
  ],
  indices: [{ name: 'unit_fact_parent_id', columns: ['parent_id'] }],
  checks: [
    { name: 'unit_fact_validity', expression: 'valid_to is null or valid_to > valid_from' },
    {
      name: 'unit_fact_successor_after_end',
      expression: 'successor_id is null or valid_to is not null',
    },
  ],
  exclusions: [
    {
      name: 'unit_fact_one_at_a_time',
      expression: 'using gist (unit_id with =, daterange(valid_from, valid_to) with &&)',
    },
    {
      name: 'unit_fact_code_once',
      expression: 'using gist (code with =, daterange(valid_from, valid_to) with &&)',
    },
  ],
});
