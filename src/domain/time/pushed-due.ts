// A due instant that was set by hand, pushed back by the pauses that came after it was set.
import { atClockTime } from './due.ts';
import { type Day, dayOf, type Instant, startOfDay } from './instant.ts';
import { countsByHours, type Limit } from './limit.ts';
import {
  type DaySpan,
  landingDay,
  mergePauses,
  type Pause,
  pausedDays,
  type PauseRule,
  pushDays,
  pushWorkingDays,
  pushWorkingTime,
} from './paused-time.ts';
import type { WorkingCalendar } from './working-calendar.ts';

export interface SetDueInput {
  /** When the date was set. */
  readonly from: Instant;
  readonly dueAt: Instant;
  /** The limit it stands for: its unit says whether hours, working days or days are made good. */
  readonly limit: Limit;
  readonly calendar: WorkingCalendar;
  readonly pauses: readonly Pause[];
  readonly pauseRule?: PauseRule;
}

/**
 * The same derivation as a limit's: paused working time, working days or days are added at the end, and a day that is
 * off moves to the next working day at the same hour. With nothing to make good, `dueAt` itself.
 *
 * @throws DomainError `pause.invalid`, `calendar.outsideLoadedYears`
 */
export function pushedDue({ from, dueAt, limit, calendar, pauses, pauseRule }: SetDueInput): Instant {
  const merged = mergePauses(pauses, from);
  const pushed = countsByHours(limit) ? pushWorkingTime(calendar, dueAt, merged) : dueAt;
  const spans = countsByHours(limit) ? [] : pausedDays(merged, calendar, pauseRule);
  const last = dayOf(pushed);
  const ending = lastDay(dayOf(from), last, limit, calendar, spans);
  const day = landingDay(calendar, ending, spans);
  return day === last ? pushed : atClockTime(day, pushed - startOfDay(last), calendar);
}

function lastDay(
  start: Day,
  last: Day,
  limit: Limit,
  calendar: WorkingCalendar,
  spans: readonly DaySpan[],
): Day {
  if (limit.unit === 'workingDays') return pushWorkingDays(calendar, start, last, spans);
  return pushDays(start, last, spans);
}
