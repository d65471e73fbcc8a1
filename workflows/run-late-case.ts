// A pure step of a late case's chart, told back as plain data.
import { initialTransition, transition } from 'xstate';
import type { AnyMachineSnapshot } from 'xstate';
import {
  lateCaseMachine,
  type LateCaseAlertKind,
  type LateCaseCommand,
  type LateCaseContext,
  type LateCaseEventType,
  type LateCaseMeta,
  type LateCaseWithdrawal,
  REQUIRED_OF_LATE_CASE,
} from './late-case.machine.ts';

export const LATE_CASE_STATES = Object.freeze([
  'open',
  'asked',
  'answered',
  'returned',
  'found',
  'closed',
  'reopened',
  'withdrawn',
] as const);
export type LateCaseState = (typeof LATE_CASE_STATES)[number];

export interface LateCaseChartState {
  readonly value: LateCaseState;
  readonly context: LateCaseContext;
}

/** What one step did; the caller writes it. */
export interface LateCaseStep {
  readonly state: LateCaseChartState;
  readonly closed: boolean;
  readonly alerts: readonly LateCaseAlertKind[];
  /** Why open alerts of the case are over; null where they stay. */
  readonly alertsOver: string | null;
  /** When the explanation falls due: an instant to arm, `cancel` to forget it, null where nothing changes. */
  readonly timer: number | 'cancel' | null;
}

const DUE = lateCaseMachine.events.filter((event) => event.startsWith('xstate.after.due.'));

/** A case as it opens. */
export function startLateCase(at: number): LateCaseStep {
  const [snapshot, actions] = initialTransition(lateCaseMachine);
  return told(snapshot as AnyMachineSnapshot, actions as readonly Action[], at);
}

/** One step, or null where the state does not know the event. */
export function stepLateCase(
  state: LateCaseChartState,
  command: LateCaseCommand | LateCaseWithdrawal,
  at: number,
): LateCaseStep | null {
  const event = { ...command, at };
  const before = restored(state, at);
  if (!before.can(event)) return null;
  const [snapshot, actions] = transition(lateCaseMachine, before, event);
  return told(snapshot as AnyMachineSnapshot, actions as readonly Action[], at);
}

/** The explanation has fallen due. Null where none is waited for any more. */
export function lateCaseFallsDue(state: LateCaseChartState, at: number): LateCaseStep | null {
  const type = DUE.find((event) => event.endsWith(`.lateCase.${state.value}`));
  if (type === undefined || state.context.overdue) return null;
  const [snapshot, actions] = transition(lateCaseMachine, restored(state, at), { type } as never);
  return told(snapshot as AnyMachineSnapshot, actions as readonly Action[], at);
}

/** What a state says of itself: who may do what, and whose move it is. */
export function lateCaseMeta(state: LateCaseState): LateCaseMeta {
  return lateCaseMachine.root.states[state]!.meta as LateCaseMeta;
}

/** Whether an event makes the finding: `find`, and the closing of a case that has none or was opened again. */
export function makesFinding(type: LateCaseEventType, state: LateCaseState): boolean {
  return type === 'find' || (type === 'close' && state !== 'found');
}

/** The facts that an event cannot do without in a state. */
export function requiredInLateCase(type: LateCaseEventType, state: LateCaseState): readonly string[] {
  return REQUIRED_OF_LATE_CASE[makesFinding(type, state) ? 'find' : type];
}

/** The states whose next move is one side's, for lists. */
export function lateCaseStatesOf(side: LateCaseMeta['waitsFor']): LateCaseState[] {
  return LATE_CASE_STATES.filter((state) => lateCaseMeta(state).waitsFor === side);
}

/** The states in which an event may come, for refusals. */
export function possibleInLateCase(state: LateCaseState): LateCaseEventType[] {
  return Object.keys(lateCaseMeta(state).may) as LateCaseEventType[];
}

interface Action {
  readonly type: string;
  readonly params: unknown;
}

function restored(state: LateCaseChartState, at: number) {
  return lateCaseMachine.resolveState({ value: state.value, context: { ...state.context, at } });
}

function told(snapshot: AnyMachineSnapshot, actions: readonly Action[], at: number): LateCaseStep {
  const alerts: LateCaseAlertKind[] = [];
  let alertsOver: string | null = null;
  let timer: LateCaseStep['timer'] = null;
  for (const { type, params } of actions)
    switch (type) {
      case 'xstate.raise': {
        const { delay } = params as { delay?: number };
        timer = delay !== undefined && Number.isFinite(delay) ? at + delay : 'cancel';
        break;
      }
      case 'xstate.cancel':
        timer = 'cancel';
        break;
      case 'alert':
        alerts.push((params as { kind: LateCaseAlertKind }).kind);
        break;
      case 'closeAlerts':
        alertsOver = (params as { reason: string }).reason;
        break;
      default:
        throw new Error(`chart of a late case returned an effect that nobody writes: ${type}`);
    }
  return {
    state: { value: snapshot.value as LateCaseState, context: snapshot.context as LateCaseContext },
    closed: snapshot.hasTag('closed'),
    alerts,
    alertsOver,
    timer,
  };
}
