// The words of the assigned task's chart: its events, what it remembers, who may send what. Pure.
import type { Position } from '../../src/domain/process/procedure-definition.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import type { Verdict } from '../one-stop/dossier-context.ts';
import type { UnitPath } from '../unit-path.ts';
import { reaches } from '../one-stop/rights.ts';
import type { Hold } from '../one-stop/rights.ts';

/** `assignment`: something to be done and reported; `dissemination`: a directive to be taken note of. */
export type TaskKind = 'assignment' | 'dissemination';

/** A due date with everything that is timed by it, computed on the working calendar before the event is sent. */
export interface TaskDue {
  readonly dueAt: Instant;
  /** The first late instant: the end of the due day (Civil Code 2015 Art. 148.6). */
  readonly lateFrom: Instant;
  readonly dueSoon: Instant;
}

/** What each event must say. The keys are the stable names of the events. */
interface TaskEventData {
  /** The lead takes the task on. */
  accept: { readonly officerId?: string; readonly note?: string };
  /** A directive was read and passed on: all that a dissemination asks for. */
  acknowledge: { readonly note?: string };
  /** The lead says why the task is not his. */
  decline: { readonly reason: string };
  /** The giver sends a declined task to the same unit again, or to another. */
  reassign: { readonly lead: UnitPath; readonly acceptBy: Instant; readonly reason: string };
  assign: { readonly officerId: string; readonly note?: string };
  reportProgress: { readonly percent: number; readonly note: string };
  requestExtension: { readonly until: TaskDue; readonly reason: string };
  grantExtension: { readonly until?: TaskDue; readonly note?: string };
  refuseExtension: { readonly reason: string };
  reportDone: { readonly result: string };
  /** The giver is content with the result. */
  approve: { readonly note?: string };
  /** The giver sends the result back; the time runs on as if it had not been reported. */
  returnWork: { readonly reason: string };
  withdraw: { readonly reason: string };
}

export type TaskEventType = keyof TaskEventData;

export const TASK_FACTS = {
  accept: [],
  acknowledge: [],
  decline: ['reason'],
  reassign: ['lead', 'reason'],
  assign: ['officerId'],
  reportProgress: ['percent', 'note'],
  requestExtension: ['until', 'reason'],
  grantExtension: [],
  refuseExtension: ['reason'],
  reportDone: ['result'],
  approve: [],
  returnWork: ['reason'],
  withdraw: ['reason'],
} as const satisfies Record<TaskEventType, readonly string[]>;

export type TaskCommand = {
  [T in TaskEventType]: { readonly type: T } & TaskEventData[T];
}[TaskEventType];

/** The timers of a task. */
export const TASK_TIMERS = Object.freeze(['acceptance', 'dueSoon', 'late'] as const);
export type TaskTimer = (typeof TASK_TIMERS)[number];

/** @property by the member of staff who sends it; null for a timer. */
export type TaskEvent = (TaskCommand | { readonly type: TaskTimer }) & {
  readonly at: Instant;
  readonly by: string | null;
};

export type TaskAlertKind =
  'taskNotAccepted' | 'taskDueSoon' | 'taskLate' | 'taskDeclined' | 'taskExtensionAsked' | 'taskReported';

export interface TaskContext {
  /** Instant of the newest event. */
  readonly at: Instant;
  readonly kind: TaskKind;
  /** The unit that gave the task, and the one that leads it, each with its ancestors up to the agency. */
  readonly giver: UnitPath;
  readonly lead: UnitPath;
  readonly partners: readonly string[];
  /** Who gave it: the first to be told what the lead answers. */
  readonly givenBy: string;
  readonly officer: string | null;
  readonly acceptBy: Instant;
  readonly due: TaskDue;
  readonly originalDueAt: Instant;
  /** What is asked for while an extension waits for an answer. */
  readonly asked: TaskDue | null;
  readonly extensions: number;
  readonly percent: number;
  readonly reportedAt: Instant | null;
  /** Found late once: nothing that comes after takes it back. */
  readonly wasLate: boolean;
  readonly verdict: Verdict | null;
}

export type TaskInput = Pick<
  TaskContext,
  'at' | 'kind' | 'giver' | 'lead' | 'partners' | 'givenBy' | 'acceptBy' | 'due'
>;

/** One way to have a right: a position in the giving or the leading unit, or a higher one of it. */
export interface TaskRight {
  readonly position: Position;
  readonly side: 'giver' | 'lead';
  /** Only the officer in charge, wherever in the agency he works, or anybody of that position while there is none. */
  readonly holder?: boolean;
}

export interface TaskMeta {
  /** Whose move it is. */
  readonly waitsFor: 'giver' | 'lead' | 'nobody';
  readonly may: Readonly<Partial<Record<TaskEventType, readonly TaskRight[]>>>;
}

/** Whoever gives tasks: the supervisors of the giving office, its heads and leaders. */
const GIVER = [
  { position: 'supervisor', side: 'giver' },
  { position: 'head', side: 'giver' },
  { position: 'leader', side: 'giver' },
] as const satisfies readonly TaskRight[];
const LEAD = [
  { position: 'head', side: 'lead' },
  { position: 'leader', side: 'lead' },
] as const satisfies readonly TaskRight[];
/** Those who do the work: the person in charge, and the heads over him. */
const WORKER = [
  { position: 'officer', side: 'lead', holder: true },
  { position: 'head', side: 'lead', holder: true },
  ...LEAD,
] as const satisfies readonly TaskRight[];

type CourseState = 'assigned' | 'declined' | 'inProgress' | 'reported' | 'closed' | 'withdrawn';
/** Who may send what, by the state of the course. */
export const TASK_RIGHTS = {
  assigned: { accept: LEAD, acknowledge: LEAD, decline: LEAD, withdraw: GIVER },
  declined: { reassign: GIVER, withdraw: GIVER },
  inProgress: {
    assign: LEAD,
    reportProgress: WORKER,
    requestExtension: LEAD,
    grantExtension: GIVER,
    refuseExtension: GIVER,
    reportDone: WORKER,
    withdraw: GIVER,
  },
  reported: { approve: GIVER, returnWork: GIVER, withdraw: GIVER },
  closed: {},
  withdrawn: {},
} as const satisfies Readonly<Record<CourseState, TaskMeta['may']>>;

/** The hold under which a person may send an event, or null if he may not. */
export function taskHold(
  rights: readonly TaskRight[],
  context: Pick<TaskContext, 'giver' | 'lead' | 'officer'>,
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
