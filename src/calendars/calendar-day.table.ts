// The days on which a calendar version differs from its week.
import { EntitySchema } from 'typeorm';

export interface CalendarDayRow {
  name: string;
  version: number;
  day: string;
  kind: string;
  title: string | null;
  note: string | null;
  hours: string | null;
  provisional: boolean;
}

const key = { primary: true, primaryKeyConstraintName: 'calendar_day_pkey' } as const;

export const CalendarDayTable = new EntitySchema<CalendarDayRow>({
  name: 'calendar_day',
  columns: {
    name: { type: 'text', ...key },
    version: { type: 'integer', ...key },
    day: { type: 'date', ...key },
    kind: { type: 'text' },
    title: { type: 'text', nullable: true },
    note: { type: 'text', nullable: true },
    hours: { type: 'text', nullable: true },
    provisional: { type: 'boolean' },
  },
  foreignKeys: [
    {
      name: 'calendar_day_calendar',
      target: 'working_calendar',
      columnNames: ['name', 'version'],
      referencedColumnNames: ['name', 'version'],
    },
  ],
});
