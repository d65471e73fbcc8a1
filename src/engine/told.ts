// What listeners are told of one order after its commit.
import type { CaseTypes, Kind, KindOf } from './kind.ts';
import type { Result } from './run-batch.ts';

export interface Told {
  /** Name of the kind. */
  readonly kind: string;
  /** As the sender was answered. */
  readonly answer: object;
  /** Entries that the order wrote. */
  readonly entries: number;
  /** Alerts that it raised. */
  readonly alerts: number;
  readonly nextTimerAt: number | null;
}

/** Null where nothing was written: a repeat, a refusal, nothing to do. */
export function told<T extends CaseTypes>(kind: Kind<T>, result: Result<T>): Told | null {
  if (result.kind !== 'done' || result.outcome === null) return null;
  const { after, decided } = result.outcome;
  const timers = Object.values(after.timers);
  return {
    kind: kind.name,
    answer: result.answer,
    entries: decided.length,
    alerts: decided.reduce((sum, { alerts }) => sum + alerts.length, 0),
    nextTimerAt: timers.length > 0 ? Math.min(...timers) : null,
  };
}

/** The answers of one kind, for listeners that know it. */
export function answersOf<T extends CaseTypes>(
  { name }: KindOf<T>,
  written: readonly Told[],
): readonly T['answer'][] {
  return written.filter(({ kind }) => kind === name).map(({ answer }) => answer);
}
