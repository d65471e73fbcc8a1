// The events of a dossier's children, as people send them and as the dossier's own course causes them.
import type { Limit } from '../src/domain/time/limit.ts';
import type { Instant } from '../src/domain/time/instant.ts';
import type { Opinion, Subject } from './child-state.ts';
import type { UnitPath } from './dossier-context.ts';

/** One question to one agency; its due time is given, or follows from the limit, or from the step's own rule. */
export interface AskedOpinion {
  readonly unit: UnitPath;
  readonly content: string;
  readonly dueAt?: Instant;
  readonly limit?: Limit;
}

/** What each event must say. The keys are the stable names of the events. */
export interface ChildEventData {
  answerOpinion: { readonly subject: Subject; readonly position: Opinion; readonly content: string };
  /** Within the consulted agency: `unit` where the officer works in another of its units. */
  assignConsultation: { readonly subject: Subject; readonly officerId: string; readonly unit?: UnitPath };
  closeConsultation: { readonly subject: Subject; readonly reason: string };
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
} as const satisfies Record<ChildEventType, readonly string[]>;

export const isChildEvent = (type: string): type is ChildEventType => Object.hasOwn(CHILD_FACTS, type);

interface Happening {
  readonly at: Instant;
  /** The staff member who sends it; null for the system. */
  readonly by: string | null;
  /** Office minutes since it began. */
  readonly workingMinutes: number;
}

/** What the dossier's own course does to its children. */
export type CausedEvent =
  /** The step of the child was left for good, or the dossier ended. */
  { readonly type: 'stepLeft' };

export type ChildEvent = (ChildCommand | CausedEvent | { readonly type: `xstate.after.${string}` }) &
  Happening;
