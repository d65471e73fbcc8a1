// What a batch of alerts means, without a database: who keeps the line that he has, who is told anew, and what is over.
import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../src/alerts/duty/duty-of.ts';
import { HOUR_MS, parseInstant } from '../../src/domain/time/instant.ts';
import { DEFAULT_LADDERS } from '../../src/alerts/ladder/ladder.ts';
import { planRungs } from '../../src/alerts/raise/plan-rungs.ts';
import type { ClaimedAlert, RungSurroundings } from '../../src/alerts/raise/plan-rungs.ts';

const RAISED = parseInstant('2026-03-02T08:00');
const NOW = RAISED + 5 * HOUR_MS;
const present = (staffId: string) => ({ staffId, onBehalfOf: null, absent: false });
const LEVELS = [[present('officer')], [present('head')]];

/** Raised while its officer was away with nobody in his place, so that the head was told as well. */
const ALERT: ClaimedAlert = {
  ...{ homeAgencyId: 'home', id: 'alert', dossierId: 'dossier', dossierCode: 'H01-1', kind: 'stepLate' },
  ...{ dueAt: RAISED, raisedAt: RAISED, nextRung: 1, acknowledgedAt: null, climbsFrom: null },
  ...{ unitId: 'unit', officerId: 'officer', waitsSince: NOW, receptionUnitId: null },
  ...{ askedBy: null, askedFrom: null, told: new Set(['officer', 'head', 'former']) },
  ...{ closedAt: null, reopened: false },
  duty: {
    ...{ seq: 1, unitId: 'unit', officerId: 'officer', ended: false },
    ...{ staffId: null, onBehalfOf: null, levels: 'as it was' },
  },
};
const AROUND: RungSurroundings = {
  now: NOW,
  ladders: DEFAULT_LADDERS,
  calendarOf: () => ({ addWorkingTime: (from: number, ms: number) => from + ms }),
  levelsOf: () => LEVELS,
  deskOf: () => [],
  organization: { staff: () => null, isAbsent: () => false },
};
const plan = (alert: Partial<ClaimedAlert>, around: Partial<RungSurroundings> = {}) => {
  const { duties, rungs, notices, releases, climbs, over, failures } = planRungs([{ ...ALERT, ...alert }], {
    ...AROUND,
    ...around,
  });
  expect(failures).toEqual([]);
  return {
    duties: duties.map(({ duty }) => duty),
    rungs: rungs.map(({ rung, told }) => [rung, told]),
    told: notices.map(({ staffId, rung, turn }) => [staffId, rung, turn]),
    released: releases.map(({ staffId }) => staffId),
    climbs,
    over,
  };
};
/** As the officer's duty stands while nothing changes. */
const HIS = { ...ALERT.duty!, staffId: 'officer', levels: digestOf(LEVELS, {}) };

it('the officer who is back has the duty, and the head whose rung has come is not released from it', () => {
  const { duties, rungs, told, released } = plan({});
  expect(duties.map(({ staffId, because }) => [staffId, because])).toEqual([['officer', 'back']]);
  expect(rungs).toEqual([[1, ['unitHead']]]);
  expect(told).toEqual([['head', 1, 2]]);
  // A line is not told and made history by the same act.
  expect(released).toEqual(['former']);
});

describe('an alert that was taken up and is opened again', () => {
  const again = {
    ...{ acknowledgedAt: RAISED + HOUR_MS, reopened: true, waitsSince: NOW - HOUR_MS },
    ...{ nextRung: 2, told: new Set(['officer', 'head']) },
  };

  it.each([
    ['whose duty had ended with it', { ...HIS, ended: true }],
    ['whose duty nobody had ended yet', HIS],
  ])('%s: a new duty, told again to all whom its rungs told', (_, duty) => {
    const { duties, told, released, climbs } = plan({ ...again, duty });
    expect(duties).toEqual([
      expect.objectContaining({ seq: 2, staffId: 'officer', because: 'reopened', same: false, lapses: true }),
    ]);
    expect(told).toEqual([
      ['officer', 0, 2],
      ['head', 1, 2],
    ]);
    expect(released).toEqual([]);
    expect(climbs).toMatchObject([{ nextRung: 2, anewFrom: NOW }]);
  });

  it('keeps an acknowledgement that came after', () => {
    const { duties, climbs } = plan({ ...again, duty: HIS, acknowledgedAt: NOW });
    expect(duties).toMatchObject([{ because: 'reopened', lapses: false }]);
    expect(climbs).toMatchObject([{ nextRungAt: null }]);
    expect(climbs[0]).not.toHaveProperty('anewFrom');
  });

  it('that was closed before anybody was told has its first duty', () => {
    const { duties } = plan({ ...again, acknowledgedAt: null, nextRung: 0, told: new Set(), duty: null });
    expect(duties).toMatchObject([{ seq: 1, because: 'raised' }]);
  });
});

it('of what is closed the duty and the lines end, and it climbs no further', () => {
  const { over, climbs, told, released, duties } = plan({ closedAt: NOW });
  expect(over).toHaveLength(1);
  expect(climbs).toMatchObject([{ nextRung: 1, nextRungAt: null }]);
  expect([told, released, duties]).toEqual([[], [], []]);
});

it('who is beside the ladder follows like who is on it, under the same duty', () => {
  const desk = (...people: string[]) => ({
    deskOf: () => people.map(present),
    levelsOf: () => [[], [present('deskHead')]],
  });
  const waiting = { kind: 'resultWaiting', officerId: null, receptionUnitId: 'oneStop' } as const;
  const raised = plan({ ...waiting, nextRung: 0, told: new Set(), duty: null }, desk('first'));
  expect(raised.told).toEqual([['first', 0, 1]]);
  const [known] = raised.duties;
  const told = { ...waiting, told: new Set(['first']), duty: { ...known!, ended: false } };
  expect(plan(told, desk('first')).duties).toEqual([]);
  const moved = plan(told, desk('second'));
  expect(moved.told).toEqual([['second', 0, 1]]);
  expect(moved.released).toEqual(['first']);
  expect(moved.duties).toMatchObject([{ seq: 1, same: true }]);
  // An empty desk is its head's.
  expect(plan(told, desk()).told).toEqual([['deskHead', 0, 1]]);
});
