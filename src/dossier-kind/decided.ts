// What deciding gives: the dossier after one entry, and the entry.
import type { Decided as DecidedCase } from '../engine/kind.ts';
import type { DossierState } from './dossier-state.ts';
import { foldEntry } from './journal.ts';
import type { JournalEntry } from './journal.ts';

export interface Decided extends DecidedCase<DossierState> {
  readonly entry: JournalEntry;
}

/** Facts that the caller adds because they exist only once the transaction is open. */
export interface Given {
  readonly code?: string;
}

/** Numbers drawn for this order; absent while it is only tried. */
export interface Drawn extends Given {
  readonly lodgingNo?: string;
}

/** @param before null for a dossier's first entry */
export function decidedBy(
  before: DossierState | null,
  entry: JournalEntry,
  identity: Pick<DossierState, 'homeAgencyId' | 'id'>,
): Decided {
  const text = JSON.stringify(entry);
  return {
    state: foldEntry(before, entry, identity, text),
    entry,
    text,
    actorId: entry.sender.staffId,
    alerts: entry.alerts ?? [],
    closedAlerts: entry.closedAlerts ?? [],
  };
}
