// A pure step of a dossier's chart, told back as plain data.
import type { AlertKind, DossierContext, DossierInput, DueInstants, NoticeKind } from './dossier-context.ts';
import type { DossierEvent, TimerEvent } from './dossier-events.ts';
import { buildOneStop } from './one-stop.machine.ts';
import type { LedgerMove } from './words.ts';
import type { LegsDefinition, ProcessDefinition } from '../../src/domain/process/procedure-definition.ts';
import type { StateMeta } from './rights.ts';
import { Statechart } from '../statechart.ts';
import type { Standing, Step } from '../statechart.ts';
import { takeBackAfter } from './take-back.ts';
import { tellAssigned } from './tell-assigned.ts';

interface ChartValue {
  readonly course: string | object;
  readonly clock: string | object;
}

/** All that is stored of a chart: nothing else is needed to go on. */
export type ChartState = Standing<DossierContext, ChartValue>;

/** What one step did; the caller writes it. Nothing here has been executed. */
export interface ChartStep {
  readonly state: ChartState;
  /** Dotted paths of the two regions, e.g. `processing.appraise` and `running.onTime`. */
  readonly course: string;
  readonly clock: string;
  readonly moves: readonly LedgerMove[];
  readonly alerts: readonly { readonly kind: AlertKind; readonly due: keyof DueInstants }[];
  readonly closed: readonly { readonly kind: AlertKind; readonly reason: string }[];
  readonly forms: readonly string[];
  /** What the applicant is to be told. */
  readonly notices: readonly NoticeKind[];
  /** Timers to arm at absolute instants, and timers to forget. */
  readonly arm: readonly { readonly name: string; readonly fireAt: number }[];
  readonly cancel: readonly string[];
}

/** A chart made ready for many dossiers of one process version. */
export interface Chart {
  readonly statechart: Statechart<DossierContext, ChartValue>;
  readonly metaOf: ReadonlyMap<string, StateMeta>;
  readonly closed: ReadonlySet<string>;
  /** The interlinked steps, by the state in which the dossier waits for their legs. */
  readonly legsAt: ReadonlyMap<string, LegsDefinition>;
}

export function prepareChart(process: ProcessDefinition): Chart {
  const statechart = new Statechart<DossierContext, ChartValue>(buildOneStop(process));
  const { root } = statechart.machine;
  const metaOf = new Map<string, StateMeta>();
  const closed = new Set<string>();
  const visit = (node: typeof root, path: string): void => {
    if (node.meta) metaOf.set(path, node.meta as StateMeta);
    if (node.tags.includes('closed')) closed.add(path);
    for (const [key, child] of Object.entries(node.states))
      visit(child, path === '' ? key : `${path}.${key}`);
  };
  visit(root.states['course']!, '');
  const legsAt = new Map(
    process.steps.flatMap(({ key, legs }) =>
      legs === undefined ? [] : [[`processing.${key}`, legs] as const],
    ),
  );
  return { statechart, metaOf, closed, legsAt };
}

/** The dossier's first state, `lodged`. @throws whatever an entry action, a guard or a delay throws: no case begins */
export function startChart(chart: Chart, input: DossierInput): ChartStep {
  return told(chart.statechart.begin(input), []);
}

/**
 * One step: an event that somebody sends, or a timer by its name. Nothing is executed; the same arguments give the same step.
 *
 * ```ts
 * const chart = prepareChart(definition.process); // once a process version
 * const lodged = startChart(chart, { at, units, calendarName: 'vn', requestEnds: 'stopped', receptionDueAt: null });
 * const step = stepChart(chart, lodged.state, { type: 'accept', at, by: 'staff', facts });
 * step?.course; // 'accepted'
 * step?.forms; // ['receipt'], to be issued
 * step?.arm; // [{ name: 'late', fireAt: 1767…  }, …], epoch ms
 * ```
 *
 * @returns null where the state does not know the event, does not wait for the timer, or its guards refuse it. Whether the
 *   sender may is not asked here: `metaOf` says who may, `holdFor` whether he is one of them
 * @throws whatever an action, a guard or a delay throws, such as `factsOf` of an event without facts: a fault, nothing to
 *   be written
 */
export function stepChart(
  chart: Chart,
  state: ChartState,
  event: DossierEvent | TimerEvent,
): ChartStep | null {
  const taken = chart.statechart.step(state, event);
  if (taken === null) return null;
  const step = withAssigned(chart, state, event, told(taken, state.context.openAlerts));
  const moved = step.moves.length + step.forms.length + step.notices.length > 0;
  const takeBack = takeBackAfter(state.context, event, moved);
  if (takeBack === step.state.context.takeBack) return step;
  const { value, context } = step.state;
  return { ...step, state: { value, context: { ...context, takeBack } } };
}

function withAssigned(
  { metaOf }: Chart,
  before: ChartState,
  event: DossierEvent | TimerEvent,
  step: ChartStep,
): ChartStep {
  const { value, context } = step.state;
  const tells = tellAssigned(before.context, context, event, {
    left: step.course !== dotted(before.value.course),
    works: metaOf.get(step.course)!.charge !== 'none',
  });
  if (tells === null) return step;
  const { openAlerts, alerts, closed } = tells;
  return {
    ...step,
    state: { value, context: { ...context, openAlerts } },
    alerts: [...step.alerts, ...alerts],
    closed: [...step.closed, ...closed],
  };
}

/** Whether the state would take the event; cheap enough for lists. */
export function canSend(chart: Chart, state: ChartState, event: DossierEvent): boolean {
  return chart.statechart.can(state, event);
}

function told(taken: Step<DossierContext, ChartValue>, openBefore: readonly AlertKind[]): ChartStep {
  const moves: LedgerMove[] = [];
  const alerts: { kind: AlertKind; due: keyof DueInstants }[] = [];
  const closed: { kind: AlertKind; reason: string }[] = [];
  const forms: string[] = [];
  const notices: NoticeKind[] = [];
  let open = openBefore;
  for (const { type, params } of taken.effects) {
    switch (type) {
      case 'ledger':
        moves.push((params as { move: LedgerMove }).move);
        break;
      case 'alert': {
        const raised = params as { kind: AlertKind; due: keyof DueInstants };
        alerts.push(raised);
        if (!open.includes(raised.kind)) open = [...open, raised.kind];
        break;
      }
      case 'closeAlerts': {
        const { kinds, reason, ...also } = params as {
          kinds: readonly AlertKind[];
          reason: string;
          closed?: boolean;
        };
        for (const kind of kinds)
          if (open.includes(kind) || also.closed === true) closed.push({ kind, reason });
        if (closed.length > 0) open = open.filter((kind) => !kinds.includes(kind));
        break;
      }
      case 'form':
        forms.push((params as { form: string }).form);
        break;
      case 'notice':
        notices.push((params as { kind: NoticeKind }).kind);
        break;
      default:
        throw new Error(`chart returned an effect that nobody writes: ${type}`);
    }
  }
  const { value, arm, cancel } = taken;
  const context: DossierContext = { ...taken.context, openAlerts: open };
  return {
    state: { value, context },
    course: dotted(value.course),
    clock: dotted(value.clock),
    moves,
    alerts,
    closed,
    forms,
    notices,
    arm: [...arm].map(([name, fireAt]) => ({ name, fireAt })),
    cancel: [...cancel],
  };
}

/** `{ running: 'onTime' }` → `running.onTime`. */
export function dotted(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[key, inner] = ['', '']] = Object.entries(value as Record<string, unknown>);
  return `${key}.${dotted(inner)}`;
}
