// Decides what an event does to one child of a dossier. Pure, like `decide.ts`, and with the same refusals.
import type { ChildState, Subject } from '../../../workflows/child-state.ts';
import { CHILD_FACTS } from '../../../workflows/child-events.ts';
import type { ChildCommand, ChildEventType, ChildTimer } from '../../../workflows/child-events.ts';
import { holdForChild } from '../../../workflows/children/child-rights.ts';
import {
  chartTimerOf,
  hasEnded,
  placeOf,
  stepChild,
  subjectOf,
} from '../../../workflows/children/run-child.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { childNow, noChanges, sendTo } from '../children/child-changes.ts';
import type { Sender } from '../sender.ts';
import type { Decided } from '../decided.ts';
import { SYSTEM } from '../dossier-state.ts';
import type { DossierState, SenderIdentity } from '../dossier-state.ts';
import type { Timing } from '../facts.ts';
import { cascade, legsOfStep } from '../children/follow-legs.ts';
import { recordEntry } from './record-entry.ts';

/** @throws DomainError `child.unknown`, `right.missing`, `event.notPossible`; missing facts were refused before */
export function decideChildEvent(
  before: DossierState,
  command: ChildCommand,
  sender: Sender,
  sentAt: number,
  recordedAt: number,
  timing: Timing,
): Decided {
  const { subject, type } = command;
  const child = before.snapshot.context.children?.[subject];
  if (child === undefined)
    throw new DomainError('child.unknown', 'The dossier has no such consultation or leg', { subject });
  const identity = identifyForChild(before, child, type, sender, timing);
  const at = Math.max(sentAt, before.snapshot.context.at);
  const decided = stepTo(before, subject, command, identity, at, recordedAt, timing);
  if (decided === null)
    throw new DomainError('event.notPossible', `${type} is not possible for ${subject}`, {
      event: type,
      subject,
      state: placeOf(child),
      version: before.version,
      possible: possibleForChild(before, subject, child, sender, timing),
    });
  return decided;
}

/** A timer of a child firing; one whose child does not mind it any more only goes away. */
export function decideChildTimer(
  before: DossierState,
  name: string,
  recordedAt: number,
  timing: Timing,
): Decided {
  const subject = subjectOf(name);
  const child = before.snapshot.context.children?.[subject];
  const at = Math.max(before.timers[name]!, before.snapshot.context.at);
  const event = { type: chartTimerOf(name) };
  const fired =
    child === undefined ? null : stepTo(before, subject, event, SYSTEM, at, recordedAt, timing, name);
  return (
    fired ??
    recordEntry(before, null, { type: name, data: {}, sender: SYSTEM, recordedAt, ledger: [] }, timing)
  );
}

/** What a person may send to a child as it stands. */
export function possibleForChild(
  dossier: DossierState,
  subject: Subject,
  child: ChildState,
  sender: Sender,
  timing: Timing,
): readonly ChildEventType[] {
  const { staffId, holds } = sender;
  if (staffId === null) return [];
  const { context } = dossier.snapshot;
  return (Object.keys(CHILD_FACTS) as ChildEventType[]).filter((type) => {
    const command = { type, subject } as ChildCommand;
    return (
      holdForChild(type, child, context, timing.pinned.chart, staffId, holds) !== null &&
      stepChild(subject, child, {
        ...command,
        at: context.at,
        by: staffId,
        workingMinutes: 0,
      }) !== null
    );
  });
}

function stepTo(
  before: DossierState,
  subject: Subject,
  sent: ChildCommand | { readonly type: ChildTimer },
  sender: SenderIdentity,
  at: number,
  recordedAt: number,
  timing: Timing,
  name: string = sent.type,
): Decided | null {
  const changes = noChanges(at, before, timing);
  if (!sendTo(changes, subject, sent, sender.staffId)) return null;
  const child = childNow(changes, subject)!;
  const legs = child.kind === 'leg' ? legsOfStep(timing, child.context.step) : undefined;
  if (legs !== undefined && hasEnded(child)) cascade(changes, legs);
  const { type: _, ...data } = sent;
  const cause = { type: name, data, sender, recordedAt, ledger: [] };
  return recordEntry(before, null, cause, timing, changes);
}

function identifyForChild(
  before: DossierState,
  child: ChildState,
  type: ChildEventType,
  { staffId, holds }: Sender,
  { pinned }: Timing,
): SenderIdentity {
  if (staffId === null) return SYSTEM;
  const hold = holdForChild(type, child, before.snapshot.context, pinned.chart, staffId, holds);
  if (hold === null)
    throw new DomainError('right.missing', `Your positions do not allow ${type} here`, {
      event: type,
      state: placeOf(child),
    });
  return {
    kind: 'staff',
    staffId,
    position: hold.position,
    unitId: hold.unitId,
    ...(hold.onBehalfOf !== null && { onBehalfOf: hold.onBehalfOf }),
  };
}
