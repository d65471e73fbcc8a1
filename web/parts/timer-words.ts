// What a running clock is said to have left, or to be over, also where that is no working time at all.
import type { TimerFacts } from './timer-facts.ts';

/** The message, and the working minutes that it may name. */
export interface TimerWords {
  readonly key:
    | 'timer.left'
    | 'timer.soon'
    | 'timer.dueToday'
    | 'timer.lastMinute'
    | 'timer.noneLeft'
    | 'timer.late'
    | 'timer.lateNow'
    | 'timer.wasLate'
    | 'timer.wasLateNow';
  readonly minutes: number;
}

const MINUTE_MS = 60_000;

/**
 * What is left; where no working minute is though the clock is not late, why: the day goes on after the hour that was
 * promised, the last minute runs, or the time until then is not worked.
 *
 * @param now epoch milliseconds by the service's clock
 */
export function leftOf({ clock, remainingMinutes, statutoryDueAt }: TimerFacts, now: number): TimerWords {
  const minutes = remainingMinutes ?? 0;
  if (minutes >= 1 || statutoryDueAt === null)
    return { key: clock === 'running.dueSoon' ? 'timer.soon' : 'timer.left', minutes };
  const ahead = Date.parse(statutoryDueAt) - now;
  if (ahead <= 0) return { key: 'timer.dueToday', minutes };
  return { key: ahead < MINUTE_MS ? 'timer.lastMinute' : 'timer.noneLeft', minutes };
}

/** How far over; without a number before the first working minute has passed. */
export function overOf({ clock, overMinutes }: TimerFacts): TimerWords {
  const minutes = overMinutes ?? 0;
  if (clock === 'stopped.late') return { key: minutes < 1 ? 'timer.wasLateNow' : 'timer.wasLate', minutes };
  return { key: minutes < 1 ? 'timer.lateNow' : 'timer.late', minutes };
}
