// Time during which the clock stands still, and how it pushes an end back.
import { DomainError } from '../domain-error.ts';
import { type Day, dayOf, type Instant, MINUTE_MS } from './instant.ts';
import { countsByHours, type Limit } from './limit.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** The clock stands still from `from` up to, not including, `to`. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
  readonly reason?: string;
}

/** How pauses count on the grid of days. */
export interface PauseRule {
  /** A pause of fewer office minutes moves no date in days. */
  readonly shortestMinutes: number;
}

/** Days from `from` up to, not including, `to`. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

/**
 * The pauses after an instant in rising order, overlapping and touching ones made one. The order given is of no matter.
 *
 * @throws DomainError `pause.invalid` when one ends before it begins
 */
export function mergePauses(pauses: readonly Pause[], after: Instant): Pause[] {
  const merged: { from: Instant; to: Instant }[] = [];
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    if (!(pause.to >= pause.from))
      throw new DomainError('pause.invalid', 'A pause must end after it begins', { ...pause });
    const from = Math.max(pause.from, after);
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, pause.to);
    else if (pause.to > from) merged.push({ from, to: pause.to });
  }
  return merged;
}

/**
 * The days that merged pauses take out. The day on which a pause begins is not counted, the day on which it is
 * resumed is; a pause that is over on the day it began takes out none. Under a rule nothing is taken of a day that was
 * worked to its last close, nor by a pause that is too short.
 *
 * @param rule left out: of a run that began before there was one; every pause over midnight then takes its days
 */
export function pausedDays(merged: readonly Pause[], calendar: WorkingCalendar, rule?: PauseRule): DaySpan[] {
  const spans: DaySpan[] = [];
  for (const pause of merged) {
    if (isTooShort(pause, calendar, rule)) continue;
    const [from, to] = [firstPausedDay(pause.from, calendar, rule), dayOf(pause.to)];
    if (to > from) spans.push({ from, to });
  }
  return spans;
}

/** Whether a merged pause moves no date in days, because it is shorter than the rule asks for. */
export function isTooShort(pause: Pause, calendar: WorkingCalendar, rule?: PauseRule): boolean {
  if (rule === undefined) return false;
  return calendar.workingTimeBetween(pause.from, pause.to) < rule.shortestMinutes * MINUTE_MS;
}

/** The first day that a pause which lasts takes out: the next one when it begins at or after the day's last close. */
function firstPausedDay(from: Instant, calendar: WorkingCalendar, rule?: PauseRule): Day {
  const day = dayOf(from);
  const worked = rule !== undefined && calendar.isWorkingDay(day) && from >= calendar.closeOf(day);
  return worked ? day + 1 : day;
}

/** Whether a pause that lasts takes a part of the time up to a due instant, and so keeps it from coming. */
export function keepsFromDue(
  since: Instant,
  { dueAt, limit }: { readonly dueAt: Instant; readonly limit: Limit },
  calendar: WorkingCalendar,
  rule?: PauseRule,
): boolean {
  if (countsByHours(limit)) return since < dueAt;
  return firstPausedDay(since, calendar, rule) <= dayOf(dueAt);
}

/** Whether a day is not counted. */
export function isPausedDay(day: Day, spans: readonly DaySpan[]): boolean {
  return spans.some((span) => day >= span.from && day < span.to);
}

/** The last working day of a limit that began on `start` and, unpaused, ends on `last`. */
export function pushWorkingDays(
  calendar: WorkingCalendar,
  start: Day,
  last: Day,
  spans: readonly DaySpan[],
): Day {
  let end = last;
  for (const span of spans) {
    if (span.from > end) break;
    end = calendar.addWorkingDays(end, calendar.workingDaysIn(Math.max(span.from, start + 1), span.to));
  }
  return end;
}

/** The last calendar day of a limit that began on `start` and, unpaused, ends on `last`. */
export function pushDays(start: Day, last: Day, spans: readonly DaySpan[]): Day {
  let end = last;
  for (const span of spans) {
    if (span.from > end) break;
    end += Math.max(0, span.to - Math.max(span.from, start + 1));
  }
  return end;
}

/** The end of a limit on the hours grid that, unpaused, ends at `end`; paused working time is left out. */
export function pushWorkingTime(calendar: WorkingCalendar, end: Instant, merged: readonly Pause[]): Instant {
  let pushed = end;
  for (const pause of merged) {
    if (pause.from >= pushed) break;
    pushed = calendar.addWorkingTime(pushed, calendar.workingTimeBetween(pause.from, pause.to));
  }
  return pushed;
}

/** The first working day, from a day on, that is not paused (Civil Code 2015 Art. 148.5). */
export function landingDay(calendar: WorkingCalendar, day: Day, spans: readonly DaySpan[]): Day {
  let landed = calendar.nextWorkingDay(day);
  while (isPausedDay(landed, spans)) landed = calendar.addWorkingDays(landed, 1);
  return landed;
}
