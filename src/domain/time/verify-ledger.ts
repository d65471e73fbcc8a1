// Whether what was stored with a ledger's entries is what the ledger gives.
import { statutoryDue } from './clock-run.ts';
import type { Instant } from './instant.ts';
import type { ClockFact, LedgerEntry } from './ledger-entry.ts';
import { factsUntil } from './ledger-facts.ts';
import { applyFact, type CalendarOf, type ClockState, NOT_STARTED } from './ledger-fold.ts';

export interface LedgerDifference {
  readonly kind: ClockFact['kind'];
  readonly at: Instant;
  readonly id: string | null;
  /** `dueAt`, `applied` (of a calendar change), or `tooEarly`: called late while it was not. */
  readonly field: 'dueAt' | 'applied' | 'tooEarly';
  readonly stored: Instant | boolean;
  readonly derived: Instant | boolean;
}

/**
 * Compares every stored derivation with the ledger's own; an empty list when they agree. `dueAt` is the statutory due
 * after the entry, except with `late`, where it is the one that was missed. Promised and imported dates are facts.
 *
 * @throws DomainError for a sequence that cannot be, as `projectClock`
 */
export function verifyLedger(ledger: readonly LedgerEntry[], calendarOf: CalendarOf): LedgerDifference[] {
  const differences: LedgerDifference[] = [];
  let before = NOT_STARTED;
  for (const fact of factsUntil(ledger, Number.POSITIVE_INFINITY)) {
    const after = applyFact(before, fact, calendarOf);
    differences.push(...compare(before, fact, after));
    before = after;
  }
  return differences;
}

/** Whether a calendar change moved the statutory date. */
export function movedBy(before: ClockState, after: ClockState): boolean {
  if (before.run === null || after.run === null) return false;
  return statutoryDue(after.run).dueAt > statutoryDue(before.run).dueAt;
}

function compare(before: ClockState, fact: ClockFact, after: ClockState): LedgerDifference[] {
  const found: LedgerDifference[] = [];
  const { kind, at } = fact;
  const differ = (
    field: LedgerDifference['field'],
    stored: Instant | boolean,
    derived: Instant | boolean,
  ) => {
    if (stored !== derived) found.push({ kind, at, id: fact.id ?? null, field, stored, derived });
  };
  const imported = kind === 'start' && fact.ground === 'imported';
  if (after.run === null) return found;
  const due = statutoryDue(after.run);
  if (fact.kind !== 'promise' && !imported && fact.dueAt !== undefined)
    differ('dueAt', fact.dueAt, due.dueAt);
  if (fact.kind === 'late' && after.run.lateSince === null) differ('tooEarly', at, due.lateFromAt);
  if (fact.kind === 'calendarChange' && fact.applied !== undefined)
    differ('applied', fact.applied, movedBy(before, after));
  return found;
}
