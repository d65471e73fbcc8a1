// Whether a newer version of a calendar still says what an older one changed: then annulling the older one changes nothing. Pure.
import type { CalendarDay, CalendarDefinition, Weekday } from '../domain/time/calendar-definition.ts';
import { calendarDifferences, sameDay } from './merge-calendars.ts';

/**
 * @param before what would be in force without `changed`
 * @param newer a version that was built after `changed`
 */
export function carriesOn(
  before: CalendarDefinition,
  changed: CalendarDefinition,
  newer: CalendarDefinition,
): boolean {
  const said = new Map(newer.days.map((day) => [day.date, day]));
  const day = calendarDifferences(before, changed).days.some(({ date, before: was, after: is }) => {
    const now = said.get(date) ?? null;
    return sameDay(now, is) || (!countsAlike(was, is) && countsAlike(now, is));
  });
  return day || carriesWeek(before, changed, newer) || carriesRange(before, changed, newer);
}

function carriesWeek(
  { week: was }: CalendarDefinition,
  { week: is }: CalendarDefinition,
  { week: now }: CalendarDefinition,
): boolean {
  const weekdays = [...new Set([...Object.keys(was), ...Object.keys(is)])] as Weekday[];
  return weekdays.some((weekday) => was[weekday] !== is[weekday] && now[weekday] === is[weekday]);
}

/** Days that were not loaded before are worked or off by the week, if nothing else is said of them. */
function carriesRange(was: CalendarDefinition, is: CalendarDefinition, now: CalendarDefinition): boolean {
  const first = is.firstDay < was.firstDay && now.firstDay < was.firstDay;
  return first || (is.lastDay > was.lastDay && now.lastDay > was.lastDay);
}

function countsAlike(a: CalendarDay | null, b: CalendarDay | null): boolean {
  return a?.kind === b?.kind && a?.hours === b?.hours;
}
