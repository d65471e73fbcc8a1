// How long a delivery waits after each failed attempt, and when it is given up.
import { HOUR_MS, MINUTE_MS } from '../../domain/time/instant.ts';

const DELAYS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 6 * HOUR_MS];

/** Milliseconds to wait after so many failed attempts (1 or more); null when there is nothing left to try. */
export function retryDelay(attempts: number): number | null {
  return DELAYS[attempts - 1] ?? null;
}
