// Looks back along the working calendar, which itself only counts forward.
import { dueOf } from '../domain/time/due.ts';
import { dayOf, HOUR_MS } from '../domain/time/instant.ts';
import type { Day, Instant } from '../domain/time/instant.ts';
import type { Limit } from '../domain/time/limit.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';

/** The instant from which so much working time leads to `until`. */
export function workingTimeBefore(until: Instant, ms: number, calendar: WorkingCalendar): Instant {
  let day = calendar.previousWorkingDay(dayOf(until));
  while (calendar.workingTimeBetween(calendar.openOf(day), until) < ms)
    day = calendar.addWorkingDays(day, -1);
  const open = calendar.openOf(day);
  return calendar.addWorkingTime(open, calendar.workingTimeBetween(open, until) - ms);
}

/** The last working day on which an acceptance in the morning is due on `due` or before. */
export function acceptanceDayFor(due: Day, limit: Limit, calendar: WorkingCalendar): Day {
  let day = calendar.previousWorkingDay(due);
  const dueDayOf = (accepted: Day): Day =>
    dayOf(dueOf({ from: calendar.openOf(accepted) + HOUR_MS, limit, calendar }).dueAt);
  while (dueDayOf(day) > due) day = calendar.addWorkingDays(day, -1);
  return day;
}
