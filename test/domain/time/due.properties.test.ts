// What must hold of every due date, and agreement with the slow walk.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueOf } from '../../../src/domain/time/due.ts';
import { explainDue } from '../../../src/domain/time/explain.ts';
import { dayOf, formatDay, type Instant, MINUTE_MS, startOfDay } from '../../../src/domain/time/instant.ts';
import { countsByHours, type Limit, workingMsOf } from '../../../src/domain/time/limit.ts';
import type { Pause } from '../../../src/domain/time/paused-time.ts';
import { walkDays, walkMinutes } from './slow-walk.ts';
import { at, vn, vnWith } from './vn-calendar.ts';

const begin = at('2024-01-02 00:00');
const instant = fc.integer({ min: 0, max: 420 * 1440 }).map((minutes) => begin + minutes * MINUTE_MS);
const pauses = (from: Instant): fc.Arbitrary<Pause[]> =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -2 * 1440, max: 20 * 1440 }), fc.integer({ min: 0, max: 6 * 1440 }))
      .map(([start, length]) => ({
        from: from + start * MINUTE_MS,
        to: from + (start + length) * MINUTE_MS,
      })),
    { maxLength: 4 },
  );
const limit: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 30 }), unit: fc.constant('workingDays' as const) }),
  fc.record({
    amount: fc.integer({ min: 1, max: 60 }).map((n) => n / 4),
    unit: fc.constant('workingDays' as const),
  }),
  fc.record({ amount: fc.integer({ min: 1, max: 45 }), unit: fc.constant('days' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 4 }), unit: fc.constant('months' as const) }),
  fc.record({
    amount: fc.integer({ min: 1, max: 160 }).map((n) => n / 2),
    unit: fc.constantFrom('workingHours' as const, 'hours' as const),
  }),
  fc.constant({ amount: 1, unit: 'sameDay' as const }),
);
const paused = instant.chain((from) => fc.record({ from: fc.constant(from), limit, pauses: pauses(from) }));

describe('a due date', () => {
  it('agrees with a walk from day to day and from minute to minute', () => {
    fc.assert(
      fc.property(paused, ({ from, limit: counted, pauses: intervals }) => {
        fc.pre(counted.unit !== 'months' && counted.unit !== 'sameDay');
        const due = dueOf({ from, limit: counted, calendar: vn, pauses: intervals });
        const walked = countsByHours(counted)
          ? walkMinutes(from, workingMsOf(counted) / MINUTE_MS, intervals)
          : walkDays(from, counted.amount, counted.unit === 'workingDays', intervals);
        expect(due.dueAt).toBe(walked);
      }),
      { numRuns: 400 },
    );
  });

  it('counted back gives the term', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), (from, amount) => {
        const days = dueOf({ from, limit: { amount, unit: 'workingDays' }, calendar: vn });
        expect(vn.workingDaysIn(dayOf(from) + 1, dayOf(days.dueAt) + 1)).toBe(amount);
        const hours = dueOf({ from, limit: { amount, unit: 'hours' }, calendar: vn });
        expect(vn.workingTimeBetween(from, hours.dueAt)).toBe(amount * 60 * MINUTE_MS);
      }),
    );
  });

  it('is never earlier for a longer term, nor for a later acceptance', () => {
    const more = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(paused, more, more, (input, extra, later) => {
        const { from, limit: counted, pauses: intervals } = input;
        const due = dueOf({ from, limit: counted, calendar: vn, pauses: intervals });
        if (counted.unit !== 'sameDay') {
          const longer = {
            ...counted,
            amount: counted.amount + (counted.unit === 'months' ? extra % 5 : extra),
          };
          const longerDue = dueOf({ from, limit: longer, calendar: vn, pauses: intervals });
          expect(longerDue.dueAt).toBeGreaterThanOrEqual(due.dueAt);
        }
        const laterFrom = from + later * 90 * MINUTE_MS;
        for (const lastHourCountsNextDay of [false, true])
          for (const outsideHours of ['asReceived', 'nextOpening'] as const) {
            const policy = { lastHourCountsNextDay, outsideHours };
            const first = dueOf({ from, limit: counted, calendar: vn, policy });
            const second = dueOf({ from: laterFrom, limit: counted, calendar: vn, policy });
            expect(second.dueAt).toBeGreaterThanOrEqual(first.dueAt);
          }
      }),
    );
  });

  it('is never earlier for one more day off', () => {
    fc.assert(
      fc.property(paused, fc.integer({ min: 0, max: 40 }), (input, offset) => {
        const date = formatDay(dayOf(input.from) + offset);
        const calendar = vnWith([{ date, kind: 'off' }]);
        const before = dueOf({ ...input, calendar: vn });
        expect(dueOf({ ...input, calendar }).dueAt).toBeGreaterThanOrEqual(before.dueAt);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of pauses, and never falls into one', () => {
    fc.assert(
      fc.property(paused, fc.infiniteStream(fc.nat()), (input, keys) => {
        const due = dueOf({ ...input, calendar: vn });
        const shuffled = input.pauses
          .map((pause) => ({ pause, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ pause }) => pause);
        expect(dueOf({ ...input, pauses: shuffled, calendar: vn })).toEqual(due);
        if (!countsByHours(input.limit))
          for (const pause of input.pauses) {
            const day = dayOf(due.dueAt);
            const inside = day >= dayOf(Math.max(pause.from, input.from)) && day < dayOf(pause.to);
            expect(inside).toBe(false);
          }
      }),
    );
  });

  it('is late only after it is due', () => {
    fc.assert(
      fc.property(paused, (input) => {
        const due = dueOf({ ...input, calendar: vn });
        const expected = countsByHours(input.limit) ? due.dueAt : startOfDay(dayOf(due.dueAt) + 1);
        expect(due.lateFromAt).toBe(expected);
      }),
    );
  });
});

describe('an explanation', () => {
  it('adds up to the limit and ends on the due date', () => {
    fc.assert(
      fc.property(paused, (input) => {
        const { lines, dueAt } = explainDue({ ...input, calendar: vn });
        expect(dueAt).toBe(dueOf({ ...input, calendar: vn }).dueAt);
        const counted = lines.filter((one) => one.kind === 'counted' || one.kind === 'swapWork');
        const sum = (field: 'days' | 'minutes' | 'months'): number =>
          counted.reduce((total, one) => total + (one[field] ?? 0), 0);
        const { amount, unit } = input.limit;
        if (countsByHours(input.limit)) expect(sum('minutes')).toBe(workingMsOf(input.limit) / MINUTE_MS);
        else expect(sum(unit === 'months' ? 'months' : 'days')).toBe(amount);
        expect(lines.at(-1)).toMatchObject({ kind: 'close', to: dueAt });
      }),
      { numRuns: 300 },
    );
  });
});
