// A pure step of a child's chart, told back as plain data.
import { initialTransition, transition } from 'xstate';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { ChildAlertKind, ChildKind, ChildState, Subject } from './child-state.ts';
import type { ChildEvent } from './child-events.ts';
import { consultationMachine } from './consultation.machine.ts';
import { legMachine } from './leg.machine.ts';
import { dotted } from './run-chart.ts';

/** The chart of each kind of child. Its delays have names of their own, which name the timers. */
export const CHILD_MACHINES: Readonly<Record<ChildState['kind'], AnyStateMachine>> = Object.freeze({
  consultation: consultationMachine as unknown as AnyStateMachine,
  leg: legMachine as unknown as AnyStateMachine,
});

/** What one step did; the caller writes it. */
export interface ChildStep {
  readonly state: ChildState;
  readonly alerts: readonly ChildAlertKind[];
  readonly closed: readonly { readonly kind: ChildAlertKind; readonly reason: string }[];
  /** By the names under which timers are stored, such as `consultation:1:due`. */
  readonly arm: readonly { readonly name: string; readonly fireAt: number }[];
  readonly cancel: readonly string[];
}

/** A child as it is when it begins. */
export function startChild<S extends ChildState>(
  subject: Subject,
  kind: S['kind'],
  context: S['context'],
): ChildStep {
  const [snapshot, actions] = initialTransition(CHILD_MACHINES[kind], context as never);
  return told(subject, kind, snapshot as AnyMachineSnapshot, actions as readonly Action[], context.at, []);
}

/** One step, or null where the child's state does not know the event. */
export function stepChild(subject: Subject, child: ChildState, event: ChildEvent): ChildStep | null {
  const machine = CHILD_MACHINES[child.kind];
  const before = machine.resolveState({
    value: child.value as never,
    context: { ...child.context, at: event.at },
  }) as AnyMachineSnapshot;
  if (!before.can(event)) return null;
  const [snapshot, actions] = transition(machine, before, event);
  const { openAlerts } = child.context;
  return told(
    subject,
    child.kind,
    snapshot as AnyMachineSnapshot,
    actions as readonly Action[],
    event.at,
    openAlerts,
  );
}

/** Where a child stands: `asked.onTime`, `answered`. */
export const placeOf = (child: ChildState): string => dotted(child.value);

/** Whether nothing more is waited for. */
export const hasEnded = (child: ChildState): boolean => child.context.endedAt !== null;

/** The event of its chart that a stored timer stands for where the child is; null for a timer it does not wait for. */
export function timerOf(
  name: string,
  child: ChildState | undefined,
): { readonly type: `xstate.after.${string}` } | null {
  if (child === undefined) return null;
  const delay = name.slice(name.lastIndexOf(':') + 1);
  const machine = CHILD_MACHINES[child.kind];
  const { value, context } = child;
  const place = machine.resolveState({ value: value as never, context }) as AnyMachineSnapshot;
  const type = machine.events.find(
    (event) => event.startsWith(`xstate.after.${delay}.`) && place.can({ type: event }),
  );
  return type === undefined ? null : { type: type as `xstate.after.${string}` };
}

/** `consultation:1:due` → `consultation:1`. */
export const subjectOf = (timer: string): Subject => timer.slice(0, timer.lastIndexOf(':')) as Subject;

interface Action {
  readonly type: string;
  readonly params: unknown;
}

function told(
  subject: Subject,
  kind: ChildKind,
  snapshot: AnyMachineSnapshot,
  actions: readonly Action[],
  at: number,
  openBefore: readonly ChildAlertKind[],
): ChildStep {
  const alerts: ChildAlertKind[] = [];
  const closed: { kind: ChildAlertKind; reason: string }[] = [];
  const arm = new Map<string, number>();
  const cancel = new Set<string>();
  let open = openBefore;
  const timer = (id: string) => `${subject}:${id.split('.')[2]!}`;
  for (const { type, params } of actions) {
    switch (type) {
      case 'xstate.raise': {
        const { id, delay } = params as { id?: string; delay?: number };
        // A delay without an end arms nothing, and what was armed before stays cancelled.
        if (id === undefined || delay === undefined || !Number.isFinite(delay)) break;
        cancel.delete(timer(id));
        arm.set(timer(id), at + delay);
        break;
      }
      case 'xstate.cancel': {
        const name = timer((params as { sendId: string }).sendId);
        arm.delete(name);
        cancel.add(name);
        break;
      }
      case 'alert': {
        const { kind: raised } = params as { kind: ChildAlertKind };
        alerts.push(raised);
        if (!open.includes(raised)) open = [...open, raised];
        break;
      }
      case 'closeAlerts': {
        const { reason, kinds } = params as { reason: string; kinds?: readonly ChildAlertKind[] };
        const over = open.filter((one) => kinds?.includes(one) ?? true);
        for (const kind of over) closed.push({ kind, reason });
        open = open.filter((one) => !over.includes(one));
        break;
      }
      default:
        throw new Error(`chart of a child returned an effect that nobody writes: ${type}`);
    }
  }
  const context = { ...(snapshot.context as ChildState['context']), openAlerts: open };
  return {
    state: { kind, value: snapshot.value as ChildState['value'], context } as ChildState,
    alerts,
    closed,
    arm: [...arm].map(([name, fireAt]) => ({ name, fireAt })),
    cancel: [...cancel],
  };
}
