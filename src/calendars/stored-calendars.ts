// Calendar versions in the database: written once, read whole.
import type { CalendarDay, CalendarDefinition } from '../domain/time/calendar-definition.ts';
import type { CalendarRef } from '../domain/time/working-calendar.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Queryable } from '../platform/database.ts';

/** A version with how it came to be. */
export interface StoredCalendar {
  readonly definition: CalendarDefinition;
  readonly createdAt: Instant;
  /** Staff member; null when the service itself loaded it. */
  readonly createdBy: string | null;
  readonly note: string | null;
}

interface StoredRow {
  name: string;
  version: number;
  first_day: string;
  last_day: string;
  week: CalendarDefinition['week'];
  created_at: Date;
  created_by: string | null;
  note: string | null;
  days: { date: string; kind: CalendarDay['kind']; name?: string; note?: string; hours?: string }[];
}

/** Every version except those already known; oldest first. */
export async function loadCalendars(
  connection: Queryable,
  known: readonly CalendarRef[] = [],
): Promise<StoredCalendar[]> {
  const { rows } = await connection.query<StoredRow>({
    name: 'load-calendars',
    text: `select c.name, c.version, c.first_day::text, c.last_day::text, c.week, c.created_at, c.created_by, c.note,
        coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
          'date', d.day, 'kind', d.kind, 'name', d.title, 'note', d.note, 'hours', d.hours,
          'provisional', nullif(d.provisional, false))) order by d.day)
          from calendar_day d where d.name = c.name and d.version = c.version), '[]') as days
      from working_calendar c
      where not exists (select from jsonb_to_recordset($1::jsonb) as k(name text, version integer)
        where k.name = c.name and k.version = c.version)
      order by c.name, c.version`,
    values: [JSON.stringify(known.map(({ name, version }) => ({ name, version })))],
  });
  return rows.map((row) => ({
    definition: {
      name: row.name,
      version: row.version,
      firstDay: row.first_day,
      lastDay: row.last_day,
      week: row.week,
      days: row.days,
    },
    createdAt: row.created_at.getTime(),
    createdBy: row.created_by,
    note: row.note,
  }));
}

/** Another instance may count on the version before for so long after an import. */
export const NOTICED_AFTER_MS = 5_000;

/**
 * Writes one version with its days, and the order to take it to open dossiers where it follows another. The caller holds
 * the calendar (`holdCalendar`).
 *
 * @param firstDay the first day that counts otherwise than before, `YYYY-MM-DD`; null when any may
 */
export async function insertCalendar(
  connection: Queryable,
  stored: StoredCalendar,
  firstDay: string | null = null,
): Promise<void> {
  const { definition, createdAt, createdBy, note } = stored;
  await connection.query({
    name: 'insert-calendar',
    text: `with calendar as (
        insert into working_calendar (name, version, first_day, last_day, week, created_at, created_by, note)
        values ($1, $2, $3, $4, $5, $6, $7, $8) returning name, version
      ), days as (
        insert into calendar_day (name, version, day, kind, title, note, hours, provisional)
        select c.name, c.version, d.date, d.kind, d.name, d.note, d.hours, coalesce(d.provisional, false)
        from calendar c, jsonb_to_recordset($9::jsonb)
          as d(date date, kind text, name text, note text, hours text, provisional boolean)
      ), change as (
        insert into calendar_change (name, version, first_day, state, not_before, examined, moved_later, not_applied, failed)
        select name, version, $10, 'waiting', $11, 0, 0, 0, 0 from calendar where version > 1
      ) select version from calendar`,
    values: [
      definition.name,
      definition.version,
      definition.firstDay,
      definition.lastDay,
      JSON.stringify(definition.week),
      new Date(createdAt),
      createdBy,
      note,
      JSON.stringify(definition.days),
      firstDay,
      new Date(createdAt + NOTICED_AFTER_MS),
    ],
  });
}
