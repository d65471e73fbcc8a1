// What is known of a dossier when a form is set: plain facts, instants in epoch milliseconds.
import type { LedgerEntry } from '../../domain/time/clock-ledger.ts';
import type { ApplicantView } from '../../dossiers/dossier-view.ts';
import type { SenderIdentity } from '../../dossier-kind/dossier-state.ts';
import type { PinnedProcess } from '../../dossier-kind/definitions.ts';
import type { SupplementMark } from '../../../workflows/one-stop/dossier-events.ts';
import type { OfficialForm } from '../../../workflows/law/form-sets.ts';

/** The journal entry that made a form due, with the dates and words that it gave. */
export interface DueEntry {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly sender: SenderIdentity;
  readonly reason: string | null;
  readonly items: readonly string[] | null;
  readonly marks: Readonly<Record<string, SupplementMark>> | null;
  /** What came with the entry, where it completed a supplement. */
  readonly received: readonly string[] | null;
  /** Where a dossier refused for want of authority is to be sent. */
  readonly sendTo: string | null;
  /** The appointment that the entry gave, and the one in force before it. */
  readonly promisedDueAt: number | null;
  readonly formerDueAt: number | null;
  /** What had been written of the clock by then, this entry's own lines included. */
  readonly ledger: readonly LedgerEntry[];
  readonly lapseAt: number | null;
}

export interface PlacedUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
}

export interface FormFacts {
  readonly entry: DueEntry;
  readonly official: OfficialForm;
  readonly formSet: string;
  readonly applicant: ApplicantView;
  readonly process: Pick<PinnedProcess, 'procedureCode' | 'procedureName' | 'definition'>;
  /** Code or, before there is one, lodging number. */
  readonly code: string;
  readonly channel: string;
  readonly lodgedAt: number;
  readonly secret: string | null;
  /** When the entry was written, days that its appointment was counted on were not settled. */
  readonly provisional: boolean;
  /** The unit in whose name it is issued, what stands above it, and the place in the date line. */
  readonly unit: PlacedUnit;
  readonly parentAgency: string | null;
  readonly place: string | null;
  readonly desk: PlacedUnit;
  readonly signerName: string | null;
  readonly lookUpUrl: string;
  readonly lookUpPage: string;
}
