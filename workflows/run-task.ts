// Runs one step of the assigned task's chart: state and event in, state and named effects out. Nothing is started.
import { initialTransition, transition } from 'xstate';
import type { AnyMachineSnapshot } from 'xstate';
import { buildAssignedTask } from './assigned-task.machine.ts';
import type { TaskAlertKind, TaskContext, TaskEvent, TaskInput, TaskMeta } from './assigned-task.words.ts';
import { readActions, type ChartAction } from './chart-actions.ts';
import { dotted } from './run-chart.ts';

export interface TaskChartState {
  readonly value: { readonly course: string | object; readonly clock: string | object };
  readonly context: TaskContext;
}

export interface TaskStep {
  readonly state: TaskChartState;
  /** `inProgress`; `running.late`. */
  readonly course: string;
  readonly clock: string;
  readonly closed: boolean;
  readonly alerts: readonly { readonly kind: TaskAlertKind; readonly tells: 'lead' | 'giver' }[];
  readonly closedAlerts: readonly { readonly kind: TaskAlertKind; readonly reason: string }[];
  readonly arm: Readonly<Record<string, number>>;
  readonly cancel: readonly string[];
}

const MACHINE = buildAssignedTask();

export function startTask(input: TaskInput): TaskStep {
  const [snapshot, actions] = initialTransition(MACHINE, input);
  return told(snapshot as AnyMachineSnapshot, actions as readonly ChartAction[], input.at);
}

/** One step, or null where the state does not know the event or its guards refuse it. */
export function stepTask(state: TaskChartState, event: TaskEvent): TaskStep | null {
  const before = restored(state, event.at);
  if (!before.can(event)) return null;
  const [snapshot, actions] = transition(MACHINE, before, event);
  return told(snapshot as AnyMachineSnapshot, actions as readonly ChartAction[], event.at);
}

/** Whether the state would take the event. */
export function takesTaskEvent(state: TaskChartState, event: TaskEvent): boolean {
  return restored(state, event.at).can(event);
}

/** What a state of the region `course` says of itself. */
export function taskMeta(course: string): TaskMeta {
  return MACHINE.root.states['course']!.states[course]!.meta as TaskMeta;
}

export const TASK_STATES = Object.freeze(Object.keys(MACHINE.root.states['course']!.states));

function restored(state: TaskChartState, at: number): AnyMachineSnapshot {
  return MACHINE.resolveState({
    value: state.value as never,
    context: { ...state.context, at },
  }) as AnyMachineSnapshot;
}

function told(snapshot: AnyMachineSnapshot, actions: readonly ChartAction[], at: number): TaskStep {
  const { arm, cancel, effects } = readActions(actions, at);
  const value = snapshot.value as TaskChartState['value'];
  const alerts: TaskStep['alerts'][number][] = [];
  const closedAlerts: TaskStep['closedAlerts'][number][] = [];
  for (const { type, params } of effects) {
    if (type === 'alert') alerts.push(params as TaskStep['alerts'][number]);
    else if (type === 'closeAlerts') {
      const { kinds, reason } = params as { kinds: readonly TaskAlertKind[]; reason: string };
      for (const kind of kinds) closedAlerts.push({ kind, reason });
    } else throw new Error(`chart returned an effect that nobody writes: ${type}`);
  }
  return {
    state: { value, context: snapshot.context as TaskContext },
    course: dotted(value.course),
    clock: dotted(value.clock),
    closed: snapshot.hasTag('closed'),
    alerts,
    closedAlerts,
    arm: Object.fromEntries(arm),
    cancel: [...cancel],
  };
}
