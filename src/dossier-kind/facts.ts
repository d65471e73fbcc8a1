// Computes the facts that an event carries into the chart, so that the chart itself knows no calendar.
import { stepBudgetMs } from '../domain/process/step-budget.ts';
import { projectClock } from '../domain/time/clock-ledger.ts';
import type { ClockView, LedgerEntry } from '../domain/time/clock-ledger.ts';
import type { CalendarRef, WorkingCalendar } from '../domain/time/working-calendar.ts';
import type { DossierContext, DueInstants, Verdict } from '../../workflows/one-stop/dossier-context.ts';
import type { ClockFacts } from '../../workflows/one-stop/dossier-events.ts';
import { lapseAt, receptionDueAt, reminderAt, transferDueAt } from '../../workflows/law/deadlines.ts';
import { runLimitOf } from '../../workflows/one-stop/phase-of.ts';
import type { Regime } from '../../workflows/law/regime.ts';
import { askSupplementNow, supplementRuleOf } from '../../workflows/law/supplement-rule.ts';
import type { SupplementStage } from '../../workflows/law/supplement-rule.ts';
import { receiptDueAt, takeOverDueAt } from '../../workflows/one-stop/take-over.ts';
import { lateness } from '../domain/time/lateness.ts';
import type { PinnedProcess } from './definitions.ts';

/** What times a dossier: its process and regime, both pinned, the calendar in force, and the ledger's versions. */
export interface Timing {
  readonly pinned: PinnedProcess;
  /** The only source of the one-stop mechanism's numbers; the case's own sector rules override it. */
  readonly regime: Regime;
  readonly calendar: WorkingCalendar;
  readonly calendarVersion: (name: string, version: number) => WorkingCalendar;
  /** The versions in force that came after one, the newest last. */
  readonly calendarsAfter: (ref: CalendarRef) => readonly WorkingCalendar[];
  /** The version in force in place of one that was annulled; null for any other. */
  readonly annulled: (ref: CalendarRef) => CalendarRef | null;
  /** The version in force of another calendar. */
  readonly calendarNamed: (name: string) => WorkingCalendar;
  /** Office minutes; of runs that begin now. */
  readonly shortestPause: number;
}

/** Facts while the ledger stays as it is: the clock's own instants are those the context already holds. */
export function presentFacts(
  context: DossierContext,
  ledger: readonly LedgerEntry[],
  at: number,
  timing: Timing,
): ClockFacts {
  const { lateRun, wasLate } = context;
  return factsWith(context, { due: context.due, lateRun, wasLate, verdict: null }, ledger, at, timing);
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
  const lateRun = isLateRun(view, at);
  const derived = { due, lateRun, wasLate: view.wasLate, verdict: verdictOf(view, at) };
  return factsWith(context, derived, ledger, at, timing);
}

/** Whether the run is late, or was when it stopped. */
function isLateRun({ lateFromAt, statutoryDueAt, stoppedAt }: ClockView, at: number): boolean {
  if (lateFromAt === null) return false;
  return stoppedAt === null ? lateFromAt <= at : lateFromAt <= stoppedAt && stoppedAt > statutoryDueAt!;
}

function factsWith(
  context: DossierContext,
  derived: Pick<ClockFacts, 'due' | 'lateRun' | 'wasLate' | 'verdict'>,
  ledger: readonly LedgerEntry[],
  at: number,
  timing: Timing,
): ClockFacts {
  const { calendar, pinned, regime } = timing;
  const { due } = derived;
  const { definition } = pinned;
  const spentNow = () =>
    context.stepSince === null ? 0 : calendar.workingTimeBetween(context.stepSince, at);
  return {
    ...derived,
    spentNow,
    extension: definition.extension?.limit ?? null,
    declaresDuty: definition.process.steps.some(({ kind }) => kind === 'fulfilFinancialDuty'),
    namesFees: definition.fees.length > 0,
    deadline: (name) => {
      switch (name) {
        case 'transfer':
          return transferDueAt(at, regime, calendar);
        case 'reception':
          return receptionDueAt(at, regime, calendar);
        case 'lapse':
          return lapseAt(at, supplementRuleOf(regime, definition), calendar);
        case 'reminder':
          return reminderAt(at, calendar);
        case 'takeOver':
          return takeOverDueAt(at, calendar);
        case 'receipt':
          return receiptDueAt(at, definition, calendar);
      }
    },
    stepDue: (key) => stepDue(key, context, due, spentNow, ledger, at, timing),
    supplement: (leg) => {
      const stage: SupplementStage =
        leg === undefined ? (context.accepted ? 'appraisal' : 'intake') : `leg:${leg}`;
      const before = {
        stage,
        asked: context.asked[stage] ?? 0,
        runStarted: runStart(ledger),
        completedAt: context.supplementedAt[stage] ?? null,
      };
      return askSupplementNow(at, before, supplementRuleOf(regime, definition), calendar);
    },
  };
}

/**
 * Where what is left of the step's budget would end; all visits of a step share one budget. A step of a dossier that is
 * still in time ends with it at the latest.
 */
function stepDue(
  key: string,
  context: DossierContext,
  due: DueInstants,
  spentNow: () => number,
  ledger: readonly LedgerEntry[],
  at: number,
  { pinned, calendar }: Timing,
): number | null {
  const { definition } = pinned;
  const step = definition.process.steps.find((one) => one.key === key);
  const runMs = () =>
    due.statutory === null ? null : calendar.workingTimeBetween(runStart(ledger) ?? at, due.statutory);
  const budget = step ? stepBudgetMs(step.budget, runLimitOf(definition, key), runMs) : null;
  if (budget === null) return null;
  const standsThere = context.step === key && context.due.step !== null;
  const spent = startsAnew(ledger, at) ? 0 : (context.spent[key] ?? 0) + (standsThere ? spentNow() : 0);
  const end = calendar.addWorkingTime(at, Math.max(0, Math.round(budget - spent)));
  return due.statutory !== null && due.statutory > at ? Math.min(end, due.statutory) : end;
}

/** A run that begins with this very event has the steps' shares of its limit anew. */
function startsAnew(ledger: readonly LedgerEntry[], at: number): boolean {
  const last = ledger.at(-1);
  return last?.kind === 'restart' && last.at === at;
}

function runStart(ledger: readonly LedgerEntry[]): number | null {
  for (let i = ledger.length - 1; i >= 0; i--) {
    const entry = ledger[i]!;
    if (entry.kind === 'restart') return entry.at;
    if (entry.kind === 'start') return acceptedAt(ledger) ?? entry.at;
  }
  return null;
}

/** As corrected last; null where the recorded instant holds. */
function acceptedAt(ledger: readonly LedgerEntry[]): number | null {
  const last = ledger.findLast((entry) => entry.kind === 'correction' && entry.replacement?.kind === 'start');
  return last?.kind === 'correction' ? (last.replacement?.at ?? null) : null;
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
