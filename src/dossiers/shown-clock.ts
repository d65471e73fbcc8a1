// How a clock is shown: the state of the chart's clock that its judged lateness stands for, the same on card and list.
import type { TimedClock, Verdict } from '../domain/time/lateness.ts';

const CLOCKS: Readonly<Record<Verdict, string>> = {
  notStarted: 'notStarted',
  onTime: 'running.onTime',
  dueSoon: 'running.dueSoon',
  late: 'running.late',
  paused: 'paused',
  stoppedEarly: 'stopped.early',
  stoppedOnTime: 'stopped.onTime',
  stoppedLate: 'stopped.late',
};

/** A timer may not have fired yet: what is shown is what is true now. */
export function shownClock(verdict: Verdict, state: TimedClock['state']): string {
  return verdict === 'late' && state === 'paused' ? 'paused.late' : CLOCKS[verdict];
}
