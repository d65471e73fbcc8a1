// The clock of a dossier as it stands at an instant: dates, verdict and what is left.
import { projectClock } from '../domain/time/clock-ledger.ts';
import { lateness } from '../domain/time/lateness.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { DossierState } from '../dossier-kind/dossier-state.ts';
import type { Timing } from '../dossier-kind/facts.ts';
import type { DossierClockView } from './dossier-view.ts';
import { shownClock } from './shown-clock.ts';

/** What is left and what is over is measured by the days that are worked by what is known now, as on the lists. */
export function clockOf(
  state: DossierState,
  at: Instant,
  { calendar, calendarVersion }: Pick<Timing, 'calendar' | 'calendarVersion'>,
): DossierClockView {
  const now = Math.max(at, state.snapshot.context.at);
  const view = projectClock(state.ledger, calendarVersion, now);
  const { verdict, remainingMs, overMs, wasLate } = lateness({ ...view, calendar }, now);
  const minutes = (ms: number | null) => (ms === null ? null : Math.floor(ms / 60_000));
  return {
    state: shownClock(verdict, view.state),
    verdict,
    wasLate,
    statutoryDueAt: view.statutoryDueAt,
    lateFromAt: view.lateFromAt,
    promisedDueAt: view.promisedDueAt,
    dueSoonAt: view.dueSoonAt,
    stepDueAt: state.columns.stepDueAt,
    remainingMinutes: minutes(remainingMs),
    overMinutes: minutes(overMs),
    waitingFor: view.waitingFor,
    provisional: view.provisional,
  };
}
