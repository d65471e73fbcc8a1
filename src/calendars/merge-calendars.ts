// A calendar with some of its years replaced, and what that changes. Pure.
import { DomainError } from '../domain/domain-error.ts';
import type { CalendarDay, CalendarDefinition } from '../domain/time/calendar-definition.ts';
import { parseDay } from '../domain/time/instant.ts';

/** A day before and after; null where the calendar says no more than its week does. */
interface DayDifference {
  readonly date: string;
  readonly before: CalendarDay | null;
  readonly after: CalendarDay | null;
}

export interface CalendarDifferences {
  readonly weekChanged: boolean;
  /** `[firstDay, lastDay]` before and after; absent when they are the same. */
  readonly range?: { readonly before: readonly [string, string]; readonly after: readonly [string, string] };
  readonly days: readonly DayDifference[];
}

/**
 * The next version of a calendar: the days from `firstDay` to `lastDay` of what came in, everything else as before.
 * So a file of one year adds or settles that year and loses no other.
 *
 * @throws DomainError `calendar.gap` when years between the two would be unknown
 */
export function mergeCalendars(before: CalendarDefinition, incoming: CalendarDefinition): CalendarDefinition {
  if (
    parseDay(incoming.firstDay) > parseDay(before.lastDay) + 1 ||
    parseDay(incoming.lastDay) < parseDay(before.firstDay) - 1
  )
    throw new DomainError(
      'calendar.gap',
      `Calendar ${before.name} knows ${before.firstDay} to ${before.lastDay}; ${incoming.firstDay} to ${incoming.lastDay} would leave days unknown between them`,
      { before: [before.firstDay, before.lastDay], incoming: [incoming.firstDay, incoming.lastDay] },
    );
  const kept = before.days.filter(({ date }) => date < incoming.firstDay || date > incoming.lastDay);
  return {
    name: before.name,
    version: before.version + 1,
    firstDay: before.firstDay < incoming.firstDay ? before.firstDay : incoming.firstDay,
    lastDay: before.lastDay > incoming.lastDay ? before.lastDay : incoming.lastDay,
    week: incoming.week,
    days: [...kept, ...incoming.days].sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

/** What differs between two versions, day by day in rising order. */
export function calendarDifferences(
  before: CalendarDefinition,
  after: CalendarDefinition,
): CalendarDifferences {
  const earlier = new Map(before.days.map((day) => [day.date, day]));
  const later = new Map(after.days.map((day) => [day.date, day]));
  const dates = [...new Set([...earlier.keys(), ...later.keys()])].sort();
  const days = dates.flatMap((date) => {
    const [was, is] = [earlier.get(date) ?? null, later.get(date) ?? null];
    return sameDay(was, is) ? [] : [{ date, before: was, after: is }];
  });
  const sameRange = before.firstDay === after.firstDay && before.lastDay === after.lastDay;
  return {
    weekChanged: !sameWeek(before.week, after.week),
    ...(sameRange
      ? {}
      : { range: { before: [before.firstDay, before.lastDay], after: [after.firstDay, after.lastDay] } }),
    days,
  };
}

/** Whether two versions count alike and say the same of every day. */
export function sameCalendar(differences: CalendarDifferences): boolean {
  return !differences.weekChanged && differences.range === undefined && differences.days.length === 0;
}

/** The first day that counts otherwise, `YYYY-MM-DD`; null when the week changed, so that any may. */
export function firstChangedDay({ weekChanged, days }: CalendarDifferences): string | null {
  return weekChanged ? null : (days[0]?.date ?? null);
}

/** Whether the same is said of a day; null where only the week speaks. */
export function sameDay(a: CalendarDay | null, b: CalendarDay | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.kind === b.kind &&
    a.name === b.name &&
    a.note === b.note &&
    a.hours === b.hours &&
    (a.provisional ?? false) === (b.provisional ?? false)
  );
}

function sameWeek(a: CalendarDefinition['week'], b: CalendarDefinition['week']): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof typeof a>;
  return [...keys].every((key) => a[key] === b[key]);
}
