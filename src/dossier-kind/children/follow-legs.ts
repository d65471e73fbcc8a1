// The legs of an interlinked step: they begin, pause and end with the dossier and with each other
// (Decree 61/2018 Art. 19.6 and 19.7).
import type { LegState, Subject } from '../../../workflows/child-state.ts';
import type { LegRun } from '../../../workflows/child-events.ts';
import { placeOf, startChild } from '../../../workflows/children/run-child.ts';
import { needsOf } from '../../domain/process/leg-order.ts';
import type { LegDefinition, LegsDefinition } from '../../domain/process/procedure-definition.ts';
import { dueSoonFrom } from '../../domain/time/deadlines.ts';
import { countedFrom } from '../../domain/time/due.ts';
import { latestDue } from '../../domain/time/latest-due.ts';
import { keepsFromDue } from '../../domain/time/paused-time.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import { calendarsOf, calendarToBegin, refsOf } from './child-calendars.ts';
import { addStep, childNow, sendTo } from './child-changes.ts';
import type { ChildChanges } from './child-changes.ts';
import type { Timing } from '../facts.ts';

export const legSubject = (key: string): Subject => `leg:${key}`;

/** The interlinked step with this key, if the process has one. */
export function legsOfStep({ pinned }: Timing, step: string | null): LegsDefinition | undefined {
  return pinned.chart.legsAt.get(`processing.${step}`);
}

/** The dossier comes to its interlinked step: new legs begin, paused ones go on, refused ones are tried again. */
export function enterLegs(changes: ChildChanges, step: string, legs: LegsDefinition, anew: boolean): void {
  for (const leg of legs.items) {
    const subject = legSubject(leg.key);
    const child = childNow(changes, subject) as LegState | undefined;
    const outcome = child?.context.outcome;
    if (child === undefined || outcome === 'refused' || outcome === 'cancelled')
      addStep(changes, subject, startChild(subject, 'leg', newLeg(changes, step, legs, leg)));
    else if (placeOf(child).startsWith('paused'))
      sendTo(changes, subject, { type: 'resume', run: runAfterPause(changes, child, leg, anew) }, null);
  }
  cascade(changes, legs);
}

/** The dossier waits for the applicant: so do the legs that are under way. */
export function pauseLegs(changes: ChildChanges, legs: LegsDefinition): void {
  for (const { key, limit } of legs.items) {
    const child = childNow(changes, legSubject(key)) as LegState | undefined;
    if (child === undefined || !placeOf(child).startsWith('open')) continue;
    const { lateFrom } = dueWhilePaused(child.context, limit, changes.at, changes.timing);
    sendTo(changes, legSubject(key), { type: 'pause', lateFrom }, null);
  }
}

/** The step is left for good: what was not done is done by nobody. */
export function cancelLegs(changes: ChildChanges, legs: LegsDefinition): void {
  for (const { key } of legs.items) sendTo(changes, legSubject(key), { type: 'cancel' }, null);
}

/** Legs whose needs are met begin; those that need a result which will not come are cancelled. */
export function cascade(changes: ChildChanges, legs: LegsDefinition): void {
  for (let moved = true; moved;) {
    moved = false;
    for (const leg of legs.items) {
      const child = childNow(changes, legSubject(leg.key));
      if (child === undefined || placeOf(child) !== 'waiting') continue;
      const needed = needsOf(legs, leg.key).map(
        (key) => (childNow(changes, legSubject(key)) as LegState | undefined)?.context.outcome,
      );
      if (needed.some((outcome) => outcome === 'refused' || outcome === 'cancelled'))
        moved = sendTo(changes, legSubject(leg.key), { type: 'cancel' }, null);
      else if (needed.every((outcome) => outcome === 'done')) {
        const run = firstRun(changes, leg, needed.length === 0);
        moved = sendTo(changes, legSubject(leg.key), { type: 'begin', run }, null);
      }
    }
  }
}

function newLeg(
  { at, before, timing }: ChildChanges,
  step: string,
  legs: LegsDefinition,
  { key, name }: LegDefinition,
): LegState['context'] {
  const { units } = before.snapshot.context;
  return {
    at,
    step,
    unit: units.legs?.[key] ?? units.competent,
    officer: null,
    dueAt: null,
    lateFrom: null,
    late: false,
    endedAt: null,
    workingMinutes: null,
    openAlerts: [],
    name,
    lead: legs.lead === key,
    needs: needsOf(legsOfStep(timing, step)!, key),
    startedAt: null,
    countedFrom: null,
    dueSoonAt: null,
    lateRun: false,
    anew: false,
    pauses: [],
    pausedAt: null,
    spent: 0,
    stay: null,
    reference: null,
    outcome: null,
  };
}

/** A leg that begins with the dossier's reception is counted as the reception is; later ones from their instant. */
function firstRun(changes: ChildChanges, { key, limit }: LegDefinition, first: boolean): LegRun {
  const { at, timing } = changes;
  const calendar = calendarOfLeg(changes, key);
  const from = first ? countedFrom(at, calendar, timing.pinned.definition.policy) : at;
  return runOf({ from, limit, pauses: [], anew: true }, [calendar], timing);
}

function calendarOfLeg({ before, timing }: ChildChanges, key: string): WorkingCalendar {
  return calendarToBegin(before.snapshot.context.units.legCalendars?.[key], timing);
}

function runAfterPause(
  changes: ChildChanges,
  { context }: LegState,
  { key, limit }: LegDefinition,
  anew: boolean,
): LegRun {
  const { at, timing } = changes;
  if (anew || context.countedFrom === null || context.pausedAt === null)
    return runOf({ from: at, limit, pauses: [], anew: true }, [calendarOfLeg(changes, key)], timing);
  const pauses = [...context.pauses, { from: context.pausedAt, to: at }];
  const run = { from: context.countedFrom, limit, pauses, anew: false };
  return runOf(run, calendarsOf(context, timing), timing);
}

interface LegTerms {
  readonly from: number;
  readonly limit: LegDefinition['limit'];
  readonly pauses: LegRun['pauses'];
  readonly anew: boolean;
}

/** How a leg that stands still is due: null from when it is late where the pause takes a part of its time. */
export function dueWhilePaused(
  context: LegState['context'],
  limit: LegDefinition['limit'],
  since: number,
  timing: Timing,
): Omit<LegRun, 'lateFrom'> & { readonly lateFrom: number | null } {
  const { countedFrom: from, pauses, anew } = context;
  const calendars = calendarsOf(context, timing);
  const run = runOf({ from: from!, limit, pauses, anew }, calendars, timing);
  const pauseRule = { shortestMinutes: timing.shortestPause };
  const held = calendars.some((calendar) => {
    const { dueAt } = runOf({ from: from!, limit, pauses, anew }, [calendar], timing);
    return keepsFromDue(since, { dueAt, limit }, calendar, pauseRule);
  });
  return held ? { ...run, lateFrom: null } : run;
}

/** A run counted from an instant on every version of its agency's calendar, its pauses by the rule for days. */
export function runOf(
  { from, limit, pauses, anew }: LegTerms,
  calendars: readonly WorkingCalendar[],
  { shortestPause }: Timing,
): LegRun {
  const pauseRule = { shortestMinutes: shortestPause };
  const { dueAt, lateFromAt, calendar } = latestDue(calendars, { from, limit, pauses, pauseRule });
  return {
    countedFrom: from,
    dueAt,
    lateFrom: lateFromAt,
    dueSoonAt: dueSoonFrom({ from, dueAt, calendar, pauses }),
    pauses,
    anew,
    calendars: refsOf(calendars),
  };
}
