// A dossier written before the chart knew stages and re-appointments is read as if it had.
import { expect, it } from '@jest/globals';
import { initialContext, presentContext } from '../../workflows/one-stop/dossier-context.ts';
import type { DossierContext } from '../../workflows/one-stop/dossier-context.ts';

const UNITS = { receiving: ['a'], competent: ['b'], provinceOffice: [] };
const now = initialContext({
  at: 1,
  units: UNITS,
  requestEnds: 'stopped',
  calendarName: 'vn',
  receptionDueAt: null,
});

it('counts what was asked and promised before, and leaves the rest as it was never used', () => {
  const { asked, supplementedAt, stage, promises, takeBack, due, ...kept } = now;
  const { takeOver, ...dueBefore } = due;
  const before = { ...kept, due: dueBefore, supplements: 2, promiseMoved: true } as unknown as DossierContext;
  expect(presentContext(before)).toEqual({
    ...now,
    supplements: 2,
    promiseMoved: true,
    asked: { appraisal: 2 },
    promises: 1,
  });
  expect([asked, supplementedAt, stage, promises, takeBack, takeOver]).toEqual([{}, {}, null, 0, null, null]);
});

it('leaves a context of today as it is', () => {
  expect(presentContext(now)).toEqual(now);
});
