// What the engine can be asked to do, and what it answers.
import type { Children } from '../../workflows/child-state.ts';
import type { DossierCommand } from '../../workflows/one-stop/dossier-events.ts';
import type { DossierUnits } from '../../workflows/one-stop/dossier-context.ts';
import type { Channel } from '../domain/process/procedure-definition.ts';
import type { Command } from './command.ts';
import type { Sender } from './sender.ts';
import type { PinnedProcess } from './definitions.ts';
import type { DossierColumns, DossierState } from './dossier-state.ts';
import type { NumberDraw } from '../engine/draw-numbers.ts';
import type { CaseKey, Ordered, WakeOrder } from '../engine/orders.ts';
import type { Warning } from './warnings.ts';

export type DossierKey = CaseKey;

/** Send an event to a dossier that exists. */
export interface EventOrder extends Ordered {
  readonly kind: 'event';
  readonly command: Command;
  readonly sender: Sender;
  /** Refused with `dossier.stale` when the dossier has moved on. */
  readonly ifVersion?: number;
  /** The number that the event gives the dossier, by whose desk it is at. */
  readonly draw?: (dossier: DossierState) => NumberDraw;
  /** New data of the applicant, written with the event; what stood there before is kept beside them. */
  readonly correction?: ApplicantCorrection;
  /** Whether the sender may know of the dossier at all; if not, it is refused like one that does not exist. */
  readonly sees?: (columns: DossierColumns, children: Children | undefined) => boolean;
  /** The process version that the dossier goes on under from this event; it must know the dossier's state. */
  readonly repin?: PinnedProcess;
}

/** Log a new dossier and, in the same act, send it its first events. */
export interface LodgeOrder extends Ordered {
  readonly kind: 'lodge';
  readonly lodging: Lodging;
  readonly sender: Sender;
  readonly then: readonly DossierCommand[];
  readonly lodgingDraw?: NumberDraw;
  readonly draw?: NumberDraw;
}

export type Order = EventOrder | WakeOrder | LodgeOrder;

export interface Lodging {
  readonly processVersionId: string;
  readonly regime: string;
  readonly channel: Channel;
  readonly calendarName: string;
  readonly units: DossierUnits;
  /** Received by another place than the competent one; the clock starts when that takes it over. */
  readonly boundaryFree?: boolean;
  /** Six digits, given on the receipt. */
  readonly lookupSecret: string;
  readonly applicant: Applicant;
}

/** Personal data: kept apart from the journal, which can never be erased. */
export interface Applicant {
  readonly name: string;
  readonly kind: 'citizen' | 'business' | 'agency' | 'organisation';
  readonly identityNo?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly representedBy?: Representative;
  readonly subject?: string;
  readonly checklist: readonly HandedItem[];
}

/** Who lodges for the applicant. */
interface Representative {
  readonly name: string;
  readonly identityNo?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly paper?: string;
}

/** Only what changes, by the names of the columns; null takes a datum away. */
interface ApplicantCorrection {
  readonly patch: Readonly<Record<string, string | null>>;
  readonly reason: string;
}

export interface HandedItem {
  readonly key: string;
  readonly originals: number;
  readonly certifiedCopies?: number;
  readonly copies: number;
  readonly digitised: boolean;
  /** Code of an earlier dossier of the same person. */
  readonly reusedFrom?: string;
  readonly originalsReturned?: number;
}

/** The dossier after the order; the same JSON is kept as the answer to a repeated order. */
export interface Answer {
  readonly homeAgencyId: string;
  readonly id: string;
  readonly code: string | null;
  readonly lodgingNo: string | null;
  readonly version: number;
  readonly state: string;
  readonly clock: string;
  readonly unitId: string;
  readonly officerId: string | null;
  readonly acceptedAt: number | null;
  readonly statutoryDueAt: number | null;
  readonly promisedDueAt: number | null;
  readonly resolvedAt: number | null;
  readonly closedAt: number | null;
  readonly outcome: string | null;
  readonly verdict: string | null;
  /** Entries that this order wrote, timers that came due before it included. */
  readonly wrote: readonly { readonly seq: number; readonly type: string }[];
  readonly forms: readonly string[];
  readonly alerts: number;
  readonly nextTimerAt: number | null;
  /** What is worth a second look since this order; nothing that stood there before. */
  readonly warnings?: readonly Warning[];
}
