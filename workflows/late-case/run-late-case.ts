// A pure step of a late case's chart, told back as plain data.
import {
  LATE_CASE_STATES,
  lateCaseMachine,
  type LateCaseAlertKind,
  type LateCaseCommand,
  type LateCaseContext,
  type LateCaseEventType,
  type LateCaseMeta,
  type LateCaseState,
  type LateCaseWithdrawal,
  REQUIRED_OF_LATE_CASE,
} from './late-case.machine.ts';
import { Statechart } from '../statechart.ts';
import type { Standing, Step } from '../statechart.ts';

export type LateCaseChartState = Standing<LateCaseContext, LateCaseState>;

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

/** The timer of a case: the delay after which an explanation that was asked for is late. */
export const EXPLANATION_DUE = 'explanationDue';

const CHART = new Statechart<LateCaseContext, LateCaseState>(lateCaseMachine);

/** A case as it opens. */
export function startLateCase(at: number): LateCaseStep {
  return told(CHART.begin({ at }));
}

/**
 * One step of a late case.
 *
 * ```ts
 * const open = startLateCase(at);
 * const asked = stepLateCase(open.state, { type: 'ask', answerDueAt }, at);
 * asked?.alerts; // ['explanationAsked']
 * asked?.timer; // answerDueAt, to be armed
 * stepLateCase(open.state, { type: 'reopen', note: '…' }, at); // null: it was never closed
 * ```
 *
 * @returns null where the state does not know the event; who may send it is `lateCaseMeta`'s to say
 * @throws whatever an action or a delay throws; an effect of the chart that nobody writes
 */
export function stepLateCase(
  state: LateCaseChartState,
  command: LateCaseCommand | LateCaseWithdrawal,
  at: number,
): LateCaseStep | null {
  const taken = CHART.step(state, { ...command, at });
  return taken && told(taken);
}

/** The explanation has fallen due. Null where none is waited for any more. */
export function lateCaseFallsDue(state: LateCaseChartState, at: number): LateCaseStep | null {
  const taken = state.context.overdue ? null : CHART.step(state, { type: EXPLANATION_DUE, at });
  return taken && told(taken);
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

function told({
  value,
  context,
  arm,
  cancel,
  effects,
  closed,
}: Step<LateCaseContext, LateCaseState>): LateCaseStep {
  const alerts: LateCaseAlertKind[] = [];
  let alertsOver: string | null = null;
  for (const { type, params } of effects)
    if (type === 'alert') alerts.push((params as { kind: LateCaseAlertKind }).kind);
    else if (type === 'closeAlerts') alertsOver = (params as { reason: string }).reason;
    else throw new Error(`chart of a late case returned an effect that nobody writes: ${type}`);
  const timer = arm.get(EXPLANATION_DUE) ?? (cancel.has(EXPLANATION_DUE) ? 'cancel' : null);
  return { state: { value, context }, closed, alerts, alertsOver, timer };
}
