// Writes one step of the chart down: the journal entry, and the state of the dossier after it.
import type { LedgerEntry } from '../domain/time/clock-ledger.ts';
import { MINUTE_MS } from '../domain/time/instant.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';
import { stepBudgetMs } from '../domain/process/step-budget.ts';
import type { DossierContext } from '../../workflows/dossier-context.ts';
import { holdingUnit } from '../../workflows/rights.ts';
import type { ChartStep } from '../../workflows/run-chart.ts';
import type { Decided, Given } from './decided.ts';
import type { ClosedStay, DossierColumns, DossierState, OpenStay, SenderIdentity } from './dossier-state.ts';
import type { Timing } from './facts.ts';
import { foldEntry } from './journal.ts';
import type { ContextPatch, JournalEntry, RaisedAlert } from './journal.ts';

interface Cause {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly sender: SenderIdentity;
  readonly recordedAt: number;
  readonly ledger: readonly LedgerEntry[];
  readonly given?: Given;
}

/**
 * @param step null when a timer came too late to mean anything: the entry then only takes the timer away.
 */
export function recordEntry(
  before: DossierState,
  step: ChartStep | null,
  cause: Cause,
  timing: Timing,
): Decided {
  const after = step?.state ?? before.snapshot;
  const at = after.context.at;
  const columns = step ? columnsAfter(before, step, cause, timing) : before.columns;
  const seq = before.version + 1;
  const moved = step !== null && !sameHolding(before.stay, columns);
  const { type, data, sender, recordedAt, ledger } = cause;
  const openedStay =
    moved && !timing.pinned.chart.closed.has(columns.state)
      ? openStay(seq, columns, after.context, timing)
      : null;
  const cancelled = [
    ...(type in before.timers && !step?.arm.some(({ name }) => name === type) ? [type] : []),
    ...(step?.cancel.filter((name) => name !== type && name in before.timers) ?? []),
  ];
  const alerts = alertsOf(step, columns, openedStay ?? before.stay, before);
  const entry: JournalEntry = {
    seq,
    type,
    at,
    recordedAt,
    sender,
    data,
    value: after.value,
    context: contextPatch(before.snapshot.context, after.context),
    columns: changed(before.columns, columns),
    ...(ledger.length > 0 && { ledger }),
    ...(step && step.arm.length > 0 && { armed: timersOf(step) }),
    ...(cancelled.length > 0 && { cancelled }),
    ...(moved &&
      before.stay && { closedStay: closeStay(before.stay, at, columns.lodgedAt, timing.calendar) }),
    ...(openedStay && { openedStay }),
    ...(alerts.length > 0 && { alerts }),
    ...(step && step.closed.length > 0 && { closedAlerts: step.closed }),
    ...(step && step.forms.length > 0 && { forms: step.forms }),
  };
  const text = JSON.stringify(entry);
  return { state: foldEntry(before, entry, before, text), entry, text };
}

export function timersOf(step: ChartStep): Record<string, number> {
  const armed: Record<string, number> = {};
  for (const { name, fireAt } of step.arm) armed[name] = fireAt;
  return armed;
}

function contextPatch(before: DossierContext, after: DossierContext): ContextPatch {
  const { due, ...patch } = changed(before, after);
  if (due === undefined) return patch;
  const moved = changed(before.due, due);
  return Object.keys(moved).length > 0 ? { ...patch, due: moved } : patch;
}

export function columnsAfter(
  before: DossierState,
  step: ChartStep,
  cause: Cause,
  { pinned }: Timing,
): DossierColumns {
  const { context } = step.state;
  const at = context.at;
  const meta = pinned.chart.metaOf.get(step.course)!;
  const held = heldBy(step, context, pinned.chart.metaOf) ?? before.columns.unitId;
  const closed = pinned.chart.closed.has(step.course);
  const keepsOfficer = meta.charge !== 'none';
  return {
    ...before.columns,
    code: cause.given?.code ?? before.columns.code,
    processVersionId: pinned.id,
    state: step.course,
    clock: step.clock,
    unitId: held,
    officerId: keepsOfficer ? context.officer : null,
    receptionUnitId: context.units.receiving[0] ?? before.columns.receptionUnitId,
    competentUnitId: context.units.competent[0] ?? before.columns.competentUnitId,
    acceptedAt: step.moves.includes('start') ? at : before.columns.acceptedAt,
    statutoryDueAt: context.due.statutory,
    lateFromAt: context.due.lateFrom,
    promisedDueAt: context.due.promised,
    dueSoonAt: context.due.dueSoon,
    stepDueAt: context.due.step,
    resolvedAt: step.course === 'resolved' ? (before.columns.resolvedAt ?? at) : before.columns.resolvedAt,
    closedAt: closed ? (before.columns.closedAt ?? at) : null,
    outcome: context.outcome,
    verdict: context.verdict,
    wasLate: context.wasLate,
  };
}

/** The unit that holds the dossier in the step's new state. */
export function heldBy(
  step: ChartStep,
  context: DossierContext,
  metaOf: Timing['pinned']['chart']['metaOf'],
): string | null {
  const meta = metaOf.get(step.course)!;
  if (meta.holder !== 'step') return holdingUnit(context, meta.holder.unit, meta.holder.position);
  const holder =
    metaOf.get(`processing.${context.step}`)?.holder ??
    metaOf.get(context.accepted ? 'accepted' : 'lodged')!.holder;
  return holder === 'step' ? null : holdingUnit(context, holder.unit, holder.position);
}

function sameHolding(stay: OpenStay | null, columns: DossierColumns): boolean {
  return (
    stay !== null &&
    stay.state === columns.state &&
    stay.unitId === columns.unitId &&
    stay.officerId === columns.officerId
  );
}

export function openStay(
  seq: number,
  columns: DossierColumns,
  context: DossierContext,
  timing: Timing,
): OpenStay {
  const { process, limit } = timing.pinned.definition;
  const inStep = columns.state === 'accepted' || columns.state.startsWith('processing.');
  const step = inStep ? process.steps.find(({ key }) => key === context.step) : undefined;
  const budget = step
    ? stepBudgetMs(step.budget, limit, () =>
        columns.acceptedAt !== null && columns.statutoryDueAt !== null
          ? timing.calendar.workingTimeBetween(columns.acceptedAt, columns.statutoryDueAt)
          : 0,
      )
    : null;
  return {
    seq,
    state: columns.state,
    step: inStep ? context.step : null,
    unitId: columns.unitId,
    officerId: columns.officerId,
    charge: timing.pinned.chart.metaOf.get(columns.state)!.charge,
    enteredAt: context.at,
    budgetMinutes: budget === null ? null : Math.round(budget / MINUTE_MS),
    dueAt: columns.stepDueAt,
  };
}

/** Minutes are differences of whole minutes since lodging, so that the stays of a dossier add up exactly. */
function closeStay(stay: OpenStay, leftAt: number, lodgedAt: number, calendar: WorkingCalendar): ClosedStay {
  const minutesAt = (instant: number) =>
    Math.floor(calendar.workingTimeBetween(lodgedAt, instant) / MINUTE_MS);
  return { seq: stay.seq, leftAt, workingMinutes: minutesAt(leftAt) - minutesAt(stay.enteredAt) };
}

function alertsOf(
  step: ChartStep | null,
  columns: DossierColumns,
  stay: OpenStay | null,
  before: DossierState,
): readonly RaisedAlert[] {
  return (step?.alerts ?? []).map(({ kind, due }) => ({
    kind,
    subject: kind === 'stepLate' && stay ? `stay:${stay.seq}` : 'dossier',
    dueAt: step!.state.context.due[due] ?? before.snapshot.context.due[due] ?? step!.state.context.at,
    at: step!.state.context.at,
    unitId: columns.unitId,
    officerId: columns.officerId,
  }));
}

function changed<T extends object>(before: T, after: T): Partial<T> {
  const patch: Partial<T> = {};
  for (const key in after) if (before[key] !== after[key]) patch[key] = after[key];
  return patch;
}
