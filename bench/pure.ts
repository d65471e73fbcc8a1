// The pure core alone: due dates and chart steps per second on one core.
import { dueOf } from '../src/domain/time/due.ts';
import type { DossierEvent } from '../workflows/one-stop/dossier-events.ts';
import { NOTHING_DUE } from '../workflows/one-stop/dossier-context.ts';
import { startChart, stepChart } from '../workflows/one-stop/run-chart.ts';
import { calendar, NOON, PINNED } from './fixture.ts';

/** @returns seconds for a million due dates of mixed limits. */
export function measureDueDates(): { readonly seconds: number; readonly perSecond: number } {
  const limits = [
    { amount: 3, unit: 'workingDays' },
    { amount: 20, unit: 'workingDays' },
    { amount: 15, unit: 'days' },
    { amount: 1.5, unit: 'workingDays' },
    { amount: 8, unit: 'workingHours' },
  ] as const;
  const start = Date.parse('2024-01-02T01:30:00Z');
  const run = (count: number): number => {
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const limit = limits[i % limits.length]!;
      sum += dueOf({ from: start + (i % 700) * 86_400_000 + (i % 480) * 60_000, limit, calendar }).dueAt;
    }
    return sum;
  };
  run(200_000);
  const began = performance.now();
  run(1_000_000);
  const seconds = (performance.now() - began) / 1000;
  return { seconds, perSecond: 1_000_000 / seconds };
}

export function measureChart(seconds = 2): number {
  const units = { receiving: ['r', 'a'], competent: ['c', 'a'], provinceOffice: ['p'] };
  const facts = {
    due: {
      ...NOTHING_DUE,
      statutory: NOON + 9e8,
      lateFrom: NOON + 9e8,
      promised: NOON + 9e8,
      dueSoon: NOON + 8e8,
    },
    deadline: () => NOON + 1e7,
    stepDue: () => NOON + 1e7,
    spentNow: () => 60_000,
    verdict: null,
    lateRun: false,
    wasLate: false,
    declaresDuty: true,
    namesFees: false,
    supplement: () => ({
      stage: 'appraisal',
      round: 1,
      after: 'restart',
      breach: false,
      windowEndsAt: null,
      legalBasis: null,
    }),
    extension: null,
  } as const;
  const event = (type: 'accept' | 'transfer') => ({ type, at: NOON, by: 'x', facts }) as DossierEvent;
  const lodged = startChart(PINNED.chart, {
    at: NOON,
    units,
    requestEnds: 'stopped',
    calendarName: 'vn',
    receptionDueAt: NOON + 1e7,
  });
  const accepted = stepChart(PINNED.chart, lodged.state, event('accept'))!;
  const run = (until: number): number => {
    let n = 0;
    while (performance.now() < until) {
      for (let i = 0; i < 100; i++) stepChart(PINNED.chart, accepted.state, event('transfer'));
      n += 100;
    }
    return n;
  };
  run(performance.now() + 500);
  return run(performance.now() + seconds * 1000) / seconds;
}
