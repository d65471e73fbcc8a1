// What a running clock is said to have left, or to be over, also where that is no working time at all.
import { formatWorkingTime } from '../texts/format.ts';
import type { Translator } from '../texts/language.tsx';
import type { TimerFacts } from './timer.tsx';

const MINUTE_MS = 60_000;

/**
 * `Còn 2 giờ`; where no working minute is left though the clock is not late, why: the day goes on after the
 * hour that was promised, the last minute runs, or the time until then is not worked.
 *
 * @param now epoch milliseconds by the service's clock
 */
export function leftWords(
  { clock, remainingMinutes, statutoryDueAt }: TimerFacts,
  now: number,
  t: Translator,
): string {
  const key = clock === 'running.dueSoon' ? 'timer.soon' : 'timer.left';
  const minutes = remainingMinutes ?? 0;
  if (minutes >= 1 || statutoryDueAt === null) return t(key, { time: formatWorkingTime(minutes, t) });
  const ahead = Date.parse(statutoryDueAt) - now;
  if (ahead <= 0) return t('timer.dueToday');
  return t(ahead < MINUTE_MS ? 'timer.lastMinute' : 'timer.noneLeft');
}

/** `Quá hạn 3 giờ`; only `Quá hạn` before the first working minute has passed. */
export function overWords({ clock, overMinutes }: TimerFacts, t: Translator): string {
  const minutes = overMinutes ?? 0;
  const stopped = clock === 'stopped.late';
  if (minutes < 1) return t(stopped ? 'timer.wasLateNow' : 'timer.lateNow');
  return t(stopped ? 'timer.wasLate' : 'timer.late', { time: formatWorkingTime(minutes, t) });
}
