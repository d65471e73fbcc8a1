// What a client reads of a dossier; instants are epoch milliseconds inside and ISO 8601 on the wire.
import type { LedgerLine } from '../domain/time/explain-ledger.ts';
import type { StepDefinition } from '../domain/process/procedure-definition.ts';
import type { PossibleEvent } from '../engine/possible-events.ts';
import type { HandedItem } from '../engine/orders.ts';

interface Named {
  readonly id: string;
  readonly name: string | null;
}

export interface ApplicantView {
  readonly name: string;
  readonly kind: string;
  readonly identityNo: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly representedBy: Readonly<Record<string, string>> | null;
  readonly subject: string | null;
  readonly checklist: readonly HandedItem[];
}

export interface StayView {
  readonly seq: number;
  readonly state: string;
  readonly step: string | null;
  readonly unitId: string;
  readonly officerId: string | null;
  readonly charge: string;
  readonly enteredAt: number;
  readonly leftAt: number | null;
  readonly budgetMinutes: number | null;
  readonly dueAt: number | null;
  readonly workingMinutes: number | null;
}

export interface JournalView {
  readonly seq: number;
  readonly type: string;
  readonly occurredAt: number;
  readonly recordedAt: number;
  readonly actorId: string | null;
  readonly onBehalfOf: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly state: string | null;
}

export interface DossierView {
  readonly id: string;
  /** Also the ETag; send it back as If-Match. */
  readonly version: number;
  readonly code: string | null;
  readonly lodgingNo: string | null;
  readonly regime: string;
  readonly channel: string;
  readonly procedure: {
    readonly code: string;
    readonly name: string;
    readonly caseKey: string;
    readonly caseName: string;
  };
  readonly processVersion: number;
  readonly state: string;
  readonly nationalStatus: number | null;
  readonly outcome: string | null;
  readonly unit: Named;
  readonly officer: Named | null;
  readonly receptionUnit: Named;
  readonly competentUnit: Named;
  readonly lodgedAt: number;
  readonly acceptedAt: number | null;
  readonly resolvedAt: number | null;
  readonly closedAt: number | null;
  readonly clock: {
    readonly state: string;
    readonly verdict: string;
    readonly wasLate: boolean;
    readonly statutoryDueAt: number | null;
    readonly lateFromAt: number | null;
    readonly promisedDueAt: number | null;
    readonly dueSoonAt: number | null;
    readonly stepDueAt: number | null;
    /** Working minutes. */
    readonly remainingMinutes: number | null;
    readonly overMinutes: number | null;
    readonly waitingFor: string | null;
    readonly provisional: boolean;
  };
  readonly steps: readonly StepDefinition[];
  readonly applicant: ApplicantView;
  readonly stays: readonly (StayView & {
    readonly unitName: string | null;
    readonly officerName: string | null;
  })[];
  readonly journal: readonly (JournalView & { readonly actorName: string | null })[];
  readonly ledger: readonly LedgerLine[];
  readonly possible: readonly PossibleEvent[];
  readonly serverNow: number;
}
