// Which last act its sender may take back, and until when.
import { MINUTE_MS } from '../../src/domain/time/instant.ts';
import type { DossierContext, TakeBack } from './dossier-context.ts';
import { isDossierTimer } from './dossier-events.ts';

/** A setting; no decree speaks of it. */
export const TAKE_BACK_MS = 30 * MINUTE_MS;

/**
 * Acts that only move a dossier between steps or holders. Whatever moves the clock, issues a paper or tells the
 * applicant is not taken back: the run that it began or ended has been counted, and the paper is out of the house.
 */
const TAKEN_BACK: ReadonlySet<string> = new Set(['transfer', 'complete', 'sendBack', 'assign', 'take']);

interface Sent {
  readonly type: string;
  readonly at: number;
  readonly by: string | null;
}

/**
 * What the sender of this event may take back after it. A timer is nobody's act and leaves it as it was.
 *
 * @param moved whether the event moved the clock or issued anything
 */
export function takeBackAfter(before: DossierContext, event: Sent, moved: boolean): TakeBack | null {
  if (isDossierTimer(event.type)) return before.takeBack;
  if (moved || event.by === null || before.step === null || !TAKEN_BACK.has(event.type)) return null;
  return { by: event.by, at: event.at, step: before.step, officer: before.officer };
}

/**
 * Whether an act was taken back. An undo takes back the last act that may be: whatever stands between, a timer that fired or
 * an answer to a question, leaves it as it was.
 *
 * @param after the types of what the journal holds after the act, in their order
 */
export function wasTakenBack(after: readonly string[]): boolean {
  return after.find((type) => type === 'undo' || TAKEN_BACK.has(type)) === 'undo';
}

export function mayTakeBack({ takeBack }: DossierContext, { at, by }: Sent): boolean {
  return takeBack !== null && takeBack.by === by && at - takeBack.at <= TAKE_BACK_MS;
}
