// Writes a batch of decided orders as one statement: the version check, journal, stays, timers and alerts.
import { isEarlyResult } from '../../domain/time/early-result.ts';
import type { Queryable } from '../../platform/database.ts';
import type { Outcome } from '../decide/carry-out.ts';
import { uuidv7 } from 'uuidv7';
import { foldChildRows, isLeg } from './child-rows.ts';
import { handedOn } from './handed-on.ts';
import type { ChildRows } from './child-rows.ts';
import type { DossierState, OpenStay } from '../dossier-state.ts';
import type { JournalEntry } from '../journal.ts';
import type { Answer, ApplicantCorrection, Idempotency } from '../orders.ts';
import { PART_NAMES, writeStatement } from './dossier-parts.ts';
import type { PartName } from './dossier-parts.ts';

type Lists = Record<PartName, object[]>;

export interface Written {
  readonly outcome: Outcome;
  readonly answer: Answer;
  readonly idempotency: Idempotency | undefined;
  readonly correction?: ApplicantCorrection | undefined;
}

/**
 * @param recordedAt the instant of writing, the same for the whole batch.
 * @returns ids of the dossiers that were written; one that is missing had moved on since it was read.
 */
export async function writeOutcomes(
  sql: Queryable,
  batch: readonly Written[],
  recordedAt: number,
): Promise<ReadonlySet<string>> {
  const sorted = [...batch].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const rows = sorted.map(({ outcome }, n) => rowOf(n, outcome.before, outcome.after, recordedAt));
  const lists = Object.fromEntries(PART_NAMES.map((part) => [part, []])) as unknown as Lists;
  const journal: string[] = [];
  sorted.forEach((written, n) => collect(n, lists, journal, written, recordedAt));
  const parts = PART_NAMES.filter((part) => part === 'journal' || lists[part].length > 0);
  const { rows: written } = await sql.query<{ id: string }>({
    ...writeStatement(parts),
    values: [
      JSON.stringify(rows),
      ...parts.map((part) => (part === 'journal' ? `[${journal.join()}]` : JSON.stringify(lists[part]))),
    ],
  });
  return new Set(written.map((row) => row.id));
}

const keyOf = ({ outcome: { after } }: Written): string => after.homeAgencyId + after.id;

function collect(
  n: number,
  lists: Lists,
  journal: string[],
  { outcome, answer, idempotency, correction }: Written,
  recordedAt: number,
): void {
  const { before, after, decided } = outcome;
  const opened = new Map<number, Record<string, unknown>>();
  const children: ChildRows = new Map();
  const openedByLegs = new Map<string, Record<string, unknown>>();
  const raised: (Record<string, unknown> & { kind: string })[] = [];
  for (const { entry, state, text } of decided) {
    const columns = JSON.stringify({
      n,
      seq: entry.seq,
      type: entry.type,
      at: entry.at,
      recorded: entry.recordedAt,
      actor: entry.sender.staffId,
      hash: state.lastHash.toString('hex'),
    });
    journal.push(`${columns.slice(0, -1)},"entry":${text}}`);
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
    for (const { kind, reason, subject } of entry.closedAlerts ?? []) {
      lists.quietAlerts.push({ n, kind, at: entry.at, reason, subject });
      for (const alert of raised)
        if (
          alert.kind === kind &&
          alert['closed_at'] === undefined &&
          (subject === undefined || alert['subject'] === subject)
        )
          Object.assign(alert, { closed_at: entry.at, reason });
    }
    for (const { kind, subject, dueAt, at, unitId, officerId } of entry.alerts ?? [])
      raised.push({
        n,
        kind,
        subject,
        due_at: dueAt,
        at,
        recorded: recordedAt,
        unit_id: unitId,
        officer_id: officerId,
      });
  }
  for (const { entry } of decided)
    for (const kind of entry.notices ?? []) lists.notices.push(noticeRow(n, kind, entry, after));
  if (correction) {
    const { entry } = decided.at(-1)!;
    const { patch, reason } = correction;
    lists.corrections.push({
      n,
      seq: entry.seq,
      at: entry.at,
      actor: entry.sender.staffId,
      reason,
      after: patch,
    });
    lists.applicants.push({ n, fields: patch, ...patch });
  }
  lists.newStays.push(...opened.values(), ...openedByLegs.values());
  for (const row of children.values()) (isLeg(row) ? lists.legs : lists.consultations).push({ n, ...row });
  lists.alerts.push(...raised);
  for (const moved of handedOn(before, after, decided)) lists.handedOn.push({ n, ...moved });

  const timersBefore = before?.timers ?? {};
  for (const name of Object.keys(timersBefore))
    if (!(name in after.timers)) lists.goneTimers.push({ n, name });
  for (const [name, fireAt] of Object.entries(after.timers))
    if (timersBefore[name] !== fireAt) lists.armedTimers.push({ n, name, fire_at: fireAt });

  for (const ref of [after.columns.code, after.columns.lodgingNo])
    if (ref !== null && ref !== before?.columns.code && ref !== before?.columns.lodgingNo)
      lists.refs.push({ n, ref });
  if (idempotency) {
    const { owner, key: name, requestHash } = idempotency;
    lists.answers.push({ n, owner, key: name, hash: requestHash, answer, at: recordedAt });
  }
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
