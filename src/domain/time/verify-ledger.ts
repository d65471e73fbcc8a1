// Whether what was stored with a ledger's entries is what the ledger gave when they were written.
import { statutoryDue } from './clock-run.ts';
import type { Instant } from './instant.ts';
import type { ClockFact, LedgerEntry } from './ledger-entry.ts';
import { asKnown } from './ledger-facts.ts';
import { type ClockState, foldFacts } from './ledger-fold.ts';
import type { CalendarOf } from './run-calendars.ts';

export interface LedgerDifference {
  readonly kind: ClockFact['kind'];
  readonly at: Instant;
  readonly id: string | null;
  /**
   * `dueAt`; `applied` (of a calendar change); `tooEarly`: called late while it was not; `stillLate`: its lateness was
   * withdrawn while it is late.
   */
  readonly field: 'dueAt' | 'applied' | 'tooEarly' | 'stillLate';
  readonly stored: Instant | boolean;
  readonly derived: Instant | boolean;
}

/**
 * Compares every stored derivation with the ledger's own as it was known then; an empty list when they agree. `dueAt` is
 * the statutory due after the entry, except with `late`, where it is the one that was missed. Promised and imported
 * dates are facts.
 *
 * @throws DomainError for a sequence that cannot be, as `projectClock`
 */
export function verifyLedger(ledger: readonly LedgerEntry[], calendarOf: CalendarOf): LedgerDifference[] {
  const differences: LedgerDifference[] = [];
  let before = foldFacts([], calendarOf);
  for (const { entry, facts } of asKnown(ledger)) {
    const after = foldFacts(facts, calendarOf);
    if (entry.kind !== 'correction') differences.push(...compare(before, entry, after));
    before = after;
  }
  return differences;
}

/** Whether the statutory date moved later. */
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
  if ('dueAt' in fact && fact.kind !== 'promise' && !imported && fact.dueAt !== undefined)
    differ('dueAt', fact.dueAt, due.dueAt);
  if (fact.kind === 'late' && after.run.lateSince === null) differ('tooEarly', at, due.lateFromAt);
  if (fact.kind === 'lateWithdrawn' && after.run.lateSince !== null)
    differ('stillLate', at, after.run.lateSince);
  if (fact.kind === 'calendarChange' && fact.applied !== undefined)
    differ('applied', fact.applied, movedBy(before, after));
  return found;
}
