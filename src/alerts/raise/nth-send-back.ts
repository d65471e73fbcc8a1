// When a dossier was sent back for the n-th time. Pure.
import { wasTakenBack } from '../../../workflows/one-stop/take-back.ts';
import type { Instant } from '../../domain/time/instant.ts';

/** An entry of the journal. */
export interface Sent {
  readonly type: string;
  readonly at: Instant;
}

/**
 * A send-back that was taken back does not count, and one that still may be does not count yet.
 *
 * @param entries of one dossier, in their order
 * @param settled the last instant of which nothing can be taken back any more
 * @returns null while it was sent back less often
 */
export function nthSendBack(entries: readonly Sent[], n: number, settled: Instant): Instant | null {
  const types = entries.map(({ type }) => type);
  const counted = entries.filter(
    ({ type, at }, place) => type === 'sendBack' && at <= settled && !wasTakenBack(types.slice(place + 1)),
  );
  return counted[n - 1]?.at ?? null;
}
