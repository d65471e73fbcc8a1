// When a result is due: the one calculation behind receipts, lists, alerts and reports.
import { addMonths } from './civil-date.ts';
import { type Day, dayOf, HOUR_MS, type Instant, MINUTE_MS, startOfDay } from './instant.ts';
import { checkLimit, countsByHours, cutoffMinutes, type Limit, workingMsOf } from './limit.ts';
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

/** How a procedure reads its limits; what is left out has the first value named. */
export interface DuePolicy {
  /** `officeClose`: when the office closes on the due day. `clockTime`: at the hour of acceptance, kept within office hours. */
  readonly due?: 'officeClose' | 'clockTime';
  /**
   * `asReceived`: an acceptance outside office hours counts for its own day. `nextOpening`: it counts as accepted when
   * the office opens next. The instant at which a session ends is still inside it.
   */
  readonly outsideHours?: 'asReceived' | 'nextOpening';
  /**
   * An acceptance later than one hour before the office closes counts as accepted when it opens on the next working
   * day; so does one on a day off, since an earlier acceptance must not end later. Default false.
   */
  readonly lastHourCountsNextDay?: boolean;
}

export interface DueInput {
  /** The acceptance. */
  readonly from: Instant;
  readonly limit: Limit;
  readonly calendar: WorkingCalendar;
  readonly policy?: DuePolicy;
  /** Intervals in which the clock stood still, in any order; they may overlap. */
  readonly pauses?: readonly Pause[];
  readonly pauseRule?: PauseRule;
}

export interface Due {
  /** The hour that is printed on the receipt. */
  readonly dueAt: Instant;
  /** The first late instant: the end of the due day (Civil Code 2015 Art. 148.6); `dueAt` when hours are counted. */
  readonly lateFromAt: Instant;
  /** Whether a day from acceptance to due day is not settled yet in the calendar. */
  readonly provisional: boolean;
}

const NO_SPANS: readonly DaySpan[] = Object.freeze([]);

/**
 * When a limit that starts with an acceptance ends.
 *
 * - The day of acceptance is not counted (Civil Code 2015 Art. 147.3); hours run from the instant (147.1).
 * - `workingDays`, whole: the N-th working day after it. A fraction: N times 8 hours on the office-hours grid.
 * - `days`: N calendar days after it; a last day off moves to the next working day (148.5).
 * - `months`: the corresponding day, or the month's last (148.3), then as days.
 * - `workingHours`, `hours`: minute by minute while the office is open.
 * - `sameDay`: the close of that day; of the next working day when received after the cutoff or after closing.
 * - Paused days (see `pausedDays`) are not counted, paused minutes are left out, and no due day is a paused one.
 *
 * @throws DomainError `limit.invalid`, `pause.invalid`, `calendar.outsideLoadedYears`
 */
export function dueOf(input: DueInput): Due {
  const { limit, calendar, policy, pauses } = input;
  checkLimit(limit);
  const from = countedFrom(input.from, calendar, policy);
  const start = dayOf(from);
  const merged = pauses === undefined || pauses.length === 0 ? undefined : mergePauses(pauses, from);
  if (countsByHours(limit)) {
    const end = calendar.addWorkingTime(from, workingMsOf(limit));
    const dueAt = merged === undefined ? end : pushWorkingTime(calendar, end, merged);
    return { dueAt, lateFromAt: dueAt, provisional: calendar.hasProvisional(start, dayOf(dueAt)) };
  }
  const spans = merged === undefined ? NO_SPANS : pausedDays(merged, calendar, input.pauseRule);
  const day = lastDay(from, limit, calendar, spans);
  const keepsHour = policy?.due === 'clockTime' && limit.unit !== 'sameDay';
  const dueAt = keepsHour ? atClockTime(day, from - startOfDay(start), calendar) : calendar.closeOf(day);
  return { dueAt, lateFromAt: startOfDay(day + 1), provisional: calendar.hasProvisional(start, day) };
}

/** The instant from which an acceptance counts under a policy. @throws DomainError `calendar.outsideLoadedYears` */
export function countedFrom(from: Instant, calendar: WorkingCalendar, policy?: DuePolicy): Instant {
  if (policy === undefined) return from;
  const day = dayOf(from);
  if (policy.lastHourCountsNextDay === true) {
    if (!calendar.isWorkingDay(day) || from > calendar.closeOf(day) - HOUR_MS)
      return calendar.openOf(calendar.addWorkingDays(day, 1));
  }
  if (policy.outsideHours !== 'nextOpening') return from;
  const endsSession = calendar.isOpen(from - 1);
  return endsSession ? from : calendar.nextOpening(from);
}

/** A time of day on a working day, while the office is open or at the end of a session: 12:15 gives 13:30. */
export function atClockTime(day: Day, sinceMidnight: number, calendar: WorkingCalendar): Instant {
  const instant = startOfDay(day) + sinceMidnight;
  const [open, close] = [calendar.openOf(day), calendar.closeOf(day)];
  if (instant <= open || instant >= close) return instant <= open ? open : close;
  return calendar.isOpen(instant - 1) ? instant : calendar.nextOpening(instant);
}

/** The day on which a limit in days or months ends before it is moved off a day off, paused days included. */
export function nominalLastDay(start: Day, limit: Limit, spans: readonly DaySpan[]): Day {
  const end = limit.unit === 'months' ? addMonths(start, limit.amount) : start + limit.amount;
  return pushDays(start, end, spans);
}

function lastDay(from: Instant, limit: Limit, calendar: WorkingCalendar, spans: readonly DaySpan[]): Day {
  const start = dayOf(from);
  if (limit.unit === 'workingDays') {
    const last = calendar.addWorkingDays(start, limit.amount);
    return spans.length === 0 ? last : pushWorkingDays(calendar, start, last, spans);
  }
  if (limit.unit !== 'sameDay') return landingDay(calendar, nominalLastDay(start, limit, spans), spans);
  const inTime =
    calendar.isWorkingDay(start) &&
    from < calendar.closeOf(start) &&
    from <= startOfDay(start) + cutoffMinutes(limit) * MINUTE_MS;
  return landingDay(calendar, inTime ? start : start + 1, spans);
}
