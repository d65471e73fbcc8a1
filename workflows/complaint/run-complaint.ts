// Runs one step of a complaint's chart: state and event in, state and named effects out. Nothing is started.
import { buildComplaint } from './complaint.machine.ts';
import type {
  ComplaintAlertKind,
  ComplaintContext,
  ComplaintEvent,
  ComplaintInput,
  ComplaintMeta,
  ComplaintState,
} from './words.ts';
import { dotted } from '../one-stop/run-chart.ts';
import { Statechart } from '../statechart.ts';
import type { Standing, Step } from '../statechart.ts';

interface ComplaintValue {
  readonly course: ComplaintState;
  readonly clock: string | object;
}

export type ComplaintChartState = Standing<ComplaintContext, ComplaintValue>;

export interface ComplaintStep {
  readonly state: ComplaintChartState;
  readonly course: ComplaintState;
  /** `running.late`. */
  readonly clock: string;
  readonly closed: boolean;
  readonly alerts: readonly ComplaintAlertKind[];
  readonly closedAlerts: readonly { readonly kind: ComplaintAlertKind; readonly reason: string }[];
  /** Timers to arm, at absolute instants (epoch ms), and those to forget. */
  readonly arm: Readonly<Record<string, number>>;
  readonly cancel: readonly string[];
}

const CHART = new Statechart<ComplaintContext, ComplaintValue>(buildComplaint());
const COURSE = CHART.machine.root.states['course']!.states;

export function startComplaint(input: ComplaintInput): ComplaintStep {
  return told(CHART.begin(input));
}

/** One step, or null where the state does not know the event or its guards refuse it. */
export function stepComplaint(state: ComplaintChartState, event: ComplaintEvent): ComplaintStep | null {
  const taken = CHART.step(state, event);
  return taken && told(taken);
}

/** Whether the state would take the event. */
export function takesComplaintEvent(state: ComplaintChartState, event: ComplaintEvent): boolean {
  return CHART.can(state, event);
}

/** What a state of the region `course` says of itself. */
export function complaintMeta(course: ComplaintState): ComplaintMeta {
  return COURSE[course]!.meta as ComplaintMeta;
}

function told({
  value,
  context,
  arm,
  cancel,
  effects,
  closed,
}: Step<ComplaintContext, ComplaintValue>): ComplaintStep {
  const alerts: ComplaintAlertKind[] = [];
  const closedAlerts: ComplaintStep['closedAlerts'][number][] = [];
  for (const { type, params } of effects) {
    if (type === 'alert') alerts.push((params as { kind: ComplaintAlertKind }).kind);
    else if (type === 'closeAlerts') {
      const { kinds, reason } = params as { kinds: readonly ComplaintAlertKind[]; reason: string };
      for (const kind of kinds) closedAlerts.push({ kind, reason });
    } else throw new Error(`chart returned an effect that nobody writes: ${type}`);
  }
  return {
    state: { value, context },
    course: value.course,
    clock: dotted(value.clock),
    closed,
    alerts,
    closedAlerts,
    arm: Object.fromEntries(arm),
    cancel: [...cancel],
  };
}
