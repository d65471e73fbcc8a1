// A working calendar as data: the week, and the days that differ from it.

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/**
 * - `off`, `swapOff`: nobody works; the second was exchanged for a `swapWork` day.
 * - `swapWork`: works `hours`, or the week's Monday hours (whatever its own weekday has).
 * - `work`: works `hours`, or its weekday's hours, or Monday's when that weekday is off.
 * - `halfDay`: works `hours`, or the first session of its weekday.
 */
export const CALENDAR_DAY_KINDS = Object.freeze(['off', 'swapOff', 'swapWork', 'halfDay', 'work'] as const);
export type CalendarDayKind = (typeof CALENDAR_DAY_KINDS)[number];

export interface CalendarDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly kind: CalendarDayKind;
  readonly name?: string;
  readonly note?: string;
  /** `07:00-11:30,13:30-17:00`. */
  readonly hours?: string;
  /** Not yet announced by the Prime Minister (Labour Code 2019 Art. 112.3). */
  readonly provisional?: boolean;
}

/** One version of a calendar. It says nothing about a day outside `firstDay` to `lastDay`. */
export interface CalendarDefinition {
  readonly name: string;
  readonly version: number;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Office hours by weekday; a weekday without hours is off. */
  readonly week: Partial<Record<Weekday, string>>;
  readonly days: readonly CalendarDay[];
}

/** Monday to Friday, 07:00–11:30 and 13:30–17:00: eight hours. Provinces fix their own. */
export const DEFAULT_WEEK: Partial<Record<Weekday, string>> = Object.freeze({
  mon: '07:00-11:30,13:30-17:00',
  tue: '07:00-11:30,13:30-17:00',
  wed: '07:00-11:30,13:30-17:00',
  thu: '07:00-11:30,13:30-17:00',
  fri: '07:00-11:30,13:30-17:00',
});
