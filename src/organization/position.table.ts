// Positions: who is what in which unit, from when to when.
import { EntitySchema } from 'typeorm';
import type { Position } from '../domain/process/procedure-definition.ts';

export interface PositionRow {
  id: string;
  staff_id: string;
  unit_id: string;
  position: Position;
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
    valid_from: { type: 'date' },
    valid_to: { type: 'date', nullable: true },
  },
  foreignKeys: [
    { name: 'position_staff', target: 'staff', columnNames: ['staff_id'], referencedColumnNames: ['id'] },
    { name: 'position_unit', target: 'agency_unit', columnNames: ['unit_id'], referencedColumnNames: ['id'] },
  ],
  indices: [{ name: 'position_unit_id', columns: ['unit_id'] }],
  checks: [{ name: 'position_validity', expression: 'valid_to is null or valid_to > valid_from' }],
  exclusions: [
    {
      name: 'position_once',
      expression:
        'using gist (staff_id with =, unit_id with =, position with =, daterange(valid_from, valid_to) with &&)',
    },
  ],
});
