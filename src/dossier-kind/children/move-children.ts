// Takes a new calendar to the open children of a dossier: each is due on the latest date that the versions since it began
// give, on the calendar of whoever owes.
import type { MovedDue } from '../../../workflows/child-events.ts';
import type { ChildState, ConsultationState, LegState, Subject } from '../../../workflows/child-state.ts';
import { placeOf } from '../../../workflows/children/run-child.ts';
import { latestDue } from '../../domain/time/latest-due.ts';
import { calendarsOf, refsOf } from './child-calendars.ts';
import { sendTo } from './child-changes.ts';
import type { ChildChanges } from './child-changes.ts';
import type { DossierState } from '../dossier-state.ts';
import type { Timing } from '../facts.ts';
import { dueWhilePaused, legSubject, legsOfStep, runOf } from './follow-legs.ts';

/** Whether the calendar in force gives one of the children a later date than it has. */
export function someChildMoves({ snapshot }: DossierState, timing: Timing): boolean {
  return Object.entries(snapshot.context.children ?? {}).some(
    ([subject, child]) => laterDue(subject, child, timing) !== null,
  );
}

/**
 * Each child whose date comes out later takes it, also one that turns out never to have been late, and an earlier one
 * where a version that it was counted on was a mistake; a named instant stays.
 */
export function moveChildren(changes: ChildChanges): void {
  for (const [subject, child] of Object.entries(changes.before.snapshot.context.children ?? {})) {
    const due = laterDue(subject, child, changes.timing);
    if (due !== null) sendTo(changes, subject as Subject, { type: 'moveDue', ...due }, null);
  }
}

function laterDue(subject: string, child: ChildState, timing: Timing): MovedDue | null {
  const { dueAt } = child.context;
  if (dueAt === null || !OPEN.has(placeOf(child))) return null;
  const due = child.kind === 'leg' ? dueOfLeg(subject, child, timing) : dueOfQuestion(child, timing);
  if (due === null) return null;
  const mistaken = child.context.calendars?.some((ref) => timing.annulled(ref) !== null) === true;
  return due.dueAt! > dueAt || (mistaken && due.dueAt !== dueAt) ? due : null;
}

const OPEN: ReadonlySet<string> = new Set([
  'asked.onTime',
  'asked.late',
  'open.onTime',
  'open.late',
  'paused.onTime',
  'paused.late',
]);

function dueOfQuestion({ context }: ConsultationState, timing: Timing): MovedDue | null {
  const { limit, askedAt } = context;
  if (limit === undefined) return null;
  const calendars = calendarsOf(context, timing);
  const { dueAt, lateFromAt } = latestDue(calendars, { from: askedAt, limit });
  return { dueAt, lateFrom: lateFromAt, calendars: refsOf(calendars) };
}

function dueOfLeg(subject: string, { context }: LegState, timing: Timing): MovedDue | null {
  const leg = legsOfStep(timing, context.step)?.items.find(({ key }) => legSubject(key) === subject);
  if (leg === undefined || context.countedFrom === null) return null;
  const { countedFrom: from, pauses, anew, pausedAt } = context;
  const { limit } = leg;
  const run =
    pausedAt === null
      ? runOf({ from, limit, pauses, anew }, calendarsOf(context, timing), timing)
      : dueWhilePaused(context, limit, pausedAt, timing);
  const { dueAt, lateFrom, dueSoonAt, calendars } = run;
  return { dueAt, lateFrom, dueSoonAt, calendars };
}
