// What is remembered of a child of a dossier (a consultation, a leg): a few facts and absolute instants.
import type { Limit } from '../src/domain/time/limit.ts';
import type { Instant } from '../src/domain/time/instant.ts';
import type { CalendarRef } from '../src/domain/time/working-calendar.ts';
import type { UnitPath } from './unit-path.ts';

/** Names a child within its dossier: `consultation:1`, `leg:tax`. */
export type Subject = `consultation:${number}` | `leg:${string}`;

export type ChildKind = 'consultation' | 'leg';

/** What a consulted agency says; `noClearPosition` is recorded by whoever answers, for the reports. */
export const OPINIONS = ['agree', 'disagree', 'agreeWithConditions', 'noClearPosition'] as const;
export type Opinion = (typeof OPINIONS)[number];

export type ChildAlertKind = 'opinionAsked' | 'consultationLate' | 'legOpened' | 'legLate';

/** What every child has. */
export interface ChildContext {
  /** Instant of the newest event. */
  readonly at: Instant;
  /** Key of the dossier's step that it belongs to. */
  readonly step: string;
  /** The agency's unit that has to do it, with the units above. */
  readonly unit: UnitPath;
  /** Who in that unit has it; null while only the unit does. */
  readonly officer: string | null;
  /** The instant that was told, and the first instant that is late. */
  readonly dueAt: Instant | null;
  readonly lateFrom: Instant | null;
  /** Once late, always late: a late answer stays late. */
  readonly late: boolean;
  readonly endedAt: Instant | null;
  /** Office minutes that it took; null while it goes on. */
  readonly workingMinutes: number | null;
  readonly openAlerts: readonly ChildAlertKind[];
  /** Versions of the calendar of whoever owes, since its run began; absent of a child from before they were kept. */
  readonly calendars?: readonly CalendarRef[];
}

/** A question to another agency (Decree 61/2018 Art. 19.5). The texts are in the journal and its table. */
export interface ConsultationContext extends ChildContext {
  readonly askedAt: Instant;
  readonly askedBy: string | null;
  /** The unit that asked. */
  readonly askedFrom: string;
  /** From which the due time was counted; absent where an instant was named. */
  readonly limit?: Limit;
  /** Sector law takes no answer for agreement; the agency stays responsible. */
  readonly silenceMeansConsent: boolean;
  readonly outcome: Opinion | 'deemedConsent' | 'closed' | null;
}

export interface ConsultationState {
  readonly kind: 'consultation';
  readonly value: string | object;
  readonly context: ConsultationContext;
}

/** One agency's part of an interlinked dossier. Its result's text is in the journal and its table. */
export interface LegContext extends ChildContext {
  readonly name: string;
  /** The lead agency's, which answers for the whole (Decree 61/2018 Art. 19.6.b). */
  readonly lead: boolean;
  /** Keys of the legs whose results it needs. */
  readonly needs: readonly string[];
  readonly startedAt: Instant | null;
  /** From when the present run is counted. */
  readonly countedFrom: Instant | null;
  readonly dueSoonAt: Instant | null;
  /** The present run is late. */
  readonly lateRun: boolean;
  /** A run before it was; absent where there was none. */
  readonly lateBefore?: boolean;
  readonly anew: boolean;
  readonly pauses: readonly { readonly from: Instant; readonly to: Instant }[];
  readonly pausedAt: Instant | null;
  /** Office minutes of the stays that ended, and the stay that is open. */
  readonly spent: number;
  readonly stay: { readonly seq: number; readonly enteredAt: Instant } | null;
  /** Number or address of the result that it gave. */
  readonly reference: string | null;
  readonly outcome: 'done' | 'refused' | 'cancelled' | null;
}

export interface LegState {
  readonly kind: 'leg';
  readonly value: string | object;
  readonly context: LegContext;
}

export type ChildState = ConsultationState | LegState;

export type Children = Readonly<Record<string, ChildState>>;

export const isChildTimer = (name: string): boolean =>
  name.startsWith('consultation:') || name.startsWith('leg:');
