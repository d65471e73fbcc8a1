// Whether an appointment may still become later, because days that it was counted on are not settled. Pure.
import { projectClock, type LedgerEntry } from '../../domain/time/clock-ledger.ts';
import { dayOf, type Instant } from '../../domain/time/instant.ts';
import type { Timing } from '../../dossier-kind/facts.ts';

export interface Appointment {
  /** What had been written of the clock when it was given; empty where it was given before the clock started. */
  readonly ledger: readonly LedgerEntry[];
  readonly at: Instant;
  readonly promisedDueAt: Instant | null;
}

/**
 * An appointment that an apology named is a promise of its own and is not provisional.
 *
 * @throws DomainError as `projectClock`
 */
export function isProvisional(
  { ledger, at, promisedDueAt }: Appointment,
  { calendar, calendarVersion }: Pick<Timing, 'calendar' | 'calendarVersion'>,
): boolean {
  if (promisedDueAt === null) return false;
  if (ledger.length === 0) return calendar.hasProvisional(dayOf(at), dayOf(promisedDueAt));
  const view = projectClock(ledger, calendarVersion, at);
  return view.provisional && view.statutoryDueAt === promisedDueAt;
}
