// When the loaded years of the calendars end, and whether an administrator must be told. Pure.
import { type Day, formatDay } from '../domain/time/instant.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';

/** Days before the end of the loaded years from which administrators are warned. */
const WARNING_DAYS = 120;

export interface CalendarEnd {
  readonly calendar: string;
  readonly version: number;
  /** Last day that can be counted, `YYYY-MM-DD`. */
  readonly lastDay: string;
  /** Negative once the end has passed. */
  readonly daysLeft: number;
}

/** How long each calendar still lasts. */
export function calendarEnds(calendars: readonly WorkingCalendar[], today: Day): CalendarEnd[] {
  return calendars.map(({ name, version, lastDay }) => ({
    calendar: name,
    version,
    lastDay: formatDay(lastDay),
    daysLeft: lastDay - today,
  }));
}

/** Those that end so soon that the next year must be loaded. */
export function endingCalendars(calendars: readonly WorkingCalendar[], today: Day): CalendarEnd[] {
  return calendarEnds(calendars, today).filter(({ daysLeft }) => daysLeft <= WARNING_DAYS);
}
