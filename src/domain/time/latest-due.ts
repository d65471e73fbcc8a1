// The date that several versions of a calendar give together: the latest, because no version makes a date earlier.
import { type Due, type DueInput, dueOf } from './due.ts';
import type { WorkingCalendar } from './working-calendar.ts';

export interface LatestDue extends Due {
  /** The version that gives the date; of those that give the same, the newest. */
  readonly calendar: WorkingCalendar;
}

/**
 * Each version is asked for its own date over the same pauses. Whether the date is settled is for the newest to say.
 *
 * @param calendars one or more, the newest last
 * @param dueOn the date by one of them
 */
export function latestOf(
  calendars: readonly WorkingCalendar[],
  dueOn: (calendar: WorkingCalendar) => Due,
): LatestDue {
  const [first, ...later] = calendars as readonly [WorkingCalendar, ...WorkingCalendar[]];
  let latest: LatestDue = { ...dueOn(first), calendar: first };
  for (const calendar of later) {
    const { dueAt, lateFromAt, provisional } = dueOn(calendar);
    const moves = dueAt >= latest.dueAt;
    latest = {
      dueAt: moves ? dueAt : latest.dueAt,
      lateFromAt: Math.max(lateFromAt, latest.lateFromAt),
      provisional,
      calendar: moves ? calendar : latest.calendar,
    };
  }
  return latest;
}

/** @throws DomainError as `dueOf` */
export function latestDue(
  calendars: readonly WorkingCalendar[],
  input: Omit<DueInput, 'calendar'>,
): LatestDue {
  return latestOf(calendars, (calendar) => dueOf({ ...input, calendar }));
}
