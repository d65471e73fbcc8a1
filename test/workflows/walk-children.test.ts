// The charts of consultations and legs walked: every state reached, every one that is open can end, and none after.
import { describe, expect, it } from '@jest/globals';
import type { ChildEvent } from '../../workflows/child-events.ts';
import type { ChildState, Subject } from '../../workflows/child-state.ts';
import {
  CHILD_CHARTS,
  hasEnded,
  placeOf,
  startChild,
  stepChild,
} from '../../workflows/children/run-child.ts';

const AT = Date.UTC(2026, 9, 1);
const DUE = AT + 3_600_000;
const COMMON = {
  at: AT,
  step: 'appraise',
  unit: ['unit', 'agency'],
  officer: null,
  dueAt: DUE,
  lateFrom: DUE,
  late: false,
  endedAt: null,
  workingMinutes: null,
  openAlerts: [],
  outcome: null,
};
const asked = (silenceMeansConsent: boolean) =>
  startChild('consultation:1', 'consultation', {
    ...COMMON,
    askedAt: AT,
    askedBy: 'asker',
    askedFrom: 'department',
    silenceMeansConsent,
  }).state;
const leg = () =>
  startChild('leg:tax', 'leg', {
    ...COMMON,
    name: 'Thuế',
    lead: false,
    needs: [],
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
  }).state;

const run = { countedFrom: AT, dueAt: DUE, lateFrom: DUE, dueSoonAt: DUE, pauses: [], anew: true };
const happening = { at: AT, by: 'staff', workingMinutes: 5 };
const moveDue = { type: 'moveDue', dueAt: DUE + 1, lateFrom: DUE + 1 };
const SENT: Readonly<Record<ChildState['kind'], readonly object[]>> = {
  consultation: [
    { type: 'answerOpinion', position: 'agree', content: 'x' },
    { type: 'assignConsultation', officerId: 'other' },
    { type: 'closeConsultation', reason: 'x' },
    { type: 'stepLeft' },
    moveDue,
  ],
  leg: [
    { type: 'begin', run },
    { type: 'pause', lateFrom: null },
    { type: 'pause', lateFrom: DUE },
    { type: 'resume', run },
    { type: 'resume', run: { ...run, anew: false } },
    { type: 'resume', run: { ...run, anew: false, lateFrom: AT } },
    { type: 'cancel' },
    moveDue,
    { type: 'takeLeg' },
    { type: 'assignLeg', officerId: 'other' },
    { type: 'completeLeg', content: 'x' },
    { type: 'refuseLeg', reason: 'x' },
    { type: 'returnLeg', reason: 'x', items: ['x'] },
  ],
};

/** Every state reached from a start, with the states that each leads to. */
function walk(subject: Subject, start: ChildState): ReadonlyMap<string, ReadonlySet<string>> {
  const ways = new Map<string, Set<string>>();
  const open: ChildState[] = [start];
  const seen = new Set<string>();
  const timers = [...CHILD_CHARTS[start.kind].timers];
  for (let child = open.pop(); child !== undefined; child = open.pop()) {
    const context = child.context as { lateRun?: boolean; openAlerts: readonly string[] };
    const key = `${placeOf(child)} ${context.lateRun} ${context.openAlerts.length}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const from = ways.get(placeOf(child)) ?? new Set();
    ways.set(placeOf(child), from);
    for (const sent of [...SENT[child.kind], ...timers.map((type) => ({ type }))]) {
      const step = stepChild(subject, child, { ...sent, ...happening, subject } as unknown as ChildEvent);
      if (step === null) continue;
      expect([placeOf(child), hasEnded(child) && !hasEnded(step.state)]).toEqual([placeOf(child), false]);
      if (placeOf(step.state) !== placeOf(child)) from.add(placeOf(step.state));
      open.push(step.state);
    }
  }
  return ways;
}

const told = (ways: ReadonlyMap<string, ReadonlySet<string>>) =>
  Object.fromEntries([...ways].map(([place, to]) => [place, [...to].sort()]));

describe('a consultation', () => {
  it('is answered or closed, late or not', () => {
    expect(told(walk('consultation:1', asked(false)))).toEqual({
      'asked.onTime': ['answered', 'asked.late', 'closed'],
      'asked.late': ['answered', 'asked.onTime', 'closed'],
      answered: [],
      closed: [],
    });
  });

  it('lapses where silence means consent', () => {
    expect(told(walk('consultation:1', asked(true)))).toEqual({
      'asked.onTime': ['answered', 'closed', 'lapsed'],
      answered: [],
      closed: [],
      lapsed: [],
    });
  });
});

describe('a leg', () => {
  it('waits, is open, may pause, and ends done, refused or cancelled', () => {
    expect(told(walk('leg:tax', leg()))).toEqual({
      waiting: ['cancelled', 'open.onTime'],
      'open.onTime': ['cancelled', 'done', 'open.late', 'paused.onTime', 'refused'],
      'open.late': ['cancelled', 'done', 'open.onTime', 'paused.late', 'refused'],
      'paused.onTime': ['cancelled', 'open.onTime', 'paused.late'],
      'paused.late': ['cancelled', 'open.late', 'open.onTime', 'paused.onTime'],
      done: [],
      refused: [],
      cancelled: [],
    });
  });
});

describe('a date that moves', () => {
  it('is waited for anew, and tells nobody a second time that something is asked', () => {
    const step = stepChild('consultation:1', asked(false), { ...moveDue, ...happening } as ChildEvent)!;
    expect(step).toMatchObject({
      alerts: [],
      closed: [],
      arm: [{ name: 'consultation:1:due', fireAt: DUE + 1 }],
      state: { value: { asked: 'onTime' }, context: { dueAt: DUE + 1, late: false } },
    });
  });
});
