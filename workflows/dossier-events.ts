// The events of a dossier, each with the facts that `domain/time` computed for its instant.
import type { Instant } from '../src/domain/time/instant.ts';
import type { DossierUnits, DueInstants, Verdict } from './dossier-context.ts';

/** Deadlines that begin with the event itself rather than with the clock. */
export type OwnDeadline = 'transfer' | 'reception' | 'lapse' | 'reminder';

/**
 * What `domain/time` knows of the event's instant, so that the chart needs no calendar. The answers are functions
 * because a transition asks for one or two of them; each is pure.
 */
export interface ClockFacts {
  /** The clock's instants once this event's ledger entry is counted. */
  readonly due: DueInstants;
  readonly deadline: (name: OwnDeadline) => Instant;
  /** Where a step's remaining budget would end if the dossier entered it now. */
  readonly stepDue: (step: string) => Instant | null;
  /** Working milliseconds spent in the present visit of the present step. */
  readonly spentNow: () => number;
  /** The verdict if the clock stopped now; null while it has not started. */
  readonly verdict: Verdict | null;
  /** What completing a supplement asked now would do: inside the stage's window the limit starts anew. */
  readonly afterSupplement: () => 'restart' | 'resume';
}

interface Sent {
  readonly at: Instant;
  readonly facts: ClockFacts;
  /** The staff member who sends it; null for the system and for citizens. */
  readonly by: string | null;
}

/** What each event must say. The keys are the stable names of the events. */
export interface DossierEventData {
  accept: { readonly units?: DossierUnits; readonly note?: string };
  requestSupplement: { readonly reason: string; readonly items: readonly string[] };
  completeSupplement: { readonly note?: string };
  refuse: { readonly reason: string };
  endAtRequest: { readonly reason: string };
  transfer: { readonly officerId?: string; readonly note?: string };
  complete: { readonly officerId?: string; readonly note?: string };
  sendBack: { readonly to: string; readonly reason: string };
  assign: { readonly officerId: string; readonly reason?: string };
  take: { readonly note?: string };
  startFinancialDuty: { readonly reason: string };
  completeFinancialDuty: { readonly note?: string };
  apologise: { readonly promisedAt: Instant; readonly reason: string };
  return: { readonly how: 'desk' | 'post' | 'online'; readonly note?: string };
  recalendar: { readonly reason: string };
  /** Another unit goes on with the dossier, by a recorded decision (140/2025/NĐ-CP Art. 32.2). */
  handOver: { readonly units: DossierUnits; readonly decision: string; readonly handOverId: string };
}

export type DossierEventType = keyof DossierEventData;

/** An event as a person or program sends it, before the engine adds its facts. */
export type DossierCommand = {
  [T in DossierEventType]: { readonly type: T } & DossierEventData[T];
}[DossierEventType];

export type DossierEvent = DossierCommand & Sent;

/** A timer of the chart firing; `type` is the chart's own delayed event. */
export type TimerEvent = { readonly type: `xstate.after.${string}` } & Sent;

/** Events that only the system sends. */
export const SYSTEM_EVENTS: ReadonlySet<DossierEventType> = new Set(['recalendar', 'handOver']);

/** Facts that an event cannot do without; anything missing is refused by name. */
export const REQUIRED_FACTS = {
  accept: [],
  requestSupplement: ['reason', 'items'],
  completeSupplement: [],
  refuse: ['reason'],
  endAtRequest: ['reason'],
  transfer: [],
  complete: [],
  sendBack: ['to', 'reason'],
  assign: ['officerId'],
  take: [],
  startFinancialDuty: ['reason'],
  completeFinancialDuty: [],
  apologise: ['promisedAt', 'reason'],
  return: ['how'],
  recalendar: ['reason'],
  handOver: ['units', 'decision', 'handOverId'],
} as const satisfies Record<DossierEventType, readonly string[]>;
