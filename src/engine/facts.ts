// Computes the facts that an event carries into the chart, so that the chart itself knows no calendar.
import { stepBudgetMs } from '../domain/process/step-budget.ts';
import type { SupplementRule } from '../domain/process/procedure-definition.ts';
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
  return factsWith(context, { ...context.due, ...deadlines(context, at, timing) }, ledger, null, at, timing);
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
    ...deadlines(context, at, timing),
    statutory: view.statutoryDueAt,
    lateFrom: view.lateFromAt,
    promised: view.promisedDueAt,
    dueSoon: view.dueSoonAt,
    apology: view.apologyDueAt,
    apologyTask: view.apologyTaskAt,
  };
  return factsWith(context, due, ledger, view, at, timing);
}

function deadlines(context: DossierContext, at: number, { calendar, pinned }: Timing) {
  const rule = pinned.definition.supplement ?? DEFAULT_SUPPLEMENT;
  return {
    transfer: context.accepted ? context.due.transfer : transferDueAt(at, calendar),
    reception: receptionDueAt(at, calendar),
    lapse: lapseAt(at, rule, calendar),
    reminder: reminderAt(at, calendar),
  };
}

function factsWith(
  context: DossierContext,
  due: DueInstants,
  ledger: readonly LedgerEntry[],
  view: ClockView | null,
  at: number,
  timing: Timing,
): ClockFacts {
  const spentNow = context.stepSince === null ? 0 : timing.calendar.workingTimeBetween(context.stepSince, at);
  return {
    due,
    spentNow,
    stepDue: stepDue(context, due, spentNow, ledger, at, timing),
    verdict: view === null ? null : verdictOf(view, at),
    afterSupplement: afterSupplement(context, ledger, at, timing),
  };
}

/** Where what is left of each step's budget would end; all visits of a step share one budget. */
function stepDue(
  context: DossierContext,
  due: DueInstants,
  spentNow: number,
  ledger: readonly LedgerEntry[],
  at: number,
  { pinned, calendar }: Timing,
): Record<string, number | null> {
  const { process, limit } = pinned.definition;
  const runMs = () =>
    due.statutory === null ? 0 : calendar.workingTimeBetween(runStart(ledger) ?? at, due.statutory);
  const result: Record<string, number | null> = {};
  for (const step of process.steps) {
    const budget = stepBudgetMs(step.budget, limit, runMs);
    if (budget === null) {
      result[step.key] = null;
      continue;
    }
    const spent =
      (context.spent[step.key] ?? 0) +
      (context.step === step.key && context.due.step !== null ? spentNow : 0);
    result[step.key] = calendar.addWorkingTime(at, Math.max(0, Math.round(budget - spent)));
  }
  return result;
}

function runStart(ledger: readonly LedgerEntry[]): number | null {
  for (let i = ledger.length - 1; i >= 0; i--) {
    const entry = ledger[i]!;
    if (entry.kind === 'start' || entry.kind === 'restart') return entry.at;
  }
  return null;
}

function afterSupplement(
  context: DossierContext,
  ledger: readonly LedgerEntry[],
  at: number,
  { pinned, calendar }: Timing,
): 'restart' | 'resume' {
  const started = runStart(ledger);
  if (started === null) return 'restart';
  const rule: SupplementRule = pinned.definition.supplement ?? DEFAULT_SUPPLEMENT;
  return supplementRestarts(at, started, context.supplements, rule, calendar) ? 'restart' : 'resume';
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
