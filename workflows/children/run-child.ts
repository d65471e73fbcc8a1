// A pure step of a child's chart, told back as plain data.
import type { ChildAlertKind, ChildKind, ChildState, Subject } from '../child-state.ts';
import type { ChildEvent, ChildTimer } from '../child-events.ts';
import { consultationMachine } from './consultation.machine.ts';
import { legMachine } from './leg.machine.ts';
import { dotted } from '../one-stop/run-chart.ts';
import { Statechart } from '../statechart.ts';
import type { Step } from '../statechart.ts';

type ChildChart = Statechart<ChildState['context'], ChildState['value']>;

/** The chart of each kind of child. */
export const CHILD_CHARTS: Readonly<Record<ChildKind, ChildChart>> = Object.freeze({
  consultation: new Statechart<ChildState['context'], ChildState['value']>(consultationMachine),
  leg: new Statechart<ChildState['context'], ChildState['value']>(legMachine),
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
  return told(subject, kind, CHILD_CHARTS[kind].begin(context), []);
}

/**
 * One step of a consultation or a leg.
 *
 * ```ts
 * const asked = startChild('consultation:1', 'consultation', context);
 * asked.arm; // [{ name: 'consultation:1:due', fireAt: context.lateFrom }]
 * const answer = { type: 'answerOpinion', subject: 'consultation:1', position: 'agree', content: '…' } as const;
 * stepChild('consultation:1', asked.state, { ...answer, at, by: 'staff', workingMinutes: 90 })?.closed;
 * // [{ kind: 'opinionAsked', reason: 'answered' }]
 * ```
 *
 * @returns null where the child's state does not know the event or its guards refuse it, so of every child that has ended
 * @throws whatever an action, a guard or a delay throws; an effect of the chart that nobody writes
 */
export function stepChild(subject: Subject, child: ChildState, event: ChildEvent): ChildStep | null {
  const taken = CHILD_CHARTS[child.kind].step(child, event);
  return taken && told(subject, child.kind, taken, child.context.openAlerts);
}

/** Where a child stands: `asked.onTime`, `answered`. */
export const placeOf = (child: ChildState): string => dotted(child.value);

/** Whether nothing more is waited for. */
export const hasEnded = (child: ChildState): boolean => child.context.endedAt !== null;

/** The name that its chart has for a stored timer: `consultation:1:due` → `due`. */
export const chartTimerOf = (timer: string): ChildTimer =>
  timer.slice(timer.lastIndexOf(':') + 1) as ChildTimer;

/** `consultation:1:due` → `consultation:1`. */
export const subjectOf = (timer: string): Subject => timer.slice(0, timer.lastIndexOf(':')) as Subject;

function told(
  subject: Subject,
  kind: ChildKind,
  taken: Step<ChildState['context'], ChildState['value']>,
  openBefore: readonly ChildAlertKind[],
): ChildStep {
  const alerts: ChildAlertKind[] = [];
  const closed: { kind: ChildAlertKind; reason: string }[] = [];
  let open = openBefore;
  for (const { type, params } of taken.effects) {
    switch (type) {
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
  const timer = (name: string) => `${subject}:${name}`;
  const context = { ...taken.context, openAlerts: open };
  return {
    state: { kind, value: taken.value, context } as ChildState,
    alerts,
    closed,
    arm: [...taken.arm].map(([name, fireAt]) => ({ name: timer(name), fireAt })),
    cancel: [...taken.cancel].map(timer),
  };
}
