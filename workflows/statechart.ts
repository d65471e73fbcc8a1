// The one door to XState: a chart begun, stepped and asked as plain data, its timers under names of our own.
import { createActor, createMachine } from 'xstate';
import type { AnyActorScope, AnyMachineSnapshot, AnyStateMachine, AnyStateNode, StateValue } from 'xstate';

/** All that is stored of a chart. */
export interface Standing<Context, Value = StateValue> {
  readonly value: Value;
  readonly context: Context;
}

/** What a chart asks for beside its timers, by the name and the parameters that its words give. */
export interface Effect {
  readonly type: string;
  readonly params: unknown;
}

/** What one step did; nothing has been executed, the caller writes it. */
export interface Step<Context, Value = StateValue> extends Standing<Context, Value> {
  /** Timers to arm, by name, at absolute instants. */
  readonly arm: ReadonlyMap<string, number>;
  /** Timers to forget, by name. */
  readonly cancel: ReadonlySet<string>;
  readonly effects: readonly Effect[];
  /** Whether a state with the tag `closed` is reached. */
  readonly closed: boolean;
}

/** A machine, whatever its words are. */
export interface Made {
  readonly id: string;
  readonly config: object;
  readonly root: object;
}

/** What a chart is told: its own events, and the names of its timers, at an instant in epoch ms. */
interface Told {
  readonly type: string;
  readonly at: number;
}

/**
 * A machine made ready for many cases. A timer is named after its delay (`late`, `stepDue`), whatever state waits for it:
 * to rename or to nest a state loses no timer that is armed. XState's own name of it (`xstate.after.late.one-stop…`) is
 * known here and nowhere else.
 *
 * ```ts
 * const chart = new Statechart<LateCaseContext, LateCaseState>(lateCaseMachine);
 * const asked = chart.step(chart.begin({ at }), { type: 'ask', at, answerDueAt });
 * asked?.arm; // Map { 'explanationDue' => answerDueAt }
 * chart.step(asked, { type: 'explanationDue', at: answerDueAt }); // the timer fires
 * ```
 *
 * XState cannot type a machine that is built from a process, so context and value are what the caller says they are; the
 * machine's own words are typed where they are set up.
 */
export class Statechart<Context extends { readonly at: number }, Value = StateValue> {
  /** The names of the chart's timers. */
  readonly timers: ReadonlySet<string>;
  private readonly firing: ReadonlyMap<string, readonly string[]>;
  private readonly namedBy: ReadonlyMap<string, string>;

  readonly machine: AnyStateMachine;

  /**
   * @param machine as `createMachine` makes it: its type is wider than XState's own word for any machine
   * @throws Error where two states that may be active together wait under one name: one timer cannot be both
   */
  constructor(machine: Made) {
    this.machine = machine as AnyStateMachine;
    const waits = [...waitsIn(this.machine.root)];
    for (const [i, one] of waits.entries())
      for (const other of waits.slice(i + 1))
        if (one.name === other.name && one.node !== other.node && mayBothBeActive(one.node, other.node))
          throw new Error(`two states wait under the name ${one.name}: ${one.node.id} and ${other.node.id}`);
    this.timers = new Set(waits.map(({ name }) => name));
    this.namedBy = new Map(waits.map(({ name, fires }) => [fires, name]));
    this.firing = new Map(
      [...this.timers].map((timer) => [
        timer,
        waits.filter(({ name }) => name === timer).map(({ fires }) => fires),
      ]),
    );
  }

  /**
   * The first state.
   * @param input what the machine's context is made from; its `at` is the instant from which delays count
   * @throws whatever an entry action, a guard or a delay throws
   */
  begin(input: { readonly at: number }): Step<Context, Value> {
    const { scope, effects } = silentScope();
    return this.told(this.machine.getInitialSnapshot(scope, input), effects, input.at);
  }

  /**
   * One step: an event, or a timer by its name.
   * @returns null where the state does not know the event, does not wait for the timer, or its guards refuse it
   * @throws whatever an action, a guard or a delay throws
   */
  step(standing: Standing<Context, Value>, event: Told): Step<Context, Value> | null {
    const before = this.restore(standing, event.at);
    const known = this.known(before, event);
    if (known === null) return null;
    const { scope, effects } = silentScope();
    return this.told(this.machine.transition(before, known, scope), effects, event.at);
  }

  /** Whether `step` would take it; cheap enough for lists. */
  can(standing: Standing<Context, Value>, event: Told): boolean {
    return this.known(this.restore(standing, event.at), event) !== null;
  }

  private restore({ value, context }: Standing<Context, Value>, at: number): AnyMachineSnapshot {
    return this.machine.resolveState({ value: value as StateValue, context: { ...context, at } });
  }

  private known(before: AnyMachineSnapshot, event: Told): Told | null {
    const firing = this.firing.get(event.type);
    if (firing === undefined) return before.can(event) ? event : null;
    for (const type of firing) {
      const fires = { ...event, type };
      if (before.can(fires)) return fires;
    }
    return null;
  }

  private told(snapshot: AnyMachineSnapshot, actions: readonly Effect[], at: number): Step<Context, Value> {
    if (snapshot.status === 'error') throw snapshot.error;
    const arm = new Map<string, number>();
    const cancel = new Set<string>();
    const effects: Effect[] = [];
    for (const { type, params } of actions) {
      if (type === 'xstate.raise') {
        const { id, delay } = params as { id?: string; delay?: number };
        const name = id === undefined ? undefined : this.namedBy.get(id);
        if (name === undefined || delay === undefined) continue;
        // A delay without an end arms nothing, and what was armed before is over.
        if (!Number.isFinite(delay)) continue;
        cancel.delete(name);
        arm.set(name, at + delay);
      } else if (type === 'xstate.cancel') {
        const name = this.namedBy.get((params as { sendId: string }).sendId);
        if (name === undefined) continue;
        arm.delete(name);
        cancel.add(name);
      } else effects.push({ type, params });
    }
    const { value, context } = snapshot as { value: Value; context: Context };
    return { value, context, arm, cancel, effects, closed: snapshot.hasTag('closed') };
  }
}

interface Wait {
  readonly name: string;
  /** XState's own event. */
  readonly fires: string;
  readonly node: AnyStateNode;
}

function* waitsIn(node: AnyStateNode): Generator<Wait> {
  for (const { delay, eventType } of node.after)
    if (typeof delay === 'string') yield { name: delay, fires: eventType, node };
    else throw new Error(`a delay of ${node.id} has no name`);
  for (const child of Object.values(node.states)) yield* waitsIn(child);
}

/** One within the other, or in regions that run side by side. */
function mayBothBeActive(one: AnyStateNode, other: AnyStateNode): boolean {
  const above = (node: AnyStateNode): AnyStateNode[] =>
    node.parent === undefined ? [node] : [...above(node.parent), node];
  const [mine, its] = [above(one), above(other)];
  const parts = mine.findIndex((node, i) => node !== its[i]);
  return parts < 0 || its[parts] === undefined || mine[parts - 1]!.type === 'parallel';
}

const nobody = createActor(createMachine({}));

/** Nothing is sent, spawned or scheduled: what a chart asks for is only noted. */
function silentScope(): { readonly scope: AnyActorScope; readonly effects: readonly Effect[] } {
  const effects: Effect[] = [];
  const nothing = (): void => undefined;
  const scope: AnyActorScope = {
    self: nobody,
    system: nobody.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: (action) => void effects.push({ type: action.type, params: action.params }),
  };
  return { scope, effects };
}
