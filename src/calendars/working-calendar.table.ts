// Versions of working calendars; a version is never changed, a correction is the next one.
import { EntitySchema } from 'typeorm';

export interface WorkingCalendarRow {
  name: string;
  version: number;
  first_day: string;
  last_day: string;
  week: object;
  created_at: Date;
  created_by: string | null;
  note: string | null;
}

export const WorkingCalendarTable = new EntitySchema<WorkingCalendarRow>({
  name: 'working_calendar',
  columns: {
    name: { type: 'text', primary: true, primaryKeyConstraintName: 'working_calendar_pkey' },
    version: { type: 'integer', primary: true, primaryKeyConstraintName: 'working_calendar_pkey' },
    first_day: { type: 'date' },
    last_day: { type: 'date' },
    week: { type: 'jsonb' },
    created_at: { type: 'timestamptz' },
    created_by: { type: 'uuid', nullable: true },
    note: { type: 'text', nullable: true },
  },
});
