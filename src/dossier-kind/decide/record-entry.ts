// Writes one step of the chart down: the journal entry, and the state of the dossier after it.
import type { LedgerEntry } from '../../domain/time/clock-ledger.ts';
import type { CorrectionEntry } from '../../domain/time/ledger-entry.ts';
import { MINUTE_MS } from '../../domain/time/instant.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { Children } from '../../../workflows/child-state.ts';
import type { AlertKind, DossierContext } from '../../../workflows/one-stop/dossier-context.ts';
import { holdingUnit } from '../../../workflows/one-stop/rights.ts';
import type { ChartStep, ChartState } from '../../../workflows/one-stop/run-chart.ts';
import type { ChildChanges } from '../children/child-changes.ts';
import { decidedBy } from '../decided.ts';
import type { Decided, Given } from '../decided.ts';
import type { ClosedStay, DossierColumns, DossierState, OpenStay, SenderIdentity } from '../dossier-state.ts';
import type { Timing } from '../facts.ts';
import type { ContextPatch, JournalEntry } from '../journal.ts';
import type { RaisedAlert } from '../../engine/kind.ts';

interface Cause {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly sender: SenderIdentity;
  readonly recordedAt: number;
  readonly ledger: readonly LedgerEntry[];
  readonly given?: Given;
}

/**
 * @param step null when the dossier's own chart does not move: a timer came too late to mean anything, and the entry
 *   only takes it away, or the entry is about a child.
 * @param changes of the dossier's children.
 */
export function recordEntry(
  before: DossierState,
  step: ChartStep | null,
  cause: Cause,
  timing: Timing,
  changes: ChildChanges | null = null,
): Decided {
  const after = withChildren(step?.state ?? before.snapshot, changes);
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
    ...(changes?.cancel.filter((name) => name !== type && name in before.timers) ?? []),
  ];
  const own = alertsOf(step, columns, openedStay ?? before.stay, before);
  const alerts = changes === null ? own : [...own, ...changes.alerts];
  const closedAlerts = [...(step?.closed ?? []), ...(changes?.closed ?? [])];
  const armed = [...(step?.arm ?? []), ...(changes?.arm ?? [])];
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
    ...(armed.length > 0 && { armed: timersOf({ arm: armed }) }),
    ...(cancelled.length > 0 && { cancelled }),
    ...(moved &&
      before.stay && { closedStay: closeStay(before.stay, at, columns.lodgedAt, timing.calendar) }),
    ...(openedStay && { openedStay }),
    ...(changes && changes.closedStays.length > 0 && { closedChildStays: changes.closedStays }),
    ...(changes && changes.openedStays.length > 0 && { openedChildStays: changes.openedStays }),
    ...(alerts.length > 0 && { alerts }),
    ...(closedAlerts.length > 0 && { closedAlerts }),
    ...(step && step.forms.length > 0 && { forms: step.forms }),
    ...(step && step.notices.length > 0 && { notices: step.notices }),
  };
  return decidedBy(before, entry, before);
}

export function timersOf(step: Pick<ChartStep, 'arm'>): Record<string, number> {
  const armed: Record<string, number> = {};
  for (const { name, fireAt } of step.arm) armed[name] = fireAt;
  return armed;
}

function contextPatch(before: DossierContext, after: DossierContext): ContextPatch {
  const { due, children, ...patch } = changed(before, after);
  const moved = due === undefined ? {} : changed(before.due, due);
  return {
    ...patch,
    ...(Object.keys(moved).length > 0 && { due: moved }),
    ...(children !== undefined && {
      children: changed<Children>(before.children ?? {}, children) as Children,
    }),
  };
}

function withChildren(after: ChartState, changes: ChildChanges | null): ChartState {
  if (changes === null) return after;
  const { context } = after;
  const moved = Object.keys(changes.children).length > 0;
  return {
    value: after.value,
    context: {
      ...context,
      at: changes.at,
      ...(moved && { children: { ...context.children, ...changes.children } }),
    },
  };
}

function columnsAfter(
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
    acceptedAt: acceptedAfter(before, cause.ledger) ?? (context.accepted ? at : null),
    statutoryDueAt: context.due.statutory,
    lateFromAt: context.due.lateFrom,
    promisedDueAt: context.due.promised,
    dueSoonAt: context.due.dueSoon,
    stepDueAt: context.due.step,
    resolvedAt: RESULTS.has(step.course) ? (before.columns.resolvedAt ?? at) : before.columns.resolvedAt,
    closedAt: closed ? (before.columns.closedAt ?? at) : null,
    outcome: context.outcome,
    verdict: context.verdict,
    wasLate: context.wasLate,
    receptionLate: context.receptionLate,
  };
}

/** A corrected acceptance moves the column only where the clock began with it, and not with a taking over. */
function acceptedAfter({ columns, ledger }: DossierState, added: readonly LedgerEntry[]): number | null {
  const { acceptedAt } = columns;
  const corrected = added.find((entry) => entry.kind === 'correction');
  if (corrected?.replacement?.kind !== 'start') return acceptedAt;
  const starts = [...ledger.filter(({ kind }) => kind === 'start'), ...ledger.filter(isCorrectedStart)];
  const began = starts.some(
    (entry) => (isCorrectedStart(entry) ? entry.replacement!.at : entry.at) === acceptedAt,
  );
  return began ? corrected.replacement.at : acceptedAt;
}

const isCorrectedStart = (entry: LedgerEntry): entry is CorrectionEntry =>
  entry.kind === 'correction' && entry.replacement?.kind === 'start';

/** A result given at the counter at once is returned in the same act. */
const RESULTS: ReadonlySet<string> = new Set(['resolved', 'returned']);

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
  const inStep = columns.state === 'accepted' || columns.state.startsWith('processing.');
  // All visits of a step share its budget: a stay is given what is left of it.
  const left =
    inStep && columns.stepDueAt !== null
      ? timing.calendar.workingTimeBetween(context.at, Math.max(context.at, columns.stepDueAt))
      : null;
  return {
    seq,
    state: columns.state,
    step: inStep ? context.step : null,
    unitId: columns.unitId,
    officerId: columns.officerId,
    charge: timing.pinned.chart.metaOf.get(columns.state)!.charge,
    enteredAt: context.at,
    budgetMinutes: left === null ? null : Math.round(left / MINUTE_MS),
    dueAt: columns.stepDueAt,
  };
}

/** Minutes are differences of whole minutes since lodging, so that the stays of a dossier add up exactly. */
function closeStay(stay: OpenStay, leftAt: number, lodgedAt: number, calendar: WorkingCalendar): ClosedStay {
  const minutesAt = (instant: number) =>
    Math.floor(calendar.workingTimeBetween(lodgedAt, instant) / MINUTE_MS);
  return { seq: stay.seq, leftAt, workingMinutes: minutesAt(leftAt) - minutesAt(stay.enteredAt) };
}

/** What is told of one holder's time with the dossier. */
const OF_A_STAY: ReadonlySet<AlertKind> = new Set(['stepLate', 'assigned']);

function alertsOf(
  step: ChartStep | null,
  columns: DossierColumns,
  stay: OpenStay | null,
  before: DossierState,
): readonly RaisedAlert[] {
  return (step?.alerts ?? []).map(({ kind, due }) => ({
    kind,
    subject: OF_A_STAY.has(kind) && stay ? `stay:${stay.seq}` : 'dossier',
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
