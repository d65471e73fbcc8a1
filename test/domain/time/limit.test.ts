// Limits: what is read and what is refused.
import { describe, expect, it } from '@jest/globals';
import { addLimits, countsByHours, parseLimit, workingMsOf } from '../../../src/domain/time/limit.ts';
import { codeOf } from './vn-calendar.ts';

describe('a limit', () => {
  it.each([
    { amount: 3, unit: 'workingDays' },
    { amount: 10.5, unit: 'workingDays' },
    { amount: 10, unit: 'days' },
    { amount: 2, unit: 'months' },
    { amount: 4, unit: 'hours' },
    { amount: 0.5, unit: 'workingHours' },
    { amount: 1, unit: 'sameDay', cutoff: '14:30' },
  ])('reads %j', (limit) => {
    expect(parseLimit(limit)).toEqual(limit);
  });

  it('needs no amount for the same day', () => {
    expect(parseLimit({ unit: 'sameDay' })).toEqual({ amount: 1, unit: 'sameDay' });
  });

  it.each([
    null,
    3,
    '3 workingDays',
    [],
    {},
    { amount: 3 },
    { amount: 3, unit: 'weeks' },
    { amount: '3', unit: 'days' },
    { amount: 0, unit: 'workingDays' },
    { amount: -1, unit: 'workingHours' },
    { amount: Number.NaN, unit: 'days' },
    { amount: 1e9, unit: 'months' },
    { amount: 1.5, unit: 'days' },
    { amount: 0.5, unit: 'months' },
    { amount: 2, unit: 'sameDay' },
    { unit: 'sameDay', cutoff: '25:00' },
    { amount: 3, unit: 'days', cutoff: '15:00' },
    { amount: 3, unit: 'days', hours: 4 },
  ])('refuses %j', (value) => {
    expect(codeOf(() => parseLimit(value))).toBe('limit.invalid');
  });

  it('counts a fraction of a working day, and only that, on the hours grid', () => {
    expect(countsByHours({ amount: 10, unit: 'workingDays' })).toBe(false);
    expect(countsByHours({ amount: 10.5, unit: 'workingDays' })).toBe(true);
    expect(workingMsOf({ amount: 10.5, unit: 'workingDays' })).toBe(84 * 3_600_000);
  });

  it('is extended by its own unit, or by hours', () => {
    expect(addLimits({ amount: 20, unit: 'days' }, { amount: 10, unit: 'days' }).amount).toBe(30);
    expect(addLimits({ amount: 10, unit: 'workingDays' }, { amount: 4, unit: 'hours' })).toEqual({
      amount: 10.5,
      unit: 'workingDays',
    });
    const days = { amount: 1, unit: 'days' } as const;
    expect(codeOf(() => addLimits({ amount: 1, unit: 'months' }, days))).toBe('limit.unitsDiffer');
  });
});
