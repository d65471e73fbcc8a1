// Runs one step of the assigned task's chart: state and event in, state and named effects out. Nothing is started.
import { buildAssignedTask } from './assigned-task.machine.ts';
import type { TaskAlertKind, TaskContext, TaskEvent, TaskInput, TaskMeta } from './words.ts';
import { dotted } from '../one-stop/run-chart.ts';
import { Statechart } from '../statechart.ts';
import type { Standing, Step } from '../statechart.ts';

interface TaskValue {
  readonly course: string | object;
  readonly clock: string | object;
}

export type TaskChartState = Standing<TaskContext, TaskValue>;

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

const CHART = new Statechart<TaskContext, TaskValue>(buildAssignedTask());
const COURSE = CHART.machine.root.states['course']!.states;

export function startTask(input: TaskInput): TaskStep {
  return told(CHART.begin(input));
}

/**
 * One step of a task.
 *
 * ```ts
 * const given = startTask(input); // course 'assigned', its timer 'acceptance' armed
 * const accepted = stepTask(given.state, { type: 'accept', at, by: 'staff' });
 * accepted?.course; // 'inProgress'
 * stepTask(given.state, { type: 'approve', at, by: 'staff' }); // null: nothing was reported
 * ```
 *
 * @returns null where the state does not know the event or its guards refuse it; who may send it is `taskHold`'s to say
 * @throws whatever an action, a guard or a delay throws; an effect of the chart that nobody writes
 */
export function stepTask(state: TaskChartState, event: TaskEvent): TaskStep | null {
  const taken = CHART.step(state, event);
  return taken && told(taken);
}

/** Whether the state would take the event. */
export function takesTaskEvent(state: TaskChartState, event: TaskEvent): boolean {
  return CHART.can(state, event);
}

/** What a state of the region `course` says of itself. */
export function taskMeta(course: string): TaskMeta {
  return COURSE[course]!.meta as TaskMeta;
}

export const TASK_STATES = Object.freeze(Object.keys(COURSE));

function told({ value, context, arm, cancel, effects, closed }: Step<TaskContext, TaskValue>): TaskStep {
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
    state: { value, context },
    course: dotted(value.course),
    clock: dotted(value.clock),
    closed,
    alerts,
    closedAlerts,
    arm: Object.fromEntries(arm),
    cancel: [...cancel],
  };
}
