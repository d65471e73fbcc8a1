// A dossier as the engine knows it: exactly what its journal folds to, as plain JSON (instants in epoch ms).
import type { CaseState } from '../engine/kind.ts';
import type { LedgerEntry } from '../domain/time/clock-ledger.ts';
import type { ChartState } from '../../workflows/one-stop/run-chart.ts';

/** The columns that lists, alerts and reports read. Set by journal entries, never computed on read. */
export interface DossierColumns {
  readonly code: string | null;
  readonly lodgingNo: string | null;
  readonly procedureCode: string;
  readonly caseKey: string;
  readonly processVersionId: string;
  readonly chartVersion: number;
  readonly regime: string;
  readonly channel: string;
  readonly state: string;
  readonly clock: string;
  readonly unitId: string;
  readonly officerId: string | null;
  readonly receptionUnitId: string;
  readonly competentUnitId: string;
  readonly lodgedAt: number;
  readonly acceptedAt: number | null;
  readonly statutoryDueAt: number | null;
  readonly lateFromAt: number | null;
  readonly promisedDueAt: number | null;
  readonly dueSoonAt: number | null;
  readonly stepDueAt: number | null;
  readonly resolvedAt: number | null;
  readonly closedAt: number | null;
  readonly outcome: string | null;
  readonly verdict: string | null;
  readonly wasLate: boolean;
  /** The answer to the lodging came late; counted apart from lateness of the handling. */
  readonly receptionLate: boolean;
  /** Received by another place than the competent one. */
  readonly boundaryFree: boolean;
}

/** One visit to one state by one holder; closed when the state or the holder changes. */
export interface OpenStay {
  readonly seq: number;
  readonly state: string;
  readonly step: string | null;
  readonly unitId: string;
  readonly officerId: string | null;
  readonly charge: string;
  readonly enteredAt: number;
  readonly budgetMinutes: number | null;
  readonly dueAt: number | null;
}

export interface ClosedStay {
  readonly seq: number;
  readonly leftAt: number;
  /** Office time between entering and leaving, whole minutes. */
  readonly workingMinutes: number;
}

export interface DossierState extends CaseState {
  readonly columns: DossierColumns;
  readonly snapshot: ChartState;
  readonly ledger: readonly LedgerEntry[];
  readonly stay: OpenStay | null;
}

/** What the person or program that sends an event is to the dossier. */
export interface SenderIdentity {
  readonly kind: 'staff' | 'system' | 'citizen';
  readonly staffId: string | null;
  /** The position acted in, and the absent person who is stood in for, if any. */
  readonly position?: string;
  readonly unitId?: string;
  readonly onBehalfOf?: string;
}

export const SYSTEM: SenderIdentity = { kind: 'system', staffId: null };
