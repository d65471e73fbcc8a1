// Whether a result is there before its appointment, so that the applicant is told first (Decree 61/2018 Art. 20.4).
import { dayOf, type Instant } from './instant.ts';

/** Columns of a dossier; instants are null before it is accepted. */
export interface Appointed {
  readonly verdict: string | null;
  readonly statutoryDueAt: Instant | null;
  readonly promisedDueAt: Instant | null;
}

/**
 * The appointment counts, not the statutory date: after an apology a late result may still be before its new
 * appointment, and one before a date that moved may be on the day of the receipt. By the day; where both dates are
 * one, as the verdict says, which judges a limit in hours by the instant.
 *
 * @param at when the result was there
 */
export function isEarlyResult(at: Instant, { verdict, statutoryDueAt, promisedDueAt }: Appointed): boolean {
  if (promisedDueAt === null) return false;
  if (promisedDueAt === statutoryDueAt) return verdict === 'early';
  return dayOf(at) < dayOf(promisedDueAt);
}
