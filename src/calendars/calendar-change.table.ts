// How far a new calendar version has been taken to the dossiers that are open: where the walk stands, and what came of it.
import { EntitySchema } from 'typeorm';

/** `superseded`: a still newer version took over what this one had left to do. */
export const CALENDAR_CHANGE_STATES = Object.freeze(['waiting', 'running', 'done', 'superseded'] as const);
export type CalendarChangeState = (typeof CALENDAR_CHANGE_STATES)[number];

export interface CalendarChangeRow {
  name: string;
  version: number;
  /** The first day that counts otherwise than before; null when any may. */
  first_day: string | null;
  state: CalendarChangeState;
  not_before: Date;
  /** Whoever works on it has until then. */
  leased_until: Date | null;
  /** The walk goes by the first late instant; what comes after this place is still to be done. */
  after_late_from_at: Date | null;
  after_id: string | null;
  total: number | null;
  examined: number;
  moved_later: number;
  not_applied: number;
  failed: number;
  started_at: Date | null;
  finished_at: Date | null;
  /** The walk takes the version away again: it was a mistake. */
  annulled_at: Date | null;
}

const key = { primary: true, primaryKeyConstraintName: 'calendar_change_pkey' } as const;
const INSTANT_OR_NULL = { type: 'timestamptz', nullable: true } as const;

export const CalendarChangeTable = new EntitySchema<CalendarChangeRow>({
  name: 'calendar_change',
  columns: {
    name: { type: 'text', ...key },
    version: { type: 'integer', ...key },
    first_day: { type: 'date', nullable: true },
    state: { type: 'text' },
    not_before: { type: 'timestamptz' },
    leased_until: INSTANT_OR_NULL,
    after_late_from_at: INSTANT_OR_NULL,
    after_id: { type: 'uuid', nullable: true },
    total: { type: 'integer', nullable: true },
    examined: { type: 'integer' },
    moved_later: { type: 'integer' },
    not_applied: { type: 'integer' },
    failed: { type: 'integer' },
    started_at: INSTANT_OR_NULL,
    finished_at: INSTANT_OR_NULL,
    annulled_at: INSTANT_OR_NULL,
  },
  foreignKeys: [
    {
      name: 'calendar_change_calendar',
      target: 'working_calendar',
      columnNames: ['name', 'version'],
      referencedColumnNames: ['name', 'version'],
    },
  ],
});
