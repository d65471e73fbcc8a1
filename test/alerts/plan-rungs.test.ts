// What a batch of alerts means, without a database: whoever a due rung tells keeps the line that he has.
import { expect, it } from '@jest/globals';
import { HOUR_MS, parseInstant } from '../../src/domain/time/instant.ts';
import { DEFAULT_LADDERS } from '../../src/alerts/ladder.ts';
import { planRungs } from '../../src/alerts/plan-rungs.ts';
import type { ClaimedAlert } from '../../src/alerts/plan-rungs.ts';

const RAISED = parseInstant('2026-03-02T08:00');
const NOW = RAISED + 5 * HOUR_MS;
const present = (staffId: string) => ({ staffId, onBehalfOf: null, absent: false });

/** Raised while its officer was away with nobody in his place, so that the head was told as well. */
const ALERT: ClaimedAlert = {
  ...{ homeAgencyId: 'home', id: 'alert', dossierId: 'dossier', dossierCode: 'H01-1', kind: 'stepLate' },
  ...{ dueAt: RAISED, raisedAt: RAISED, nextRung: 1, acknowledgedAt: null, climbsFrom: null },
  ...{ unitId: 'unit', officerId: 'officer', waitsSince: NOW, receptionUnitId: null },
  ...{ askedBy: null, askedFrom: null, told: new Set(['officer', 'head', 'former']) },
  duty: {
    ...{ seq: 1, unitId: 'unit', officerId: 'officer' },
    ...{ staffId: null, onBehalfOf: null, levels: 'as it was' },
  },
};

it('the officer who is back has the duty, and the head whose rung has come is not released from it', () => {
  const plan = planRungs([ALERT], {
    now: NOW,
    ladders: DEFAULT_LADDERS,
    calendarOf: () => ({ addWorkingTime: (from: number, ms: number) => from + ms }),
    levelsOf: () => [[present('officer')], [present('head')]],
    deskOf: () => [],
    organization: { staff: () => null, isAbsent: () => false },
  });
  expect(plan.duties.map(({ duty }) => [duty.staffId, duty.because])).toEqual([['officer', 'back']]);
  expect(plan.rungs.map(({ rung, told }) => [rung, told])).toEqual([[1, ['unitHead']]]);
  expect(plan.notices.map(({ staffId }) => staffId)).toEqual(['head']);
  // A line is not told and made history by the same act.
  expect(plan.releases.map(({ staffId }) => staffId)).toEqual(['former']);
});
