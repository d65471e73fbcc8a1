// The correction of a wrong acceptance instant: what it puts in the place of the acceptance, and when it cannot be.
import { DomainError } from '../domain-error.ts';
import { promisedDueAt } from './clock-run.ts';
import type { Instant } from './instant.ts';
import type { ClockFact, CorrectionEntry, LedgerEntry } from './ledger-entry.ts';
import { ACCEPTANCE, factsUntil } from './ledger-facts.ts';
import { foldFacts } from './ledger-fold.ts';
import type { CalendarOf } from './run-calendars.ts';

/** These come of themselves and follow a clock wherever it begins. */
const DERIVED: ReadonlySet<ClockFact['kind']> = new Set([
  'late',
  'lateWithdrawn',
  'calendarChange',
  'calendarAnnulled',
]);

/**
 * The clock is taken to have begun at another instant. The statutory date follows, also to earlier; the receipt that was
 * given keeps its promise.
 *
 * @param at when the correction is made
 * @throws DomainError `acceptance.notStarted`; `acceptance.inFuture`; `acceptance.unchanged`; `acceptance.afterFacts` when
 *   the clock was paused, extended or stopped before the new instant
 */
export function correctAcceptance(
  ledger: readonly LedgerEntry[],
  acceptedAt: Instant,
  at: Instant,
  calendarOf: CalendarOf,
): CorrectionEntry {
  const [start, ...later] = factsUntil(ledger, at);
  if (start?.kind !== 'start')
    throw new DomainError('acceptance.notStarted', 'The clock has not been started');
  if (acceptedAt > at)
    throw new DomainError('acceptance.inFuture', 'A dossier cannot have been accepted later than now', {
      acceptedAt,
    });
  if (acceptedAt === start.at)
    throw new DomainError('acceptance.unchanged', 'This is the instant that is recorded already', {
      acceptedAt,
    });
  const next = later.find(({ kind }) => !DERIVED.has(kind));
  if (next !== undefined && next.at < acceptedAt)
    throw new DomainError('acceptance.afterFacts', 'The clock was moved before that instant already', {
      acceptedAt,
      kind: next.kind,
      at: next.at,
    });
  const { run } = foldFacts([start], calendarOf);
  return {
    kind: 'correction',
    at,
    corrects: ACCEPTANCE,
    replacement: { ...start, at: acceptedAt, promisedAt: promisedDueAt(run!) },
  };
}
