// On whose calendar a child of a dossier is counted: that of the agency that owes, in every version since it began.
import type { ChildContext } from '../../../workflows/child-state.ts';
import type { CalendarRef, WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { Timing } from '../facts.ts';

/** The version in force of the calendar that an agency goes by. @param name the dossier's own where it names none */
export function calendarToBegin(name: string | undefined, timing: Timing): WorkingCalendar {
  return name === undefined ? timing.calendar : timing.calendarNamed(name);
}

/**
 * The versions in force since the child's run began, the newest last; without those that were a mistake. A child from before they were kept is counted on
 * the dossier's newest.
 */
export function calendarsOf(
  { calendars }: Pick<ChildContext, 'calendars'>,
  timing: Timing,
): readonly WorkingCalendar[] {
  const newest = calendars?.at(-1);
  if (calendars === undefined || newest === undefined) return [timing.calendar];
  const inForce = calendars.filter((ref) => timing.annulled(ref) === null);
  const later = timing.calendarsAfter(newest);
  const known = inForce.length + later.length > 0 ? inForce : [timing.annulled(newest)!];
  return [...known.map(({ name, version }) => timing.calendarVersion(name, version)), ...later];
}

export const refsOf = (calendars: readonly WorkingCalendar[]): readonly CalendarRef[] =>
  calendars.map(({ name, version }) => ({ name, version }));

/** What its office minutes are measured by. */
export function newestOf(context: Pick<ChildContext, 'calendars'>, timing: Timing): WorkingCalendar {
  return calendarsOf(context, timing).at(-1)!;
}
