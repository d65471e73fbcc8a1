// Every way of a chart as it is printed: from which state, by what, only if, to where, what it does, on what it stands.
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import type { Ground, Grounded } from '../../law/ground.ts';
import { timerName } from '../../timer-names.ts';

export interface Way {
  /** The state that it is written in, as a dotted path; that state may hold others. */
  readonly from: string;
  /** An event, a timer, or null where none is needed. */
  readonly by: string | null;
  readonly timer: boolean;
  /** Names of guards, with their parameter in brackets. */
  readonly guard: string | null;
  /** Dotted path of the target; null where the case stays. */
  readonly to: string | null;
  readonly does: readonly string[];
  /** Named only so that it is refused: nothing around the state takes it either. */
  readonly refused: boolean;
  readonly ground: Ground;
}

/** A state with what comes of entering and leaving it. */
export interface Stop {
  readonly path: string;
  readonly entering: readonly string[];
  readonly leaving: readonly string[];
  readonly meta: unknown;
  readonly closed: boolean;
}

interface Acting {
  readonly type?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly event?: unknown;
}

/** The states below a node and every way out of them, in the order of the chart. Nothing of them is run. */
export function readWays(root: AnyStateNode): { readonly stops: Stop[]; readonly ways: Way[] } {
  const stops: Stop[] = [];
  const ways: Way[] = [];
  const visit = (node: AnyStateNode): void => {
    const from = pathBelow(root, node);
    if (node !== root || node.transitions.size > 0)
      stops.push({
        path: from,
        // What arms and forgets timers is XState's own; the timers themselves are ways.
        entering: effectsOf(node.entry as readonly Acting[]),
        leaving: effectsOf(node.exit as readonly Acting[]),
        meta: node.meta,
        closed: node.tags.includes('closed') || node.tags.includes('ended'),
      });
    for (const { eventType, target, guard, actions, meta } of [
      ...node.transitions.values(),
      node.always ?? [],
    ].flat()) {
      const by = eventType === '' ? null : timerName(eventType);
      ways.push({
        from,
        by,
        timer: by !== null && by !== eventType,
        guard: guardWords(guard),
        to: target?.[0] === undefined ? null : pathBelow(root, target[0]),
        does: effectsOf(actions as readonly Acting[]),
        refused: target === undefined && actions.length === 0,
        ground: (meta as Grounded).ground,
      });
    }
    for (const child of Object.values(node.states)) visit(child);
  };
  visit(root);
  return { stops, ways };
}

/** Where a chart begins, as dotted paths, one a region. */
export function beginsAt(node: AnyStateNode | AnyStateMachine['root']): AnyStateNode {
  const [first] = node.initial?.target ?? [];
  return first === undefined ? node : beginsAt(first);
}

export function pathBelow(root: AnyStateNode, node: AnyStateNode): string {
  return node.path.slice(root.path.length).join('.');
}

function guardWords(guard: unknown): string | null {
  if (guard === undefined) return null;
  if (typeof guard === 'string') return guard;
  return (guard as { type: string }).type;
}

function effectsOf(actions: readonly Acting[]): string[] {
  return actions.flatMap(({ type, params = {}, event }) => {
    const { kind, kinds, reason, move, form } = params as Readonly<Record<string, string>>;
    switch (type) {
      case 'alert':
        return [`alert ${kind}`];
      case 'closeAlerts':
        return [
          kinds === undefined ? `closes its alerts (${reason})` : `closes ${[kinds].flat().join(', ')}`,
        ];
      case 'ledger':
        return [`ledger: ${move}`];
      case 'form':
        return [`form: ${form}`];
      case 'notice':
        return [`applicant told: ${kind}`];
      case 'xstate.raise':
        return signalled(event);
      default:
        return [];
    }
  });
}

/** A signal between the regions; of the delays, which XState raises itself, nothing is told. */
function signalled(event: unknown): string[] {
  if (typeof event === 'function') return ['clock.restart or clock.resume'];
  const { type } = event as { type: string };
  return type.startsWith('clock.') ? [type] : [];
}
