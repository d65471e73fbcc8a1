// The events of a dossier's children, as people send them and as the dossier's own course causes them.
import type { Limit } from '../src/domain/time/limit.ts';
import type { Instant } from '../src/domain/time/instant.ts';
import type { CalendarRef } from '../src/domain/time/working-calendar.ts';
import type { Opinion, Subject } from './child-state.ts';
import type { UnitPath } from './unit-path.ts';

/** One question to one agency; its due time is given, or follows from the limit, or from the step's own rule. */
export interface AskedOpinion {
  readonly unit: UnitPath;
  readonly content: string;
  readonly dueAt?: Instant;
  readonly limit?: Limit;
  /** The calendar that the asked agency goes by; the dossier's own where it is left out. */
  readonly calendarName?: string;
}

/** What each event must say. The keys are the stable names of the events. */
interface ChildEventData {
  answerOpinion: { readonly subject: Subject; readonly position: Opinion; readonly content: string };
  /** Within the consulted agency: `unit` where the officer works in another of its units. */
  assignConsultation: { readonly subject: Subject; readonly officerId: string; readonly unit?: UnitPath };
  closeConsultation: { readonly subject: Subject; readonly reason: string };
  takeLeg: { readonly subject: Subject };
  assignLeg: { readonly subject: Subject; readonly officerId: string; readonly unit?: UnitPath };
  /** `content` is the result in words, `reference` its number. */
  completeLeg: { readonly subject: Subject; readonly content: string; readonly reference?: string };
  refuseLeg: { readonly subject: Subject; readonly reason: string };
  /** Back to the one-stop, which asks the applicant for a supplement; the dossier's clock and its legs pause. */
  returnLeg: { readonly subject: Subject; readonly reason: string; readonly items: readonly string[] };
}

export type ChildEventType = keyof ChildEventData;

export type ChildCommand = {
  [T in ChildEventType]: { readonly type: T } & ChildEventData[T];
}[ChildEventType];

/** Facts that an event cannot do without. */
export const CHILD_FACTS = {
  answerOpinion: ['subject', 'position', 'content'],
  assignConsultation: ['subject', 'officerId'],
  closeConsultation: ['subject', 'reason'],
  takeLeg: ['subject'],
  assignLeg: ['subject', 'officerId'],
  completeLeg: ['subject', 'content'],
  refuseLeg: ['subject', 'reason'],
  returnLeg: ['subject', 'reason', 'items'],
} as const satisfies Record<ChildEventType, readonly string[]>;

export const isChildEvent = (type: string): type is ChildEventType => Object.hasOwn(CHILD_FACTS, type);

interface Happening {
  readonly at: Instant;
  /** The staff member who sends it; null for the system. */
  readonly by: string | null;
  /** Office minutes since it began. */
  readonly workingMinutes: number;
}

/** The instants of a leg's run, as `domain/time` computed them. */
export interface LegRun {
  readonly countedFrom: Instant;
  readonly dueAt: Instant;
  readonly lateFrom: Instant;
  readonly dueSoonAt: Instant;
  readonly pauses: readonly { readonly from: Instant; readonly to: Instant }[];
  /** The limit is counted anew. */
  readonly anew: boolean;
  readonly calendars: readonly CalendarRef[];
}

/** `dueSoonAt` only of a leg. */
export interface MovedDue {
  readonly dueAt: Instant | null;
  readonly lateFrom: Instant | null;
  readonly dueSoonAt?: Instant;
  readonly calendars: readonly CalendarRef[];
}

/** What the dossier's own course does to its children. */
type CausedEvent =
  /** The step of the child was left for good, or the dossier ended. */
  | { readonly type: 'stepLeft' }
  /** A leg has the results that it needs, or goes on after a pause. */
  | { readonly type: 'begin' | 'resume'; readonly run: LegRun }
  /** `lateFrom` is null where the pause keeps it from becoming late. */
  | { readonly type: 'pause'; readonly lateFrom: Instant | null }
  /** A new calendar gives it a later date; `lateFrom` is null where a pause keeps it from becoming late. */
  | ({ readonly type: 'moveDue' } & MovedDue)
  | { readonly type: 'cancel' };

/** The one timer that a child's chart has. */
export type ChildTimer = 'due';

export type ChildEvent = (ChildCommand | CausedEvent | { readonly type: ChildTimer }) & Happening;
