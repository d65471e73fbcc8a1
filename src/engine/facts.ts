// Computes the facts that an event carries into the chart, so that the chart itself knows no calendar.
import { stepBudgetMs } from '../domain/process/step-budget.ts';
import { projectClock } from '../domain/time/clock-ledger.ts';
import type { ClockView, LedgerEntry } from '../domain/time/clock-ledger.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';
import type { DossierContext, DueInstants, Verdict } from '../../workflows/dossier-context.ts';
import type { ClockFacts } from '../../workflows/dossier-events.ts';
import {
  DEFAULT_SUPPLEMENT,
  lapseAt,
  receptionDueAt,
  reminderAt,
  supplementRestarts,
  transferDueAt,
} from '../../workflows/deadlines.ts';
import { lateness } from '../domain/time/lateness.ts';
import type { PinnedProcess } from './definitions.ts';

/** What times a dossier: its pinned process, the calendar in force, and the versions its ledger names. */
export interface Timing {
  readonly pinned: PinnedProcess;
  readonly calendar: WorkingCalendar;
  readonly calendarVersion: (name: string, version: number) => WorkingCalendar;
}

/** Facts while the ledger stays as it is: the clock's own instants are those the context already holds. */
export function presentFacts(
  context: DossierContext,
  ledger: readonly LedgerEntry[],
  at: number,
  timing: Timing,
): ClockFacts {
  return factsWith(context, context.due, ledger, null, at, timing);
}

/** Facts once the ledger has taken this event's entries: every instant of the clock is derived anew. */
export function movedFacts(
  context: DossierContext,
  ledger: readonly LedgerEntry[],
  at: number,
  timing: Timing,
): ClockFacts {
  const view = projectClock(ledger, timing.calendarVersion, at);
  const due: DueInstants = {
    ...context.due,
    statutory: view.statutoryDueAt,
    lateFrom: view.lateFromAt,
    promised: view.promisedDueAt,
    dueSoon: view.dueSoonAt,
    apology: view.apologyDueAt,
    apologyTask: view.apologyTaskAt,
  };
  return factsWith(context, due, ledger, verdictOf(view, at), at, timing);
}

function factsWith(
  context: DossierContext,
  due: DueInstants,
  ledger: readonly LedgerEntry[],
  verdict: Verdict | null,
  at: number,
  timing: Timing,
): ClockFacts {
  const { calendar, pinned } = timing;
  const rule = pinned.definition.supplement ?? DEFAULT_SUPPLEMENT;
  const spentNow = () =>
    context.stepSince === null ? 0 : calendar.workingTimeBetween(context.stepSince, at);
  return {
    due,
    verdict,
    spentNow,
    deadline: (name) => {
      if (name === 'transfer') return transferDueAt(at, calendar);
      if (name === 'reception') return receptionDueAt(at, calendar);
      return name === 'lapse' ? lapseAt(at, rule, calendar) : reminderAt(at, calendar);
    },
    stepDue: (key) => stepDue(key, context, due, spentNow, ledger, at, timing),
    afterSupplement: () => {
      const started = runStart(ledger);
      return started === null || supplementRestarts(at, started, context.supplements, rule, calendar)
        ? 'restart'
        : 'resume';
    },
  };
}

/** Where what is left of the step's budget would end; all visits of a step share one budget. */
function stepDue(
  key: string,
  context: DossierContext,
  due: DueInstants,
  spentNow: () => number,
  ledger: readonly LedgerEntry[],
  at: number,
  { pinned, calendar }: Timing,
): number | null {
  const { process, limit } = pinned.definition;
  const step = process.steps.find((one) => one.key === key);
  const runMs = () =>
    due.statutory === null ? 0 : calendar.workingTimeBetween(runStart(ledger) ?? at, due.statutory);
  const budget = step ? stepBudgetMs(step.budget, limit, runMs) : null;
  if (budget === null) return null;
  const standsThere = context.step === key && context.due.step !== null;
  const spent = (context.spent[key] ?? 0) + (standsThere ? spentNow() : 0);
  return calendar.addWorkingTime(at, Math.max(0, Math.round(budget - spent)));
}

function runStart(ledger: readonly LedgerEntry[]): number | null {
  for (let i = ledger.length - 1; i >= 0; i--) {
    const entry = ledger[i]!;
    if (entry.kind === 'start' || entry.kind === 'restart') return entry.at;
  }
  return null;
}

function verdictOf(view: ClockView, at: number): Verdict | null {
  switch (lateness(view, at).verdict) {
    case 'stoppedEarly':
      return 'early';
    case 'stoppedOnTime':
      return 'onTime';
    case 'stoppedLate':
      return 'late';
    default:
      return null;
  }
}
