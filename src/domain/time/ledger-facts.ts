// Which entries of a ledger count at an instant, in what order, once corrections are carried out.
import { DomainError } from '../domain-error.ts';
import type { Instant } from './instant.ts';
import type { ClockFact, CorrectionEntry, LedgerEntry } from './ledger-entry.ts';

/** Names the acceptance in a ledger whose entries have no names of their own. */
export const ACCEPTANCE = 'start';

const nameOf = ({ id, kind }: LedgerEntry): string | undefined =>
  id ?? (kind === 'start' ? ACCEPTANCE : undefined);

/** The entries that were known at an instant: the ledger as a report of that day saw it. */
export function ledgerKnownAt(ledger: readonly LedgerEntry[], instant: Instant): LedgerEntry[] {
  return ledger.filter((entry) => (entry.recordedAt ?? entry.at) <= instant);
}

/** The entries up to an instant, rising; entries of one instant keep the order they have in the ledger. */
function sortedUntil(ledger: readonly LedgerEntry[], at: Instant): LedgerEntry[] {
  return ledger.filter((entry) => entry.at <= at).sort((a, b) => a.at - b.at);
}

/**
 * The facts up to an instant, rising, without those that were corrected by then and with what replaced them. A
 * correction may itself be corrected.
 *
 * @throws DomainError `correction.unknownEntry`, `ledger.duplicateId`
 */
export function factsUntil(ledger: readonly LedgerEntry[], at: Instant): ClockFact[] {
  const entries = sortedUntil(ledger, at);
  const corrections = entries.filter((entry): entry is CorrectionEntry => entry.kind === 'correction');
  if (corrections.length === 0) return entries as ClockFact[];
  checkTargets(ledger, corrections);
  const voided = new Map<string, ClockFact | undefined>();
  for (const correction of corrections.toReversed())
    if (!(correction.id !== undefined && voided.has(correction.id)) && !voided.has(correction.corrects))
      voided.set(correction.corrects, correction.replacement);
  return entries
    .flatMap((entry): ClockFact[] => {
      if (entry.kind === 'correction') return [];
      const name = nameOf(entry);
      if (name === undefined || !voided.has(name)) return [entry];
      const replacement = voided.get(name);
      return replacement === undefined ? [] : [replacement];
    })
    .filter((fact) => fact.at <= at)
    .sort((a, b) => a.at - b.at);
}

/** One entry of a ledger, and the facts as they stood once it was written. */
export interface KnownEntry {
  readonly entry: LedgerEntry;
  readonly facts: readonly ClockFact[];
}

/**
 * The entries up to an instant in their order, each with what was known by then: corrections that came later are not
 * carried out in it.
 *
 * @throws DomainError as `factsUntil`
 */
export function asKnown(
  ledger: readonly LedgerEntry[],
  at: Instant = Number.POSITIVE_INFINITY,
): KnownEntry[] {
  const entries = sortedUntil(ledger, at);
  return entries.map((entry, index) => ({ entry, facts: factsUntil(entries.slice(0, index + 1), entry.at) }));
}

function checkTargets(ledger: readonly LedgerEntry[], corrections: readonly CorrectionEntry[]): void {
  const ids = new Set<string>();
  for (const entry of ledger) {
    const id = nameOf(entry);
    if (id === undefined) continue;
    if (ids.has(id))
      throw new DomainError('ledger.duplicateId', `Two ledger entries are named ${id}`, { id });
    ids.add(id);
  }
  for (const { corrects } of corrections)
    if (!ids.has(corrects))
      throw new DomainError('correction.unknownEntry', `No ledger entry is named ${corrects}`, { corrects });
}
