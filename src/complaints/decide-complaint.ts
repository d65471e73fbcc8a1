// Decides what an order does to a complaint. Pure: state, order and facts in, entries out.
import { DomainError } from '../domain/domain-error.ts';
import { chainHash, GENESIS } from '../engine/chain.ts';
import type { RaisedAlert } from '../engine/kind.ts';
import type { WakeOrder } from '../engine/orders.ts';
import { COMPLAINT_FACTS, complaintHold } from '../../workflows/complaint/words.ts';
import type {
  ComplaintAlertKind,
  ComplaintCommand,
  ComplaintContext,
  ComplaintEvent,
  ComplaintEventType,
  ComplaintTimer,
} from '../../workflows/complaint/words.ts';
import {
  complaintMeta,
  startComplaint,
  stepComplaint,
  takesComplaintEvent,
} from '../../workflows/complaint/run-complaint.ts';
import type { ComplaintStep } from '../../workflows/complaint/run-complaint.ts';
import type {
  ComplaintCase,
  ComplaintEntry,
  ComplaintEventOrder,
  ComplaintOrder,
  ComplaintOutcome,
  ComplaintSender,
  ComplaintTypes,
  DecidedComplaint,
  ReceiveOrder,
} from './complaint.ts';

/** What alerts of a complaint are about. */
export const SUBJECT = 'complaint';

type Cause = Omit<ComplaintEntry, 'seq' | 'after'>;

/**
 * Timers that were due before an event fire first, each at its own instant.
 *
 * @param facts of an `assign`: when it would be due on the new unit's calendar
 * @returns null where there is nothing to do
 * @throws DomainError `complaint.unknown`, `complaint.stale`, `complaint.eventNotPossible`, `right.missing`, `facts.missing`
 */
export function decideComplaint(
  order: ComplaintOrder | WakeOrder,
  before: ComplaintCase | null,
  facts: ComplaintTypes['facts'],
  recordedAt: number,
  complaintNo = '',
): ComplaintOutcome | null {
  const outcome = (decided: readonly DecidedComplaint[]): ComplaintOutcome | null =>
    decided.length === 0 ? null : { before, after: decided.at(-1)!.state, decided };
  switch (order.kind) {
    case 'receive':
      return outcome([receive(order, recordedAt, complaintNo)]);
    case 'event':
      return outcome(decideEvent(before!, order, facts, recordedAt));
    case 'wake':
      return outcome(fire(before!, order.at, recordedAt).decided);
  }
}

/** What a person may send now, with the facts each needs. */
export function possibleComplaintEvents(
  { snapshot }: ComplaintCase,
  { staffId, holds }: ComplaintSender,
  at: number,
): readonly { readonly type: ComplaintEventType; readonly needs: readonly string[] }[] {
  const { context, value } = snapshot;
  return Object.entries(complaintMeta(value.course).may).flatMap(([name, rights]) => {
    const type = name as ComplaintEventType;
    const event = { type, at, by: staffId, until: context.due } as ComplaintEvent;
    const able =
      staffId !== null &&
      complaintHold(rights, context, staffId, holds) !== null &&
      takesComplaintEvent(snapshot, event);
    return able ? [{ type, needs: COMPLAINT_FACTS[type] }] : [];
  });
}

function receive(order: ReceiveOrder, recordedAt: number, complaintNo: string): DecidedComplaint {
  const { key, input, channel, sender } = order;
  const begun = { ...key, complaintNo, channel, published: null, closedAt: null };
  const cause = {
    type: 'receive',
    at: input.at,
    recordedAt,
    by: sender.staffId,
    data: { complaintNo, channel },
  };
  return written({ ...begun, version: 0, timers: {}, lastHash: GENESIS }, startComplaint(input), cause);
}

function decideEvent(
  before: ComplaintCase,
  order: ComplaintEventOrder,
  facts: ComplaintTypes['facts'],
  recordedAt: number,
): readonly DecidedComplaint[] {
  const { command, sender, at, ifVersion } = order;
  if (!order.sees(before)) throw unknownComplaint(before.id);
  if (before.version !== ifVersion)
    throw new DomainError('complaint.stale', 'The complaint has moved on since you read it', {
      yours: ifVersion,
      now: before.version,
    });
  refuseMissingFacts(command);
  const { decided, state } = fire(before, at - 1, recordedAt);
  const { course } = state.snapshot.value;
  const rights = complaintMeta(course).may[command.type];
  if (rights === undefined) throw notPossible(state, command.type);
  const hold = complaintHold(rights, state.snapshot.context, sender.staffId!, sender.holds);
  if (hold === null)
    throw new DomainError('right.missing', `Your positions do not allow ${command.type} in this state`, {
      event: command.type,
      state: course,
    });
  const moment = Math.max(at, state.snapshot.context.at);
  const { type, ...said } = command;
  const event = { ...command, ...facts, at: moment, by: sender.staffId } as ComplaintEvent;
  const step = stepComplaint(state.snapshot, event);
  if (step === null) throw notPossible(state, type);
  const cause: Cause = {
    type,
    at: moment,
    recordedAt,
    by: sender.staffId,
    position: hold.position,
    ...(hold.onBehalfOf !== null && { onBehalfOf: hold.onBehalfOf }),
    data: said,
  };
  return [...decided, written(state, step, cause)];
}

/** Every timer that is due by `until`, each at its own instant, oldest first. */
function fire(
  before: ComplaintCase,
  until: number,
  recordedAt: number,
): { readonly decided: readonly DecidedComplaint[]; readonly state: ComplaintCase } {
  const decided: DecidedComplaint[] = [];
  let state = before;
  for (let next = nextDue(state, until); next !== null; next = nextDue(state, until)) {
    const [name, fireAt] = next;
    const at = Math.max(fireAt, state.snapshot.context.at);
    const { [name]: _fired, ...timers } = state.timers;
    const step = stepComplaint(state.snapshot, { type: name as ComplaintTimer, at, by: null });
    // The chart cancels what it no longer waits for, so that an armed timer always means something.
    if (step === null) throw new Error(`timer ${name} of complaint ${state.id} means nothing to its chart`);
    const one = written({ ...state, timers }, step, { type: name, at, recordedAt, by: null, data: {} });
    decided.push(one);
    state = one.state;
  }
  return { decided, state };
}

function nextDue(state: ComplaintCase, until: number): [name: string, fireAt: number] | null {
  let found: [string, number] | null = null;
  for (const [name, fireAt] of Object.entries(state.timers))
    if (fireAt <= until && (found === null || fireAt < found[1])) found = [name, fireAt];
  return found;
}

function written(
  before: Omit<ComplaintCase, 'snapshot'>,
  step: ComplaintStep,
  cause: Cause,
): DecidedComplaint {
  const entry: ComplaintEntry = { seq: before.version + 1, ...cause, after: step.state };
  const text = JSON.stringify(entry);
  const timers = { ...before.timers };
  for (const name of step.cancel) delete timers[name];
  Object.assign(timers, step.arm);
  return {
    entry,
    text,
    actorId: cause.by,
    state: {
      ...before,
      version: entry.seq,
      snapshot: step.state,
      published: publishedAfter(before.published, entry),
      closedAt: step.closed ? (before.closedAt ?? cause.at) : null,
      timers: step.closed ? {} : timers,
      lastHash: chainHash(before.lastHash, text),
    },
    alerts: step.alerts.map((kind) => alertOf(kind, step.state.context)),
    closedAlerts: step.closedAlerts,
  };
}

/** What everybody may read after an entry. */
export function publishedAfter(
  before: ComplaintCase['published'],
  { type, at, data, after }: ComplaintEntry,
): ComplaintCase['published'] {
  if (!after.context.published) return null;
  if (type !== 'publish') return before;
  return { question: String(data['question']), answer: String(data['publicAnswer']), at };
}

function alertOf(kind: ComplaintAlertKind, { due, at, unit, officer }: ComplaintContext): RaisedAlert {
  return { kind, subject: SUBJECT, dueAt: due.dueAt, at, unitId: unit[0]!, officerId: officer };
}

export function unknownComplaint(id: string): DomainError {
  return new DomainError('complaint.unknown', 'There is no such complaint', { id });
}

/** What a client calls the facts that are made from what he says. */
const FIELD_OF: Readonly<Record<string, string>> = { unit: 'unitId' };

function refuseMissingFacts(command: Pick<ComplaintCommand, 'type'>): void {
  const said = command as unknown as Record<string, unknown>;
  const missing = COMPLAINT_FACTS[command.type].filter(
    (fact) => said[fact] === undefined || said[fact] === '',
  );
  if (missing.length > 0)
    throw new DomainError('facts.missing', `${command.type} also needs ${missing.join(', ')}`, {
      event: command.type,
      errors: missing.map((fact) => ({
        pointer: `/${FIELD_OF[fact] ?? fact}`,
        code: 'facts.missing',
        detail: 'required',
      })),
    });
}

function notPossible(state: ComplaintCase, type: string): DomainError {
  const { course } = state.snapshot.value;
  return new DomainError('complaint.eventNotPossible', `${type} is not possible in state ${course}`, {
    event: type,
    state: course,
    version: state.version,
    possible: Object.keys(complaintMeta(course).may),
  });
}
