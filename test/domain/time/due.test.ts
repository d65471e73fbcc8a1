// Due dates: every rule as a table of start, amount, expected.
import { describe, expect, it } from '@jest/globals';
import type { DuePolicy } from '../../../src/domain/time/due.ts';
import { dueOf } from '../../../src/domain/time/due.ts';
import type { LimitUnit } from '../../../src/domain/time/limit.ts';
import { at, codeOf, shown, vn, vnWith } from './vn-calendar.ts';

type Case = [from: string, amount: number, expected: string];
type PausedCase = [from: string, amount: number, pauses: [string, string][], expected: string];

function due(
  from: string,
  amount: number,
  unit: LimitUnit,
  policy: DuePolicy = {},
  pauses: [string, string][] = [],
): string {
  const intervals = pauses.map(([begin, end]) => ({ from: at(begin), to: at(end) }));
  const limit = { amount, unit };
  return shown(dueOf({ from: at(from), limit, calendar: vn, policy, pauses: intervals }).dueAt);
}

describe('working days: the N-th working day after the day of acceptance, at office close', () => {
  it.each<Case>([
    ['2024-04-26 08:30', 3, '2024-05-04 17:00'], // Friday before 30/4; 29/4 swapped with Saturday 4/5
    ['2024-02-05 08:30', 5, '2024-02-19 17:00'], // over Tết
    ['2025-04-25 08:30', 1, '2025-04-26 17:00'], // a Saturday that is worked
    ['2024-04-26 16:59', 1, '2024-05-02 17:00'],
    ['2024-04-26 00:00', 1, '2024-05-02 17:00'],
    ['2024-04-27 09:00', 1, '2024-05-02 17:00'], // received on a day off
    ['2022-12-30 10:00', 2, '2023-01-04 17:00'], // over the end of a year
    ['2023-01-19 10:00', 1, '2023-01-27 17:00'],
    ['2024-02-28 10:00', 1, '2024-02-29 17:00'],
    ['2025-12-31 10:00', 1, '2026-01-05 17:00'],
    ['2026-01-09 10:00', 1, '2026-01-10 17:00'],
  ])('%s and %i', (from, amount, expected) => {
    expect(due(from, amount, 'workingDays')).toBe(expected);
  });
});

describe('days: calendar days after that day, a last day off moves to the next working day', () => {
  it.each<Case>([
    ['2024-04-24 09:00', 10, '2024-05-04 17:00'],
    ['2024-04-24 09:00', 11, '2024-05-06 17:00'],
    ['2024-04-24 09:00', 5, '2024-05-02 17:00'], // 29/4
    ['2024-02-05 09:00', 3, '2024-02-15 17:00'],
    ['2024-02-19 09:00', 10, '2024-02-29 17:00'],
    ['2023-02-18 09:00', 10, '2023-02-28 17:00'],
    ['2022-12-22 09:00', 10, '2023-01-03 17:00'],
  ])('%s and %i', (from, amount, expected) => {
    expect(due(from, amount, 'days')).toBe(expected);
  });
});

describe('months: the same day number, or the last of the month, then as days', () => {
  it.each<Case>([
    ['2024-01-31 09:00', 1, '2024-02-29 17:00'],
    ['2023-01-31 09:00', 1, '2023-02-28 17:00'],
    ['2024-01-10 09:00', 1, '2024-02-15 17:00'], // 10/2 is a Saturday in Tết
    ['2024-02-29 09:00', 12, '2025-02-28 17:00'],
    ['2024-11-30 09:00', 3, '2025-02-28 17:00'],
    ['2024-05-31 09:00', 1, '2024-07-01 17:00'], // 30/6 is a Sunday
  ])('%s and %i', (from, amount, expected) => {
    expect(due(from, amount, 'months')).toBe(expected);
  });
});

describe('hours: minute by minute while the office is open', () => {
  it.each<Case>([
    ['2024-04-26 08:00', 3.5, '2024-04-26 11:30'], // stays at the end of the session
    ['2024-04-26 08:00', 4, '2024-04-26 14:00'],
    ['2024-04-26 16:00', 8, '2024-05-02 16:00'],
    ['2024-04-26 12:00', 1, '2024-04-26 14:30'],
    ['2024-04-27 09:00', 1, '2024-05-02 08:00'],
    ['2024-05-03 16:30', 1, '2024-05-04 07:30'],
    ['2024-04-26 09:00', 8, '2024-05-02 09:00'],
    ['2024-04-26 07:00', 8, '2024-04-26 17:00'],
  ])('%s and %d', (from, amount, expected) => {
    expect(due(from, amount, 'workingHours')).toBe(expected);
    expect(due(from, amount, 'hours')).toBe(expected);
  });

  it.each<Case>([
    ['2024-04-25 08:00', 0.5, '2024-04-25 14:00'],
    ['2024-04-25 08:00', 0.25, '2024-04-25 10:00'],
    ['2024-04-25 08:00', 1.5, '2024-04-26 14:00'],
    ['2024-05-06 08:00', 10.5, '2024-05-20 14:00'],
  ])('a fraction of a working day is that fraction of eight hours: %s and %d', (from, amount, expected) => {
    expect(due(from, amount, 'workingDays')).toBe(expected);
    expect(due(from, amount * 8, 'workingHours')).toBe(expected);
  });

  it('does not begin before the office opens, to the second', () => {
    expect(due('2024-04-26 06:59:30', 1, 'hours')).toBe('2024-04-26 08:00');
    expect(due('2024-04-26 10:45:30', 1, 'hours')).toBe('2024-04-26 13:45:30');
  });
});

describe('the same day: its close, or the next working day after the cutoff', () => {
  it.each([
    ['2024-04-26 09:00', undefined, '2024-04-26 17:00'],
    ['2024-04-26 15:00', undefined, '2024-04-26 17:00'],
    ['2024-04-26 15:00:01', undefined, '2024-05-02 17:00'],
    ['2024-04-26 06:00', undefined, '2024-04-26 17:00'],
    ['2024-04-27 09:00', undefined, '2024-05-02 17:00'],
    ['2024-04-26 09:00', '08:30', '2024-05-02 17:00'],
    ['2024-04-26 17:00', '17:00', '2024-05-02 17:00'], // nothing is left of the day
  ])('%s with cutoff %s', (from, cutoff, expected) => {
    const limit = { amount: 1, unit: 'sameDay' as const, ...(cutoff === undefined ? {} : { cutoff }) };
    expect(shown(dueOf({ from: at(from), limit, calendar: vn }).dueAt)).toBe(expected);
  });

  it('ends with a half day', () => {
    const calendar = vnWith([{ date: '2024-06-03', kind: 'halfDay' }]);
    const limit = { amount: 1, unit: 'sameDay' as const };
    const of = (from: string): string => shown(dueOf({ from: at(from), limit, calendar }).dueAt);
    expect(of('2024-06-03 09:00')).toBe('2024-06-03 11:30');
    expect(of('2024-06-03 14:00')).toBe('2024-06-04 17:00');
  });
});

describe('the policy of a procedure', () => {
  it.each([
    ['2024-04-22 10:05', 3, '2024-04-25 10:05'],
    ['2024-04-22 06:00', 3, '2024-04-25 07:00'],
    ['2024-04-22 20:00', 3, '2024-04-25 17:00'],
  ])('clockTime keeps the hour of acceptance within office hours: %s', (from, amount, expected) => {
    expect(due(from, amount, 'workingDays', { due: 'clockTime' })).toBe(expected);
  });

  it.each([
    ['2024-04-22 17:30', 1, '2024-04-23 17:00', '2024-04-24 17:00'],
    ['2024-04-22 17:00', 1, '2024-04-23 17:00', '2024-04-23 17:00'],
    ['2024-04-22 06:00', 1, '2024-04-23 17:00', '2024-04-23 17:00'],
    ['2024-04-22 12:00', 1, '2024-04-23 17:00', '2024-04-23 17:00'],
    ['2024-04-20 09:00', 1, '2024-04-22 17:00', '2024-04-23 17:00'],
  ])(
    'outside office hours %s counts as received, or at the next opening',
    (from, amount, asReceived, next) => {
      expect(due(from, amount, 'workingDays')).toBe(asReceived);
      expect(due(from, amount, 'workingDays', { outsideHours: 'nextOpening' })).toBe(next);
    },
  );

  it('clockTime after the next opening is the hour of opening', () => {
    const policy: DuePolicy = { due: 'clockTime', outsideHours: 'nextOpening' };
    expect(due('2024-04-22 18:00', 1, 'workingDays', policy)).toBe('2024-04-24 07:00');
  });

  it.each([
    ['2024-04-22 16:00', '2024-04-23 17:00'],
    ['2024-04-22 16:00:01', '2024-04-24 17:00'],
    ['2024-04-22 18:00', '2024-04-24 17:00'],
    ['2024-04-20 09:00', '2024-04-23 17:00'],
  ])('the last hour can count as the next day: %s', (from, expected) => {
    expect(due(from, 1, 'workingDays', { lastHourCountsNextDay: true })).toBe(expected);
  });
});

describe('pauses: the day one begins is not counted, the day of resuming is', () => {
  it.each<PausedCase>([
    ['2024-06-03 09:00', 3, [['2024-06-04 10:00', '2024-06-06 08:00']], '2024-06-10 17:00'],
    ['2024-06-03 09:00', 3, [['2024-06-04 08:00', '2024-06-04 16:00']], '2024-06-06 17:00'],
    ['2024-06-03 09:00', 3, [['2024-06-03 10:00', '2024-06-05 10:00']], '2024-06-07 17:00'],
    ['2024-06-03 09:00', 3, [['2024-06-06 16:30', '2024-06-07 07:30']], '2024-06-07 17:00'],
    ['2024-06-03 09:00', 3, [['2024-06-07 00:00', '2024-06-12 00:00']], '2024-06-06 17:00'],
    ['2024-06-03 09:00', 3, [['2024-06-08 09:00', '2024-06-09 09:00']], '2024-06-06 17:00'],
    [
      '2024-06-03 09:00',
      3,
      [
        ['2024-06-04 10:00', '2024-06-06 08:00'],
        ['2024-06-05 10:00', '2024-06-07 08:00'],
      ],
      '2024-06-11 17:00',
    ],
    ['2024-06-03 09:00', 3, [['2024-05-20 09:00', '2024-06-05 09:00']], '2024-06-07 17:00'],
  ])('working days: %s and %i with %j', (from, amount, pauses, expected) => {
    expect(due(from, amount, 'workingDays', {}, pauses)).toBe(expected);
  });

  it.each<PausedCase>([
    ['2024-06-03 09:00', 10, [['2024-06-05 09:00', '2024-06-08 09:00']], '2024-06-17 17:00'],
    ['2024-06-03 09:00', 3, [['2024-06-06 09:00', '2024-06-07 09:00']], '2024-06-07 17:00'],
    ['2024-06-03 09:00', 5, [['2024-06-09 09:00', '2024-06-11 09:00']], '2024-06-11 17:00'],
  ])('days: %s and %i with %j', (from, amount, pauses, expected) => {
    expect(due(from, amount, 'days', {}, pauses)).toBe(expected);
  });

  it('months: paused days are added at their end', () => {
    expect(due('2024-01-31 09:00', 1, 'months', {}, [['2024-02-20 09:00', '2024-02-23 09:00']])).toBe(
      '2024-03-04 17:00',
    );
  });

  it.each<PausedCase>([
    ['2024-06-03 08:00', 2, [['2024-06-03 09:00', '2024-06-03 13:30']], '2024-06-03 14:30'],
    ['2024-06-03 08:00', 3.5, [['2024-06-03 11:00', '2024-06-03 15:00']], '2024-06-03 15:30'],
    ['2024-06-03 08:00', 3.5, [['2024-06-03 11:30', '2024-06-03 15:00']], '2024-06-03 11:30'],
    ['2024-06-03 08:00', 4, [['2024-06-03 11:30', '2024-06-03 13:30']], '2024-06-03 14:00'],
    ['2024-06-03 08:00', 4, [['2024-06-03 09:00', '2024-06-05 09:00']], '2024-06-05 14:00'],
  ])('hours: %s and %d with %j', (from, amount, pauses, expected) => {
    expect(due(from, amount, 'hours', {}, pauses)).toBe(expected);
  });

  it('the same day: no due day is a paused one', () => {
    const limit = { amount: 1, unit: 'sameDay' as const };
    const pauses = [{ from: at('2024-06-03 10:00'), to: at('2024-06-05 10:00') }];
    const result = dueOf({ from: at('2024-06-03 09:00'), limit, calendar: vn, pauses });
    expect(shown(result.dueAt)).toBe('2024-06-05 17:00');
  });

  it('one that ends before it begins is refused', () => {
    const pauses: [string, string][] = [['2024-06-05 10:00', '2024-06-04 10:00']];
    expect(codeOf(() => due('2024-06-03 09:00', 1, 'days', {}, pauses))).toBe('pause.invalid');
  });
});

describe('late, provisional, refused', () => {
  const from = at('2024-06-03 09:00');
  it.each([
    ['workingDays', 3, '2024-06-07 00:00'],
    ['days', 3, '2024-06-07 00:00'],
    ['months', 1, '2024-07-04 00:00'],
    ['sameDay', 1, '2024-06-04 00:00'],
    ['hours', 8, '2024-06-04 09:00'],
    ['workingDays', 1.5, '2024-06-04 15:00'],
  ] as const)(
    'a limit in %s is late from the end of its due day, in hours from the instant',
    (unit, amount, late) => {
      expect(shown(dueOf({ from, limit: { amount, unit }, calendar: vn }).lateFromAt)).toBe(late);
    },
  );

  it.each([
    ['2027-02-01 09:00', 3, false],
    ['2027-02-01 09:00', 5, true],
    ['2027-02-11 09:00', 5, false],
  ])('a date that touches a provisional day says so: %s and %i', (start, amount, expected) => {
    const limit = { amount, unit: 'workingDays' as const };
    expect(dueOf({ from: at(start), limit, calendar: vn }).provisional).toBe(expected);
  });

  it.each([
    ['2021-12-30 09:00', 1, 'workingDays'],
    ['2024-01-01 09:00', 50_000, 'months'],
  ] as const)(
    'before the years loaded, and long after them, it refuses: %s and %i %s',
    (start, amount, unit) => {
      expect(codeOf(() => due(start, amount, unit))).toBe('calendar.outsideLoadedYears');
    },
  );

  it.each([
    ['2027-12-30 09:00', 5, 'workingDays', '2028-01-06 17:00'],
    ['2027-12-30 09:00', 5, 'days', '2028-01-04 17:00'],
    ['2027-12-30 09:00', 1, 'months', '2028-01-31 17:00'], // 30 January is a Sunday
    ['2027-12-31 09:00', 20, 'hours', '2028-01-04 15:00'],
  ] as const)(
    'just after the years loaded it is provisional: %s and %i %s',
    (from, amount, unit, expected) => {
      const { dueAt, provisional } = dueOf({ from: at(from), limit: { amount, unit }, calendar: vn });
      expect([shown(dueAt), provisional]).toEqual([expected, true]);
    },
  );

  it('a limit that is none is refused', () => {
    expect(codeOf(() => due('2024-06-03 09:00', 0, 'days'))).toBe('limit.invalid');
    expect(codeOf(() => due('2024-06-03 09:00', 1.5, 'days'))).toBe('limit.invalid');
  });
});
