// Carries out an order to a late case: the case after it, and an entry for each step. Pure.
import type { LateCaseCommand } from '../../../workflows/late-case/late-case.machine.ts';
import {
  EXPLANATION_DUE,
  lateCaseFallsDue,
  type LateCaseStep,
  startLateCase,
  stepLateCase,
} from '../../../workflows/late-case/run-late-case.ts';
import { subjectOfLateCase } from '../../alerts/late-case-subject.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { chainHash, GENESIS } from '../../engine/chain.ts';
import type { Outcome } from '../../engine/kind.ts';
import { decideLateCase } from './decide-late-case.ts';
import { refuseUnseen } from './find-late-case.ts';
import type {
  DecidedLateCase,
  LateCase,
  LateCaseEntry,
  LateCaseEventOrder,
  LateCaseFacts,
  LateCaseOrder,
  LateCaseTypes,
  OpenOrder,
} from './late-case.ts';
import type { LateCaseRow } from './late-case.table.ts';

type Cause = Pick<LateCaseEntry, 'type' | 'at' | 'recordedAt' | 'by' | 'onBehalfOf' | 'facts'>;

/**
 * @param before null for an opening
 * @throws DomainError `lateCase.unknown`, `lateCase.stale`, and whatever `decideLateCase` refuses with
 */
export function carryOutLateCase(
  order: LateCaseOrder,
  before: LateCase | null,
  facts: LateCaseFacts | null,
  recordedAt: number,
): Outcome<LateCaseTypes> | null {
  if (order.kind === 'open') {
    const opened = open(order, recordedAt);
    return { before: null, after: opened.state, decided: [opened] };
  }
  const decided: DecidedLateCase[] = [];
  if (order.kind === 'event') refuseUnreadable(order, before!, facts!);
  decided.push(...fallDue(before!, order.at, recordedAt));
  const state = decided.at(-1)?.state ?? before!;
  if (order.kind === 'event') decided.push(decideSent(order, state, facts!, recordedAt));
  if (order.kind === 'withdraw') {
    const { ground, at } = order;
    const step = stepLateCase(chartOf(state), { type: 'withdraw', ground }, at);
    const cause = { type: 'withdraw', at, recordedAt, by: null, onBehalfOf: null, facts: { ground } };
    if (step !== null) decided.push(written(state, step, cause));
  }
  const after = decided.at(-1)?.state;
  return after === undefined ? null : { before, after, decided };
}

function refuseUnreadable(
  { actor, ifVersion, at }: LateCaseEventOrder,
  { row, version }: LateCase,
  { organization }: LateCaseFacts,
): void {
  refuseUnseen(row, actor, organization, at);
  if (version !== ifVersion)
    throw new DomainError('lateCase.stale', 'The case has moved on since it was read', { version });
}

function decideSent(
  { body, actor, at }: LateCaseEventOrder,
  state: LateCase,
  { organization, measured, files }: LateCaseFacts,
  recordedAt: number,
): DecidedLateCase {
  const { step, facts, onBehalfOf } = decideLateCase(state.row, body, actor, organization, measured, at);
  return written(state, step, {
    type: body.type,
    at,
    recordedAt,
    by: actor.staffId,
    onBehalfOf,
    facts: files.length === 0 ? facts : { ...facts, files },
  });
}

/** The explanation that did not come, at its legal instant, however late that is recorded. */
function fallDue(before: LateCase, until: number, recordedAt: number): readonly DecidedLateCase[] {
  const at = before.timers[EXPLANATION_DUE];
  if (at === undefined || at > until) return [];
  const step = lateCaseFallsDue(chartOf(before), at) ?? { ...STANDING, state: chartOf(before) };
  const cause = { type: 'fallDue', at, recordedAt, by: null, onBehalfOf: null, facts: {} };
  return [written(before, { ...step, timer: 'cancel' }, cause)];
}

/** A timer that means nothing any more only goes away. */
const STANDING = { closed: false, alerts: [], alertsOver: null, timer: 'cancel' } as const;

const chartOf = ({ row }: LateCase) => ({ value: row.state, context: row.context });

function open({ key, lateness, responsible, by, at }: OpenOrder, recordedAt: number): DecidedLateCase {
  const step = startLateCase(at);
  const row: LateCaseRow = {
    home_agency_id: key.homeAgencyId,
    id: key.id,
    version: 0,
    about: lateness.about,
    about_id: lateness.aboutId,
    kind: lateness.kind,
    subject: lateness.subject,
    due_at: new Date(lateness.dueAt),
    late_since: new Date(lateness.lateSince),
    alert_id: lateness.alertId,
    unit_id: lateness.unitId,
    officer_id: lateness.officerId,
    head_id: responsible.headId,
    agency_id: responsible.agencyId,
    office_id: responsible.officeId,
    state: step.state.value,
    context: step.state.context,
    opened_at: new Date(at),
    opened_by: by.staffId,
    asked_by: null,
    answer_due_at: null,
    overdue: false,
    reason: null,
    finding: null,
    attribution: null,
    measure: null,
    measure_on: null,
    found_at: null,
    closed_at: null,
    updated_at: new Date(recordedAt),
  };
  const facts = by.note === undefined ? {} : { note: by.note };
  const cause = { type: 'open', at, recordedAt, by: by.staffId, onBehalfOf: by.onBehalfOf, facts };
  return written({ ...key, version: 0, timers: {}, lastHash: GENESIS, row }, step, cause);
}

function written(before: LateCase, step: LateCaseStep, cause: Cause): DecidedLateCase {
  const { homeAgencyId, id } = before;
  const version = before.version + 1;
  const { [EXPLANATION_DUE]: armed, ...others } = before.timers;
  const fireAt = step.timer === null ? armed : step.timer === 'cancel' ? undefined : step.timer;
  const timers = { ...others, ...(fireAt !== undefined && { [EXPLANATION_DUE]: fireAt }) };
  const { value, context } = step.state;
  const { type, at, recordedAt, by, onBehalfOf, facts } = cause;
  const entry: LateCaseEntry = {
    seq: version,
    ...{ type, at, recordedAt, by, onBehalfOf },
    from: version === 1 ? null : before.row.state,
    to: value,
    facts,
    after: context,
    timers,
  };
  const text = JSON.stringify(entry);
  const { unit_id: unitId, officer_id: officerId } = before.row;
  const subject = subjectOfLateCase(id);
  return {
    state: {
      homeAgencyId,
      id,
      version,
      timers,
      lastHash: chainHash(before.lastHash, text),
      row: rowAfter(before.row, step, cause),
    },
    entry,
    text,
    actorId: by,
    alerts: step.alerts.map((kind) => ({
      ...{ kind, subject, at, unitId, officerId },
      dueAt: context.answerDueAt ?? at,
    })),
    closedAlerts:
      step.alertsOver === null ? [] : ALERTS.map((kind) => ({ kind, reason: step.alertsOver!, subject })),
  };
}

const ALERTS = ['explanationAsked', 'explanationLate'];

function rowAfter(
  before: LateCaseRow,
  step: LateCaseStep,
  { type, at, recordedAt, by, facts }: Cause,
): LateCaseRow {
  const { value, context } = step.state;
  const finds = facts['finding'] !== undefined;
  const found = finds ? (facts as Partial<Extract<LateCaseCommand, { type: 'find' }>>) : {};
  return {
    ...before,
    version: before.version + 1,
    state: value,
    context,
    answer_due_at: context.answerDueAt === null ? null : new Date(context.answerDueAt),
    overdue: context.overdue,
    asked_by: type === 'ask' || type === 'return' ? by : before.asked_by,
    reason: (facts['reason'] as LateCaseRow['reason'] | undefined) ?? before.reason,
    finding: found.finding ?? before.finding,
    attribution: found.attribution ?? before.attribution,
    measure: found.measure ?? before.measure,
    measure_on: found.measureOn ?? before.measure_on,
    found_at: finds ? new Date(at) : before.found_at,
    closed_at: step.closed ? (before.closed_at ?? new Date(at)) : null,
    updated_at: new Date(recordedAt),
  };
}
