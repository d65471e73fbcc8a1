// Dossiers whose clock stands still while a calendar changes: they are counted anew when it runs again.
import { EntitySchema } from 'typeorm';

export interface CalendarChangeWaitingRow {
  name: string;
  version: number;
  home_agency_id: string;
  dossier_id: string;
}

const key = { primary: true, primaryKeyConstraintName: 'calendar_change_waiting_pkey' } as const;

export const CalendarChangeWaitingTable = new EntitySchema<CalendarChangeWaitingRow>({
  name: 'calendar_change_waiting',
  columns: {
    name: { type: 'text', ...key },
    version: { type: 'integer', ...key },
    home_agency_id: { type: 'uuid', ...key },
    dossier_id: { type: 'uuid', ...key },
  },
});
