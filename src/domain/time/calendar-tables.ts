// A calendar definition laid out as arrays, so that every question is a look-up or a binary search.
import type { CalendarDay, CalendarDefinition, Weekday } from './calendar-definition.ts';
import { checkCalendarDefinition, sessionsOf, WEEKDAYS } from './check-calendar.ts';
import { weekdayOf } from './civil-date.ts';
import { type Day, MINUTE_MS, parseDay, startOfDay } from './instant.ts';
import { parseOfficeHours, type Session } from './office-hours.ts';

/** Days after the last one loaded that are laid out by the week alone: no day off of theirs is known yet. */
const DAYS_AHEAD = 3 * 366;

export interface CalendarTables {
  readonly first: Day;
  /** The last day that is loaded. */
  readonly lastLoaded: Day;
  readonly last: Day;
  /** Every working day, rising. */
  readonly workingDays: Int32Array;
  /** `before[i]`: working days before day `first + i`; one longer than the range. */
  readonly before: Int32Array;
  /** `sessionAt[i]`: the first session on or after day `first + i`; one longer than the range. */
  readonly sessionAt: Int32Array;
  /** Instants at which sessions open and close, rising. */
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** `worked[s]`: working milliseconds from the start of the range to the end of session `s`. */
  readonly worked: Float64Array;
  /** Provisional days, rising. */
  readonly provisional: Int32Array;
  readonly special: ReadonlyMap<Day, CalendarDay>;
}

/**
 * Lays out a definition.
 *
 * @throws DomainError `calendar.invalid`, `day.invalid`
 */
export function calendarTables(definition: CalendarDefinition): CalendarTables {
  checkCalendarDefinition(definition);
  const first = parseDay(definition.firstDay);
  const lastLoaded = parseDay(definition.lastDay);
  const last = lastLoaded + DAYS_AHEAD;
  const special = new Map(definition.days.map((day) => [parseDay(day.date), day]));
  const week = WEEKDAYS.map((weekday) => hoursOf(definition, weekday));
  const before = new Int32Array(last - first + 2);
  const sessionAt = new Int32Array(last - first + 2);
  const workingDays: number[] = [];
  const opens: number[] = [];
  const closes: number[] = [];
  const worked: number[] = [];
  let total = 0;
  for (let day = first; day <= last; day++) {
    const own = special.get(day);
    const sessions = own === undefined ? (week[weekdayOf(day)] ?? []) : sessionsOf(definition, own);
    if (sessions.length > 0) workingDays.push(day);
    for (const session of sessions) {
      total += (session.to - session.from) * MINUTE_MS;
      opens.push(startOfDay(day) + session.from * MINUTE_MS);
      closes.push(startOfDay(day) + session.to * MINUTE_MS);
      worked.push(total);
    }
    before[day - first + 1] = workingDays.length;
    sessionAt[day - first + 1] = opens.length;
  }
  const provisional = [...special].filter(([, day]) => day.provisional === true).map(([day]) => day);
  return {
    first,
    lastLoaded,
    last,
    workingDays: Int32Array.from(workingDays),
    before,
    sessionAt,
    opens: Float64Array.from(opens),
    closes: Float64Array.from(closes),
    worked: Float64Array.from(worked),
    provisional: Int32Array.from(provisional).sort(),
    special,
  };
}

function hoursOf(definition: CalendarDefinition, weekday: Weekday): readonly Session[] {
  const hours = definition.week[weekday];
  return hours === undefined ? [] : parseOfficeHours(hours, weekday);
}
