// The events of a dossier, each with the facts that `domain/time` computed for its instant.
import type { Instant } from '../../src/domain/time/instant.ts';
import type { Limit } from '../../src/domain/time/limit.ts';
import type { AskedOpinion } from '../child-events.ts';
import type { DossierUnits, DueInstants, Verdict } from './dossier-context.ts';
import type { SupplementAsk } from '../law/supplement-rule.ts';

/** Deadlines that begin with the event itself rather than with the clock. */
type OwnDeadline = 'transfer' | 'reception' | 'lapse' | 'reminder' | 'takeOver' | 'receipt';

/**
 * What `domain/time` knows of the event's instant, so that the chart needs no calendar. The answers are functions
 * because a transition asks for one or two of them; each is pure.
 */
export interface ClockFacts {
  /** The clock's instants once this event's ledger entry is counted. */
  readonly due: DueInstants;
  /** Whether the present run is late, and whether any was, by what is known with this event. */
  readonly lateRun: boolean;
  readonly wasLate: boolean;
  readonly deadline: (name: OwnDeadline) => Instant;
  /** Where a step's remaining budget would end if the dossier entered it now. */
  readonly stepDue: (step: string) => Instant | null;
  /** Working milliseconds spent in the present visit of the present step. */
  readonly spentNow: () => number;
  /** The verdict if the clock stopped now; null while it has not started. */
  readonly verdict: Verdict | null;
  /** A supplement asked now, as it stands to the rule. @param leg of the leg that asks, if one does */
  readonly supplement: (leg?: string) => SupplementAsk;
  /** What sector law lets the limit be extended by, once; null where it does not. */
  readonly extension: Limit | null;
  /** Whether the process has a step or a phase of financial duty, and whether the case names a fee or a tax. */
  readonly declaresDuty: boolean;
  readonly namesFees: boolean;
}

interface Sent {
  readonly at: Instant;
  readonly facts: ClockFacts;
  /** The staff member who sends it; null for the system and for citizens. */
  readonly by: string | null;
}

/** What each event must say. The keys are the stable names of the events. */
interface DossierEventData {
  accept: { readonly units?: DossierUnits; readonly note?: string };
  /** Lodged, decided and returned in one act; a receipt only if asked for (Decree 61/2018 Art. 17.4). */
  giveResult: { readonly receipt?: boolean; readonly note?: string };
  requestSupplement: {
    readonly reason: string;
    readonly items: readonly string[];
    /** What is wrong with an item, by the item; `missing` where nothing is said. */
    readonly marks?: Readonly<Record<string, SupplementMark>>;
    readonly legalBasis?: string;
    /** The head's reason for asking outside the rule's window or more often than it allows. */
    readonly headReason?: string;
    readonly leg?: string;
  };
  /** `received` names the items handed in; all of them where it is left out. */
  completeSupplement: { readonly received?: readonly string[]; readonly note?: string };
  /** For want of authority it says where the dossier is to be sent (Decree 61/2018 Art. 17). */
  refuse: { readonly reason: string; readonly wrongAuthority?: boolean; readonly sendTo?: string };
  endAtRequest: { readonly reason: string };
  transfer: { readonly officerId?: string; readonly note?: string };
  /** The competent unit has a dossier that another place received (118/2025/NĐ-CP Art. 17.3). */
  takeOver: { readonly officerId?: string; readonly note?: string };
  complete: { readonly officerId?: string; readonly note?: string };
  sendBack: { readonly to: string; readonly reason: string };
  assign: { readonly officerId: string; readonly reason?: string };
  take: { readonly note?: string };
  /**
   * `feeOpen`: whether a fee of the case is unpaid, which the service finds out. Where neither the process nor a fee asks
   * for it, the head says why.
   */
  startFinancialDuty: {
    readonly reason: string;
    readonly feeOpen?: boolean;
    readonly headReason?: string;
  };
  /** The recorded acceptance is wrong: asked for by whoever noticed, carried out once the head agrees. */
  askAcceptanceCorrection: { readonly acceptedAt: Instant; readonly reason: string };
  approveAcceptanceCorrection: { readonly note?: string };
  rejectAcceptanceCorrection: { readonly reason: string };
  completeFinancialDuty: { readonly note?: string };
  apologise: { readonly promisedAt: Instant; readonly reason: string };
  /** Once, by sector law, with a written reason to the applicant and a report to the superior. */
  extend: { readonly reason: string; readonly amount?: number };
  return: {
    readonly how: 'desk' | 'post' | 'online';
    readonly against?: 'receipt' | 'identity' | 'authorisation';
    readonly note?: string;
  };
  /** The agency's own mistake, mended at its own cost (Decree 61/2018 Art. 21). */
  correct: { readonly what: string; readonly reason: string };
  /** Which of the applicant's data were corrected; the data themselves are never in the journal. */
  correctApplicant: { readonly fields: readonly string[] };
  undo: { readonly note?: string };
  /** `annulled`: a version was a mistake and is not looked at any more; none came. */
  recalendar: { readonly reason: string; readonly annulled?: boolean };
  askOpinions: { readonly consultations: readonly AskedOpinion[] };
  /**
   * Another unit goes on with the dossier, by a recorded decision (140/2025/NĐ-CP Art. 32.2); or its unit goes on with it
   * as part of another agency.
   */
  handOver: {
    readonly units: DossierUnits;
    /** Who had it, or a step of it, and works in the new units as well. */
    readonly stays?: readonly string[];
    readonly decision: string;
    readonly handOverId?: string;
    /** The calendar of the unit that goes on with it. */
    readonly calendarName?: string;
  };
}

export const SUPPLEMENT_MARKS = ['missing', 'incorrect', 'incomplete'] as const;
export type SupplementMark = (typeof SUPPLEMENT_MARKS)[number];

export type DossierEventType = keyof DossierEventData;

/** An event as a person or program sends it, before the engine adds its facts. */
export type DossierCommand = {
  [T in DossierEventType]: { readonly type: T } & DossierEventData[T];
}[DossierEventType];

export type DossierEvent = DossierCommand & Sent;

/** The timers of a dossier's own chart; those of its children are named after the child, such as `leg:tax:due`. */
export const DOSSIER_TIMERS = Object.freeze([
  'dueSoon',
  'apologyTask',
  'late',
  'stepDue',
  'transferDue',
  'receptionDue',
  'lapse',
  'reminder',
  'takeOverDue',
] as const);
export type DossierTimer = (typeof DOSSIER_TIMERS)[number];

/** A timer of the chart firing, by its name. */
export type TimerEvent = { readonly type: DossierTimer } & Sent;

export const isDossierTimer = (type: string): type is DossierTimer =>
  (DOSSIER_TIMERS as readonly string[]).includes(type);

/** Events that only the system sends. */
export const SYSTEM_EVENTS: ReadonlySet<DossierEventType> = new Set(['recalendar', 'handOver']);

/** Events that have a route of their own, because more goes with them than the journal may hold. */
export const OWN_ROUTE: ReadonlySet<DossierEventType> = new Set(['correctApplicant']);

/** Facts that an event cannot do without; anything missing is refused by name. */
export const REQUIRED_FACTS = {
  accept: [],
  giveResult: [],
  requestSupplement: ['reason', 'items'],
  completeSupplement: [],
  refuse: ['reason'],
  endAtRequest: ['reason'],
  transfer: [],
  takeOver: [],
  complete: [],
  sendBack: ['to', 'reason'],
  assign: ['officerId'],
  take: [],
  startFinancialDuty: ['reason'],
  askAcceptanceCorrection: ['acceptedAt', 'reason'],
  approveAcceptanceCorrection: [],
  rejectAcceptanceCorrection: ['reason'],
  completeFinancialDuty: [],
  apologise: ['promisedAt', 'reason'],
  extend: ['reason'],
  return: ['how'],
  correct: ['what', 'reason'],
  correctApplicant: ['fields'],
  undo: [],
  recalendar: ['reason'],
  askOpinions: ['consultations'],
  handOver: ['units', 'decision'],
} as const satisfies Record<DossierEventType, readonly string[]>;
