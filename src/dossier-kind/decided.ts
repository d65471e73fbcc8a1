// What deciding gives: the dossier after one entry, and the entry.
import type { DossierState } from './dossier-state.ts';
import type { JournalEntry } from './journal.ts';

export interface Decided {
  readonly state: DossierState;
  readonly entry: JournalEntry;
  /** The entry as it is hashed and stored. */
  readonly text: string;
}

/** Facts that the caller adds because they exist only once the transaction is open. */
export interface Given {
  readonly code?: string;
}
