// Who used the working time of a dossier: the department, or whoever was waited for.
import { statutoryDue } from './clock-run.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import type { Instant } from './instant.ts';
import type { WaitingFor } from './ledger-entry.ts';
import type { ClockState } from './ledger-fold.ts';
import { endPauses } from './open-pause.ts';

/** Working milliseconds by whom they are charged to. */
export type UsedTime = Readonly<Record<WaitingFor, number>>;

/**
 * Working time from acceptance to an instant, or to the stop, shared out without a remainder: paused time to whoever
 * was waited for, the rest to the department. Null when a run names no calendar.
 *
 * @throws DomainError `calendar.outsideLoadedYears`
 */
export function usedTime(state: ClockState, at: Instant): UsedTime | null {
  const used = { department: 0, citizen: 0, partnerAgency: 0 };
  if (state.run === null) return used;
  const end = Math.min(state.stoppedAt ?? at, at);
  const runs = [...state.earlierRuns, state.run];
  for (const [index, run] of runs.entries()) {
    const { calendar } = statutoryDue(run);
    if (calendar === null) return null;
    used.department += between(calendar, run.startedAt, runs[index + 1]?.startedAt ?? end);
    for (const pause of endPauses(run, end).pauses) {
      const ms = between(calendar, pause.from, pause.to);
      used[pause.waitingFor] += ms;
      used.department -= ms;
    }
  }
  return used;
}

function between(calendar: WorkingCalendar, from: Instant, to: Instant): number {
  return calendar.workingTimeBetween(from, Math.max(from, to));
}
