// Whether a dossier is early, on time, due soon or late: one answer for card, list, alert and report.
import type { ClockView } from './clock-ledger.ts';
import { dayOf, type Instant } from './instant.ts';

export type Verdict =
  'notStarted' | 'onTime' | 'dueSoon' | 'late' | 'paused' | 'stoppedEarly' | 'stoppedOnTime' | 'stoppedLate';

/** What is needed of a clock: a `ClockView`, or the same columns of a list. */
export type TimedClock = Pick<
  ClockView,
  | 'state'
  | 'statutoryDueAt'
  | 'lateFromAt'
  | 'dueSoonAt'
  | 'pausedSince'
  | 'stoppedAt'
  | 'wasLate'
  | 'calendar'
>;

export interface Lateness {
  readonly verdict: Verdict;
  /** Working time left until the due instant, from the result or the pause if there was one; 0 past it or late. */
  readonly remainingMs: number | null;
  /** Working time since it became late, up to the result if there is one, pauses included; 0 when it is not. */
  readonly overMs: number | null;
  /** Whether any run of the dossier was late. */
  readonly wasLate: boolean;
}

/**
 * Judges a clock on its statutory date. By calendar date: a result before the due day is early, on it on time, from
 * `lateFromAt` late, also while it stands paused. A limit in hours (`lateFromAt` is the due instant) is judged by the
 * instant. A dossier that was late in an earlier run is closed as late. Lengths are null without a calendar that covers
 * them.
 *
 * @param at now, not before the instant the clock was projected for
 */
export function lateness(clock: TimedClock, at: Instant): Lateness {
  const { statutoryDueAt: dueAt, lateFromAt } = clock;
  if (clock.state === 'notStarted' || dueAt === null)
    return { verdict: 'notStarted', remainingMs: null, overMs: null, wasLate: clock.wasLate };
  const verdict = verdictOf(clock, dueAt, lateFromAt, at);
  const until = clock.stoppedAt ?? clock.pausedSince ?? at;
  const end = clock.stoppedAt ?? at;
  const isLate = lateFromAt !== null && end >= lateFromAt && (clock.stoppedAt === null || end > dueAt);
  return {
    verdict,
    remainingMs: !isLate && until < dueAt ? workingTime(clock, until, dueAt) : 0,
    overMs: isLate ? workingTime(clock, lateFromAt, end) : 0,
    wasLate: clock.wasLate || verdict === 'late' || verdict === 'stoppedLate',
  };
}

function verdictOf(clock: TimedClock, dueAt: Instant, lateFromAt: Instant | null, at: Instant): Verdict {
  if (clock.state === 'stopped')
    return stoppedVerdict(clock, dueAt, lateFromAt ?? dueAt, clock.stoppedAt ?? at);
  if (lateFromAt !== null && at >= lateFromAt) return 'late';
  if (clock.state === 'paused') return 'paused';
  return clock.dueSoonAt !== null && at >= clock.dueSoonAt ? 'dueSoon' : 'onTime';
}

function stoppedVerdict(clock: TimedClock, dueAt: Instant, lateFromAt: Instant, stoppedAt: Instant): Verdict {
  if (clock.wasLate || (stoppedAt >= lateFromAt && stoppedAt > dueAt)) return 'stoppedLate';
  const countsHours = lateFromAt === dueAt;
  const early = countsHours ? stoppedAt < dueAt : dayOf(stoppedAt) < dayOf(dueAt);
  return early ? 'stoppedEarly' : 'stoppedOnTime';
}

function workingTime(clock: TimedClock, from: Instant, to: Instant): number | null {
  const { calendar } = clock;
  if (calendar === null || !calendar.covers(dayOf(from)) || !calendar.covers(dayOf(to))) return null;
  return calendar.workingTimeBetween(from, to);
}
