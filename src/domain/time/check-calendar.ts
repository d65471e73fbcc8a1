// Whether a calendar definition makes sense, before anything is counted on it.
import { DomainError } from '../domain-error.ts';
import type { CalendarDay, CalendarDefinition, Weekday } from './calendar-definition.ts';
import { weekdayOf } from './civil-date.ts';
import { parseDay } from './instant.ts';
import { parseOfficeHours, type Session } from './office-hours.ts';

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const KINDS: readonly string[] = ['off', 'swapOff', 'swapWork', 'halfDay', 'work'];
const MAX_DAYS = 366 * 200;

/**
 * Refuses a definition that is wrong anywhere.
 *
 * @param placeOf words put before a complaint about one date
 * @throws DomainError `calendar.invalid`
 */
export function checkCalendarDefinition(
  definition: CalendarDefinition,
  placeOf: (date: string) => string = () => '',
): void {
  const { name, version, week, days } = definition;
  if (typeof name !== 'string' || name === '') throw invalid('a calendar needs a name');
  if (!Number.isInteger(version) || version < 1)
    throw invalid(`${name}: version must be 1, 2, …, found ${version}`);
  const first = parseDay(definition.firstDay);
  const last = parseDay(definition.lastDay);
  if (last < first || last - first > MAX_DAYS)
    throw invalid(`${name}: firstDay ${definition.firstDay} must come before lastDay ${definition.lastDay}`);
  for (const [weekday, hours] of Object.entries(week)) {
    if (!WEEKDAYS.includes(weekday as Weekday)) throw invalid(`${name}: "${weekday}" is not a weekday`);
    parseOfficeHours(hours, `${name}, ${weekday}`);
  }
  const seen = new Set<string>();
  for (const day of days) {
    const place = placeOf(day.date);
    const number = parseDay(day.date);
    if (number < first || number > last)
      throw invalid(`${place}${day.date} lies outside ${definition.firstDay} to ${definition.lastDay}`);
    if (seen.has(day.date)) throw invalid(`${place}${day.date} is given twice`);
    seen.add(day.date);
    if (!KINDS.includes(day.kind))
      throw invalid(`${place}${day.date}: kind must be one of ${KINDS.join(', ')}`);
    sessionsOf(definition, day, place);
  }
}

/**
 * Office hours of a day that differs from the week (see `CalendarDayKind`); none when it is off.
 *
 * @throws DomainError `calendar.invalid` when a day off has hours, or a day of work has none to take
 */
export function sessionsOf(definition: CalendarDefinition, day: CalendarDay, place = ''): readonly Session[] {
  const at = `${place}${day.date}`;
  if (day.kind === 'off' || day.kind === 'swapOff') {
    if (day.hours !== undefined) throw invalid(`${at}: a day off has no hours`);
    return [];
  }
  if (day.hours !== undefined) return parseOfficeHours(day.hours, at);
  const { week } = definition;
  const own = week[WEEKDAYS[weekdayOf(parseDay(day.date))] as Weekday];
  const taken = day.kind === 'swapWork' ? week.mon : day.kind === 'work' ? (own ?? week.mon) : own;
  if (taken === undefined) throw invalid(`${at}: a ${day.kind} day needs hours, the week has none for it`);
  const sessions = parseOfficeHours(taken, at);
  return day.kind === 'halfDay' ? sessions.slice(0, 1) : sessions;
}

function invalid(message: string): DomainError {
  return new DomainError('calendar.invalid', message);
}
