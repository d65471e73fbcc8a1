// Absences, with the substitute who stands in.
import { EntitySchema } from 'typeorm';

export interface AbsenceRow {
  id: string;
  staff_id: string;
  substitute_id: string | null;
  from_at: Date;
  to_at: Date;
  reason: string | null;
  recorded_by: string;
  recorded_at: Date;
}

export const AbsenceTable = new EntitySchema<AbsenceRow>({
  name: 'absence',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'absence_pkey' },
    staff_id: { type: 'uuid' },
    substitute_id: { type: 'uuid', nullable: true },
    from_at: { type: 'timestamptz' },
    to_at: { type: 'timestamptz' },
    reason: { type: 'text', nullable: true },
    recorded_by: { type: 'uuid' },
    recorded_at: { type: 'timestamptz' },
  },
  foreignKeys: [
    { name: 'absence_staff', target: 'staff', columnNames: ['staff_id'], referencedColumnNames: ['id'] },
    {
      name: 'absence_substitute',
      target: 'staff',
      columnNames: ['substitute_id'],
      referencedColumnNames: ['id'],
    },
  ],
  indices: [{ name: 'absence_substitute_id', columns: ['substitute_id'] }],
  checks: [
    { name: 'absence_lasts', expression: 'to_at > from_at' },
    { name: 'absence_by_another', expression: 'substitute_id <> staff_id' },
  ],
  exclusions: [
    {
      name: 'absence_one_at_a_time',
      expression: 'using gist (staff_id with =, tstzrange(from_at, to_at) with &&)',
    },
  ],
});
