// The words of a complaint's chart (phản ánh, kiến nghị): its events, what it remembers, who may send what. Pure.
import type { Position } from '../../src/domain/process/procedure-definition.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import type { Limit } from '../../src/domain/time/limit.ts';
import type { Verdict } from '../one-stop/dossier-context.ts';
import type { UnitPath } from '../unit-path.ts';
import { reaches } from '../one-stop/rights.ts';
import type { Hold } from '../one-stop/rights.ts';

/** A due date with everything that is timed by it, computed on a working calendar before the event is sent. */
export interface ComplaintDue {
  readonly dueAt: Instant;
  /** The first late instant: the end of the due day (Civil Code 2015 Art. 148.6). */
  readonly lateFrom: Instant;
  readonly dueSoon: Instant;
}

/** What each event must say. The keys are the stable names of the events. */
interface ComplaintEventData {
  /** To the competent unit, or to another one; its calendar may make the time longer, never shorter. */
  assign: {
    readonly unit: UnitPath;
    readonly officerId?: string;
    readonly calendar: string;
    readonly until: ComplaintDue;
    readonly note?: string;
  };
  /** Within the competent unit: to whoever is to answer. */
  giveTo: { readonly officerId: string; readonly note?: string };
  /** The unit says why the matter is not its own; whoever received it decides again. */
  handBack: { readonly reason: string };
  answer: { readonly answer: string };
  /** The answer does not do; the time runs on as if there had been none. */
  returnAnswer: { readonly reason: string };
  /** In words that are fit for everybody: nothing of who complained. */
  publish: { readonly question: string; readonly publicAnswer: string };
  /** What was published is taken back. */
  unpublish: { readonly reason: string };
  close: { readonly note?: string };
  /** No matter of these agencies: whose it is, and why. */
  passOn: { readonly place: string; readonly reason: string };
  /** At the wish of whoever complained. */
  withdraw: { readonly reason: string };
}

export type ComplaintEventType = keyof ComplaintEventData;

export const COMPLAINT_FACTS = {
  assign: ['unit'],
  giveTo: ['officerId'],
  handBack: ['reason'],
  answer: ['answer'],
  returnAnswer: ['reason'],
  publish: ['question', 'publicAnswer'],
  unpublish: ['reason'],
  close: [],
  passOn: ['place', 'reason'],
  withdraw: ['reason'],
} as const satisfies Record<ComplaintEventType, readonly string[]>;

export type ComplaintCommand = {
  [T in ComplaintEventType]: { readonly type: T } & ComplaintEventData[T];
}[ComplaintEventType];

/** The timers of a complaint. */
export const COMPLAINT_TIMERS = Object.freeze(['dueSoon', 'late'] as const);
export type ComplaintTimer = (typeof COMPLAINT_TIMERS)[number];

/** @property by the member of staff who sends it; null for a timer. */
export type ComplaintEvent = (ComplaintCommand | { readonly type: ComplaintTimer }) & {
  readonly at: Instant;
  readonly by: string | null;
};

export type ComplaintAlertKind = 'complaintDueSoon' | 'complaintLate';

export const COMPLAINT_STATES = Object.freeze([
  'received',
  'assigned',
  'answered',
  'published',
  'closed',
  'passedOn',
  'withdrawn',
] as const);
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

export interface ComplaintContext {
  /** Instant of the newest event. */
  readonly at: Instant;
  /** The unit that received it, with its ancestors up to the agency. */
  readonly receiver: UnitPath;
  /** The office that supervised the receiving unit when it was received, or that unit where none does. */
  readonly office: UnitPath;
  /** Who is to answer: the receiving unit until it is assigned. */
  readonly unit: UnitPath;
  readonly officer: string | null;
  readonly receivedAt: Instant;
  /** In what time it is answered, as the office had it when it was received. */
  readonly limit: Limit;
  /** The working calendar that the due date was counted on last. */
  readonly calendar: string;
  readonly due: ComplaintDue;
  readonly originalDueAt: Instant;
  /** When it was answered or passed on: lateness is judged at that instant. */
  readonly answeredAt: Instant | null;
  /** How often an answer was sent back. */
  readonly returns: number;
  readonly published: boolean;
  /** Found late once: nothing that comes after takes it back. */
  readonly wasLate: boolean;
  readonly verdict: Verdict | null;
}

export type ComplaintInput = Pick<
  ComplaintContext,
  'at' | 'receiver' | 'office' | 'limit' | 'calendar' | 'due'
>;

type Side = 'receiver' | 'unit' | 'office';

/** One way to have a right: a position in the unit of a side, or a higher one of it. */
export interface ComplaintRight {
  readonly position: Position;
  readonly side: Side;
  /** Only the officer in charge, wherever in the agency he works, or anybody of that position while there is none. */
  readonly holder?: boolean;
}

export interface ComplaintMeta {
  /** Whose move it is. */
  readonly waitsFor: Side | 'nobody';
  readonly may: Readonly<Partial<Record<ComplaintEventType, readonly ComplaintRight[]>>>;
}

/** The hold under which a person may send an event, or null if he may not. */
export function complaintHold(
  rights: readonly ComplaintRight[],
  context: Pick<ComplaintContext, Side | 'officer'>,
  staffId: string,
  holds: readonly Hold[],
): Hold | null {
  for (const { position, side, holder } of rights)
    for (const hold of holds) {
      if (hold.position !== position) continue;
      const inCharge = context.officer === (hold.onBehalfOf ?? staffId);
      if (holder && context.officer !== null ? inCharge : reaches(hold, context[side])) return hold;
    }
  return null;
}
