// When a task is due, from a day or a limit, on the giver's working calendar.
import { dueSoonFrom } from '../domain/time/deadlines.ts';
import { DomainError } from '../domain/domain-error.ts';
import { dueOf } from '../domain/time/due.ts';
import { dayOf, HOUR_MS, parseDay, startOfDay } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Limit } from '../domain/time/limit.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';
import type { DueWish } from './task-bodies.ts';
import type { TaskDue } from '../../workflows/assigned-task/words.ts';

/** Working hours in which a task is to be taken on; a setting of the product, no decree names one. */
const ACCEPT_HOURS = 8;

/**
 * @param day local day, `YYYY-MM-DD`; one on which nobody works moves to the next working day (Civil Code 2015
 *   Art. 148.5). It ends when the office closes and is missed from the end of that day.
 * @throws DomainError `task.dueInThePast`, `limit.invalid`, `calendar.outsideLoadedYears`
 */
export function taskDue(
  wish: { readonly day: string } | { readonly limit: Limit },
  from: Instant,
  calendar: WorkingCalendar,
): TaskDue {
  const due = 'day' in wish ? dueOnDay(wish.day, calendar) : dueOf({ from, limit: wish.limit, calendar });
  if (due.dueAt <= from)
    throw new DomainError('task.dueInThePast', 'A task must be due after it is given', { dueAt: due.dueAt });
  return {
    dueAt: due.dueAt,
    lateFrom: due.lateFromAt,
    dueSoon: dueSoonFrom({ from, dueAt: due.dueAt, calendar }),
  };
}

/** By when the lead must have taken the task on, and never after it is due. */
export function acceptBy(given: Instant, due: TaskDue, calendar: WorkingCalendar): Instant {
  return Math.min(calendar.addWorkingTime(given, ACCEPT_HOURS * HOUR_MS), due.dueAt);
}

function dueOnDay(text: string, calendar: WorkingCalendar): { dueAt: Instant; lateFromAt: Instant } {
  const asked = parseDay(text);
  const day = calendar.isWorkingDay(asked) ? asked : calendar.addWorkingDays(asked, 1);
  const dueAt = calendar.closeOf(day);
  return { dueAt, lateFromAt: startOfDay(dayOf(dueAt) + 1) };
}

/** @throws DomainError `facts.missing` */
export function wishOf({ day, limit }: DueWish): Parameters<typeof taskDue>[0] {
  if (day !== undefined) return { day };
  if (limit !== undefined) return { limit: limit as Limit };
  throw new DomainError('facts.missing', 'Say by which day or in how much time it is due', {
    errors: [{ pointer: '/due', code: 'facts.missing', detail: 'day or limit' }],
  });
}
