// Positions: who is what in which unit, from when to when.
import { EntitySchema } from 'typeorm';
import type { Position } from '../domain/process/procedure-definition.ts';

export interface PositionRow {
  id: string;
  staff_id: string;
  unit_id: string;
  position: Position;
  /** What an inspector may inspect, with all under it. */
  scope_unit_id: string | null;
  valid_from: string;
  valid_to: string | null;
}

export const PositionTable = new EntitySchema<PositionRow>({
  name: 'position',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'position_pkey' },
    staff_id: { type: 'uuid' },
    unit_id: { type: 'uuid' },
    position: { type: 'text' },
    scope_unit_id: { type: 'uuid', nullable: true },
    valid_from: { type: 'date' },
    valid_to: { type: 'date', nullable: true },
  },
  foreignKeys: [
    { name: 'position_staff', target: 'staff', columnNames: ['staff_id'], referencedColumnNames: ['id'] },
    { name: 'position_unit', target: 'agency_unit', columnNames: ['unit_id'], referencedColumnNames: ['id'] },
    {
      name: 'position_scope',
      target: 'agency_unit',
      columnNames: ['scope_unit_id'],
      referencedColumnNames: ['id'],
    },
  ],
  indices: [{ name: 'position_unit_id', columns: ['unit_id'] }],
  checks: [
    { name: 'position_validity', expression: 'valid_to is null or valid_to > valid_from' },
    { name: 'position_inspects', expression: `(position = 'inspector') = (scope_unit_id is not null)` },
  ],
  exclusions: [
    {
      name: 'position_once',
      expression:
        'using gist (staff_id with =, unit_id with =, position with =, coalesce(scope_unit_id, unit_id) with =, daterange(valid_from, valid_to) with &&)',
    },
  ],
});
