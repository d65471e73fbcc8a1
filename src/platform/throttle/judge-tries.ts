// Whether one more try may be judged, and what each count is afterwards. Pure.
import type { Instant } from '../../domain/time/instant.ts';

/** What tries are counted by: an account, a network, a code. */
export interface Bucket {
  readonly key: string;
  /** Tries judged in a window before each further one has to wait. */
  readonly free: number;
  /** After this time from its first try a count begins anew, unless it is being waited for. */
  readonly windowMs: number;
  /** How long is waited first; each further try doubles it. */
  readonly delayMs: number;
  readonly maxDelayMs: number;
}

export interface Count {
  readonly tries: number;
  readonly beganAt: Instant;
  readonly lockedUntil: Instant | null;
}

export type Judged =
  { readonly waitMs: number } | { readonly waitMs: null; readonly counts: readonly Count[] };

/**
 * One that must wait for any bucket is counted in none: whoever is refused uses up nothing of what others are given.
 * @param counts as they stand, in the order of the buckets; null where none was kept
 */
export function judgeTry(buckets: readonly Bucket[], counts: readonly (Count | null)[], at: Instant): Judged {
  const waits = counts.map((count) => (count?.lockedUntil ?? at) - at);
  const waitMs = Math.max(0, ...waits);
  if (waitMs > 0) return { waitMs };
  return { waitMs: null, counts: buckets.map((bucket, i) => oneMore(bucket, counts[i] ?? null, at)) };
}

function oneMore(bucket: Bucket, count: Count | null, at: Instant): Count {
  const isOld = count === null || count.beganAt <= at - bucket.windowMs;
  const tries = isOld ? 1 : count.tries + 1;
  const beyond = tries - bucket.free;
  // Doubling is bounded before it is done: 2 ** 1000 is no number of milliseconds.
  const delay = beyond < 0 ? null : Math.min(bucket.delayMs * 2 ** Math.min(beyond, 30), bucket.maxDelayMs);
  return { tries, beganAt: isOld ? at : count.beganAt, lockedUntil: delay === null ? null : at + delay };
}
