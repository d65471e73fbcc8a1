// What a step of any chart returned: timers to arm and to forget, and the effects that its words name.

export interface ChartAction {
  readonly type: string;
  readonly params: unknown;
}

export interface ReadActions {
  /** Timers to arm at absolute instants, by the chart's own names. */
  readonly arm: ReadonlyMap<string, number>;
  readonly cancel: ReadonlySet<string>;
  /** Everything that is not a timer, in order. */
  readonly effects: readonly ChartAction[];
}

/** @param at the instant of the step: the chart's delays count from it. An endless delay arms nothing. */
export function readActions(actions: readonly ChartAction[], at: number): ReadActions {
  const arm = new Map<string, number>();
  const cancel = new Set<string>();
  const effects: ChartAction[] = [];
  for (const action of actions) {
    if (action.type === 'xstate.raise') {
      const { id, delay } = action.params as { id?: string; delay?: number };
      if (id === undefined || delay === undefined) continue;
      cancel.delete(id);
      if (Number.isFinite(delay)) arm.set(id, at + delay);
      else cancel.add(id);
    } else if (action.type === 'xstate.cancel') {
      const { sendId } = action.params as { sendId: string };
      arm.delete(sendId);
      cancel.add(sendId);
    } else effects.push(action);
  }
  return { arm, cancel, effects };
}
