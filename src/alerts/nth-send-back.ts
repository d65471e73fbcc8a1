// When a dossier was sent back for the n-th time. Pure.
import type { Instant } from '../domain/time/instant.ts';

/** An entry of the journal. */
export interface Sent {
  readonly type: string;
  readonly at: Instant;
}

/**
 * A send-back that is taken back by the next entry does not count.
 *
 * @param entries of one dossier, in their order
 * @returns null while it was sent back less often
 */
export function nthSendBack(entries: readonly Sent[], n: number): Instant | null {
  const counted = entries.filter(
    ({ type }, place) => type === 'sendBack' && entries[place + 1]?.type !== 'undo',
  );
  return counted[n - 1]?.at ?? null;
}
