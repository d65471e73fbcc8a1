// The clock ledger: facts that are only ever added, and the clock they give at any instant.
import { type ClockRun, lateFrom, promisedDueAt, type StatutoryDue, statutoryDue } from './clock-run.ts';
import { apologyDueAt, apologyTaskAt, dueSoonFrom } from './deadlines.ts';
import type { Instant } from './instant.ts';
import type { LedgerEntry, WaitingFor } from './ledger-entry.ts';
import { factsUntil } from './ledger-facts.ts';
import { type ClockState, foldFacts, seenAt } from './ledger-fold.ts';
import type { CalendarOf } from './run-calendars.ts';
import type { Limit } from './limit.ts';
import type { WorkingCalendar } from './working-calendar.ts';

export type { LedgerEntry } from './ledger-entry.ts';
export type { CalendarOf } from './run-calendars.ts';

/** The clock at an instant. All dates are those of the current run, or of the last one. */
export interface ClockView {
  readonly state: 'notStarted' | 'running' | 'paused' | 'stopped';
  /** 0 before the start; each restart adds one. */
  readonly run: number;
  /** The acceptance: the start of the first run. */
  readonly acceptedAt: Instant | null;
  /** The start of this run. */
  readonly startedAt: Instant | null;
  readonly limit: Limit | null;
  /** While paused: as it stood when the pause began. */
  readonly statutoryDueAt: Instant | null;
  /**
   * The first late instant. Null while a pause keeps the run from becoming late; once it was late: the instant since
   * when, whatever moved the due date later.
   */
  readonly lateFromAt: Instant | null;
  readonly promisedDueAt: Instant | null;
  readonly dueSoonAt: Instant | null;
  readonly apologyDueAt: Instant | null;
  readonly apologyTaskAt: Instant | null;
  readonly pausedSince: Instant | null;
  readonly waitingFor: WaitingFor | null;
  /** Whether any run has been late, recorded or not. */
  readonly wasLate: boolean;
  /** Whether a re-appointment has been made. */
  readonly reappointed: boolean;
  readonly provisional: boolean;
  readonly stoppedAt: Instant | null;
  /** The calendar the statutory date is counted on; written as its name and version in JSON. */
  readonly calendar: WorkingCalendar | null;
}

/**
 * The clock at an instant, from the facts that had happened by then. The order in which they are given is of no matter.
 *
 * @param calendarOf finds a calendar by name and version
 * @throws DomainError for a sequence that cannot be (see `applyFact`), and as `dueOf`
 */
export function projectClock(ledger: readonly LedgerEntry[], calendarOf: CalendarOf, at: Instant): ClockView {
  return viewOf(foldLedger(ledger, calendarOf, at));
}

/** The state behind `projectClock`, with its runs and pauses. @throws DomainError as `projectClock` */
export function foldLedger(ledger: readonly LedgerEntry[], calendarOf: CalendarOf, at: Instant): ClockState {
  const state = foldFacts(factsUntil(ledger, at), calendarOf);
  return state.stoppedAt === null ? seenAt(state, at) : state;
}

function viewOf(state: ClockState): ClockView {
  const { run } = state;
  const due = run === null ? null : statutoryDue(run);
  return {
    state: stateName(state),
    run: run?.number ?? 0,
    acceptedAt: state.acceptedAt,
    startedAt: run?.startedAt ?? null,
    limit: run?.limit ?? null,
    statutoryDueAt: due?.dueAt ?? null,
    lateFromAt: run === null ? null : (run.lateSince ?? lateFrom(run)),
    promisedDueAt: run === null ? null : promisedDueAt(run),
    ...deadlines(run, due),
    pausedSince: run?.openPause?.since ?? null,
    waitingFor: run?.openPause?.open[0]?.waitingFor ?? null,
    wasLate: state.wasLate,
    reappointed: state.reappointments > 0,
    provisional: due?.provisional ?? false,
    stoppedAt: state.stoppedAt,
    calendar: due?.calendar ?? null,
  };
}

function stateName({ run, stoppedAt }: ClockState): ClockView['state'] {
  if (run === null) return 'notStarted';
  if (stoppedAt !== null) return 'stopped';
  return run.openPause === null ? 'running' : 'paused';
}

function deadlines(
  run: ClockRun | null,
  due: StatutoryDue | null,
): Pick<ClockView, 'dueSoonAt' | 'apologyDueAt' | 'apologyTaskAt'> {
  if (run === null || due === null || due.calendar === null || run.importedDueAt !== null)
    return { dueSoonAt: null, apologyDueAt: null, apologyTaskAt: null };
  const { startedAt: from, pauses, dueSoon, apologyDaysBefore } = run;
  const { dueAt, calendar } = due;
  return {
    dueSoonAt: dueSoonFrom({
      from,
      dueAt,
      calendar,
      pauses,
      apologyDaysBefore,
      ...(dueSoon === undefined ? {} : { threshold: dueSoon }),
    }),
    apologyDueAt: apologyDueAt(from, dueAt, calendar, apologyDaysBefore),
    apologyTaskAt: apologyTaskAt(from, dueAt, calendar, apologyDaysBefore),
  };
}
