// What a decided order does to the tables of dossiers: the row, stays, children, notices, corrections and references.
import { isEarlyResult } from '../../domain/time/early-result.ts';
import type { CaseRows, Lists, Written } from '../../engine/kind.ts';
import type { NoticeKind } from '../../../workflows/one-stop/dossier-context.ts';
import { uuidv7 } from 'uuidv7';
import type { DossierTypes } from '../dossier.ts';
import type { DossierState, OpenStay } from '../dossier-state.ts';
import type { JournalEntry } from '../journal.ts';
import { foldChildRows, isLeg } from './child-rows.ts';
import type { ChildRows } from './child-rows.ts';
import { DOSSIER_PARTS, DOSSIERS_DONE } from './dossier-parts.ts';
import type { DossierPart } from './dossier-parts.ts';
import { handedOn } from './handed-on.ts';

export const DOSSIER_ROWS: CaseRows<DossierTypes> = {
  done: DOSSIERS_DONE,
  row: (n, { before, after }, recordedAt) => rowOf(n, before, after, recordedAt),
  parts: DOSSIER_PARTS,
  // The lists are those of the parts.
  collect: (n, written, lists) => collect(n, written, lists as DossierLists),
  handedOn,
};

type DossierLists = Lists & Record<DossierPart, object[]>;

function collect(n: number, { order, outcome }: Written<DossierTypes>, lists: DossierLists): void {
  const { before, after, decided } = outcome;
  const opened = new Map<number, Record<string, unknown>>();
  const children: ChildRows = new Map();
  const openedByLegs = new Map<string, Record<string, unknown>>();
  for (const { entry } of decided) {
    if (entry.closedStay) {
      const { seq, leftAt, workingMinutes } = entry.closedStay;
      const own = opened.get(seq);
      if (own) Object.assign(own, { left_at: leftAt, working_minutes: workingMinutes });
      else lists.leftStays.push({ n, seq, left_at: leftAt, working_minutes: workingMinutes });
    }
    if (entry.openedStay) opened.set(entry.openedStay.seq, { n, ...stayRow(entry.openedStay, after) });
    if (entry.context.children) foldChildRows(children, entry);
    for (const { subject, seq, leftAt, workingMinutes } of entry.closedChildStays ?? []) {
      const own = openedByLegs.get(`${subject} ${seq}`);
      if (own) Object.assign(own, { left_at: leftAt, working_minutes: workingMinutes });
      else lists.leftStays.push({ n, subject, seq, left_at: leftAt, working_minutes: workingMinutes });
    }
    for (const stay of entry.openedChildStays ?? [])
      openedByLegs.set(`${stay.subject} ${stay.seq}`, { n, subject: stay.subject, ...stayRow(stay, after) });
    for (const kind of noticesOf(entry, after)) lists.notices.push(noticeRow(n, kind, entry, after));
  }
  lists.newStays.push(...opened.values(), ...openedByLegs.values());
  for (const row of children.values()) (isLeg(row) ? lists.legs : lists.consultations).push({ n, ...row });
  for (const ref of [after.columns.code, after.columns.lodgingNo])
    if (ref !== null && ref !== before?.columns.code && ref !== before?.columns.lodgingNo)
      lists.refs.push({ n, ref });
  if (order.kind === 'event' && order.correction) {
    const { entry } = decided.at(-1)!;
    const { patch, reason } = order.correction;
    const { seq, at, sender } = entry;
    lists.corrections.push({ n, seq, at, actor: sender.staffId, reason, after: patch });
    lists.applicants.push({ n, fields: patch, ...patch });
  }
}

/** What the chart tells the applicant; one who lodged online hears of the acceptance, where others are given a receipt. */
function noticesOf({ type, notices = [] }: JournalEntry, { columns }: DossierState): readonly NoticeKind[] {
  return type === 'accept' && columns.channel === 'online' ? [...notices, 'accepted'] : notices;
}

/** A mail to the applicant: what it says is no more than the code and dates. */
function noticeRow(n: number, kind: string, { seq, at, data }: JournalEntry, after: DossierState) {
  const iso = (instant: number | null | undefined) =>
    instant === null || instant === undefined ? null : new Date(instant).toISOString();
  return {
    n,
    id: uuidv7(),
    key: `notice:${after.id}:${seq}:${kind}`,
    at,
    payload: {
      template: 'applicant',
      kind,
      code: after.columns.code ?? after.columns.lodgingNo ?? '',
      promisedDueAt: iso(after.columns.promisedDueAt),
      statutoryDueAt: iso(after.columns.statutoryDueAt),
      lapseAt: iso(after.snapshot.context.due.lapse),
      reason: typeof data['reason'] === 'string' ? data['reason'] : null,
      early: isEarlyResult(at, after.columns),
    },
  };
}

function rowOf(n: number, before: DossierState | null, after: DossierState, recordedAt: number) {
  const { columns } = after;
  const { context } = after.snapshot;
  const old = before?.columns;
  return {
    n,
    h: after.homeAgencyId,
    id: after.id,
    expected: before?.version ?? 0,
    version: after.version,
    snapshot: { value: after.snapshot.value, context: { ...context, units: undefined } },
    state: columns.state,
    clock: columns.clock,
    unit_id: columns.unitId,
    officer_id: columns.officerId ?? undefined,
    step_due_at: columns.stepDueAt ?? undefined,
    last_hash: after.lastHash.toString('hex'),
    updated_at: recordedAt,
    ...(after.ledger !== before?.ledger && { ledger: after.ledger }),
    ...(context.units !== before?.snapshot.context.units && { units: context.units }),
    ...(columns.code !== old?.code && { code: columns.code }),
    ...(columns.competentUnitId !== old?.competentUnitId && { competent_unit_id: columns.competentUnitId }),
    ...(columns.receptionUnitId !== old?.receptionUnitId && { reception_unit_id: columns.receptionUnitId }),
    ...(columns.processVersionId !== old?.processVersionId && {
      process_version_id: columns.processVersionId,
    }),
    ...(MOVED.some((name) => columns[name] !== old?.[name]) && movedRow(columns)),
  };
}

/** Columns that most events leave alone; they are sent only when one of them changes. */
const MOVED = [
  'acceptedAt',
  'statutoryDueAt',
  'lateFromAt',
  'promisedDueAt',
  'dueSoonAt',
  'resolvedAt',
  'closedAt',
  'outcome',
  'verdict',
  'wasLate',
  'receptionLate',
] as const satisfies readonly (keyof DossierState['columns'])[];

function movedRow(columns: DossierState['columns']) {
  return {
    moved: true,
    accepted_at: columns.acceptedAt,
    statutory_due_at: columns.statutoryDueAt,
    late_from_at: columns.lateFromAt,
    promised_due_at: columns.promisedDueAt,
    due_soon_at: columns.dueSoonAt,
    resolved_at: columns.resolvedAt,
    closed_at: columns.closedAt,
    outcome: columns.outcome,
    verdict: columns.verdict,
    was_late: columns.wasLate,
    reception_late: columns.receptionLate,
  };
}

function stayRow(stay: OpenStay, { columns }: DossierState) {
  return {
    seq: stay.seq,
    state: stay.state,
    step: stay.step,
    unit_id: stay.unitId,
    officer_id: stay.officerId,
    charge: stay.charge,
    entered_at: stay.enteredAt,
    budget_minutes: stay.budgetMinutes,
    due_at: stay.dueAt,
    procedure_code: columns.procedureCode,
    process_version_id: columns.processVersionId,
  };
}
