// Office minutes that a child has taken so far: a question since it was asked, a leg in its own stays.
import type { ChildState } from '../../../workflows/child-state.ts';
import { MINUTE_MS } from '../../domain/time/instant.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';

export function workingMinutesOf(child: ChildState, at: number, calendar: WorkingCalendar): number {
  if (child.kind === 'consultation') return minutesBetween(child.context.askedAt, at, calendar);
  const { spent, stay } = child.context;
  return spent + (stay === null ? 0 : minutesBetween(stay.enteredAt, at, calendar));
}

export function minutesBetween(from: number, to: number, calendar: WorkingCalendar): number {
  return Math.floor(calendar.workingTimeBetween(from, to) / MINUTE_MS);
}
