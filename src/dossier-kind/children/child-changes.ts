// What one entry changes of a dossier's children; gathered while it is decided, written down with it.
import type { ChildState, LegContext, Subject } from '../../../workflows/child-state.ts';
import type { ChildEvent } from '../../../workflows/child-events.ts';
import { placeOf, stepChild } from '../../../workflows/children/run-child.ts';
import type { ChildStep } from '../../../workflows/children/run-child.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import { newestOf } from './child-calendars.ts';
import { minutesBetween, workingMinutesOf } from './child-minutes.ts';
import type { ClosedStay, DossierState, OpenStay } from '../dossier-state.ts';
import type { Timing } from '../facts.ts';
import type { RaisedAlert } from '../../engine/kind.ts';

interface ClosedChildAlert {
  readonly kind: string;
  readonly reason: string;
  readonly subject: string;
}

interface OfSubject {
  readonly subject: string;
}

export interface ChildChanges {
  readonly at: number;
  readonly before: DossierState;
  readonly timing: Timing;
  /** Only the children that changed, as they are afterwards. */
  readonly children: Record<string, ChildState>;
  readonly arm: { readonly name: string; readonly fireAt: number }[];
  readonly cancel: string[];
  readonly alerts: RaisedAlert[];
  readonly closed: ClosedChildAlert[];
  readonly closedStays: (ClosedStay & OfSubject)[];
  readonly openedStays: (OpenStay & OfSubject)[];
}

export const noChanges = (at: number, before: DossierState, timing: Timing): ChildChanges => ({
  at,
  before,
  timing,
  children: {},
  arm: [],
  cancel: [],
  alerts: [],
  closed: [],
  closedStays: [],
  openedStays: [],
});

/** A child as it stands after what was gathered so far. */
export const childNow = ({ children, before }: ChildChanges, subject: string): ChildState | undefined =>
  children[subject] ?? before.snapshot.context.children?.[subject];

type Sent = ChildEvent extends infer E
  ? E extends unknown
    ? Omit<E, 'at' | 'by' | 'workingMinutes'>
    : never
  : never;

/** Sends an event to a child; false where its state does not know it. */
export function sendTo(changes: ChildChanges, subject: Subject, sent: Sent, by: string | null): boolean {
  const child = childNow(changes, subject);
  if (child === undefined) return false;
  const { at, timing } = changes;
  const workingMinutes = workingMinutesOf(child, at, newestOf(child.context, timing));
  const step = stepChild(subject, child, { ...sent, at, by, workingMinutes } as ChildEvent);
  if (step !== null) addStep(changes, subject, step);
  return step !== null;
}

/** Adds one step of one child. */
export function addStep(changes: ChildChanges, subject: Subject, step: ChildStep): void {
  const was = childNow(changes, subject);
  const state = withStay(changes, subject, was, step.state);
  const { context } = state;
  changes.children[subject] = state;
  changes.arm.push(...step.arm);
  changes.cancel.push(...step.cancel);
  changes.closed.push(...step.closed.map((closed) => ({ ...closed, subject })));
  for (const kind of step.alerts)
    changes.alerts.push({
      kind,
      subject,
      dueAt: context.dueAt ?? changes.at,
      at: changes.at,
      unitId: context.unit[0]!,
      officerId: context.officer,
    });
}

/** A leg that is open stands with somebody: a stay of its own, closed when it pauses, ends or changes hands. */
function withStay(
  changes: ChildChanges,
  subject: string,
  was: ChildState | undefined,
  now: ChildState,
): ChildState {
  if (now.kind !== 'leg') return now;
  const open = placeOf(now).startsWith('open');
  const { stay, unit, officer } = now.context;
  const same = stay !== null && was?.context.unit[0] === unit[0] && was?.context.officer === officer;
  if (open ? same : stay === null) return now;
  const { at, before, timing } = changes;
  const calendar = newestOf(now.context, timing);
  const seq = before.version + 1;
  let spent = now.context.spent;
  if (stay !== null) {
    const workingMinutes = minutesBetween(stay.enteredAt, at, calendar);
    spent += workingMinutes;
    changes.closedStays.push({ subject, seq: stay.seq, leftAt: at, workingMinutes });
  }
  if (open) changes.openedStays.push(stayOf(subject, seq, now.context, at, calendar));
  return { ...now, context: { ...now.context, spent, stay: open ? { seq, enteredAt: at } : null } };
}

function stayOf(
  subject: string,
  seq: number,
  { step, unit, officer, dueAt, countedFrom }: LegContext,
  at: number,
  calendar: WorkingCalendar,
): OpenStay & OfSubject {
  return {
    subject,
    seq,
    state: `processing.${step}`,
    step,
    unitId: unit[0]!,
    officerId: officer,
    charge: 'partnerAgency',
    enteredAt: at,
    budgetMinutes:
      dueAt === null || countedFrom === null ? null : minutesBetween(countedFrom, dueAt, calendar),
    dueAt,
  };
}
