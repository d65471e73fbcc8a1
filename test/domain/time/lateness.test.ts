// Early, on time, due soon, late: the one judgement of a clock.
import { describe, expect, it } from '@jest/globals';
import type { LedgerEntry } from '../../../src/domain/time/clock-ledger.ts';
import { MINUTE_MS } from '../../../src/domain/time/instant.ts';
import { lateness } from '../../../src/domain/time/lateness.ts';
import { change, clock, pause, promise, restart, resume, start, stop } from './ledgers.ts';
import { at } from './vn-calendar.ts';

describe('lateness', () => {
  const verdict = (when: string, ...entries: LedgerEntry[]): string =>
    lateness(clock(when, start, ...entries), at(when)).verdict;

  it.each([
    ['2024-06-06 16:59', 'onTime'],
    ['2024-06-06 17:00', 'dueSoon'],
    ['2024-06-10 23:59', 'dueSoon'],
    ['2024-06-11 00:00', 'late'],
  ])('of a running clock at %s is %s', (when, expected) => {
    expect(verdict(when)).toBe(expected);
  });

  it.each([
    ['2024-06-07 23:59', 'stoppedEarly'],
    ['2024-06-10 00:00', 'stoppedOnTime'],
    ['2024-06-10 23:59:59', 'stoppedOnTime'],
    ['2024-06-11 00:00', 'stoppedLate'],
  ])('of a result at %s is %s, by calendar date', (when, expected) => {
    expect(verdict('2024-07-01 09:00', stop(when))).toBe(expected);
  });

  it.each([
    ['2024-06-03 13:59', 'stoppedEarly'],
    ['2024-06-03 14:00', 'stoppedOnTime'],
    ['2024-06-03 14:01', 'stoppedLate'],
  ])('of a limit in hours is judged by the instant: %s', (when, expected) => {
    const hours: LedgerEntry = { ...start, kind: 'start', limit: { amount: 3, unit: 'hours' } };
    const view = clock('2024-06-04 09:00', hours, stop(when));
    expect(lateness(view, at('2024-06-04 09:00')).verdict).toBe(expected);
  });

  it('stays with the dossier through pause, restart, re-appointment, extension and a new calendar', () => {
    for (const washed of [
      [restart('2024-06-11 09:00')],
      [pause('2024-06-11 09:00'), resume('2024-06-13 09:00')],
      [promise('2024-06-11 09:00', '2024-06-20 17:00')],
      [change('2024-06-11 09:00', 2, true)],
      [
        {
          kind: 'extend' as const,
          at: at('2024-06-11 09:00'),
          limit: { amount: 9, unit: 'workingDays' as const },
        },
      ],
    ]) {
      const view = clock('2024-06-30 09:00', start, ...washed, stop('2024-06-14 09:00'));
      expect(view.wasLate).toBe(true);
      expect(lateness(view, at('2024-06-30 09:00')).verdict).toBe('stoppedLate');
    }
  });

  it('is derived again when a pause is recorded for the time before: the entry only says when it was told', () => {
    const late: LedgerEntry = { kind: 'late', at: at('2024-06-11 00:00') };
    const view = clock(
      '2024-06-12 09:00',
      start,
      late,
      pause('2024-06-05 10:00'),
      resume('2024-06-07 10:00'),
    );
    expect(view.wasLate).toBe(false);
  });

  it('measures working time left and over', () => {
    const at4 = at('2024-06-10 16:00');
    expect(lateness(clock('2024-06-10 16:00', start), at4).remainingMs).toBe(60 * MINUTE_MS);
    const next = at('2024-06-11 09:00');
    expect(lateness(clock('2024-06-11 09:00', start), next)).toEqual({
      verdict: 'late',
      remainingMs: 0,
      overMs: 120 * MINUTE_MS,
      wasLate: true,
    });
    const paused = lateness(
      clock('2024-06-20 09:00', start, pause('2024-06-10 16:00')),
      at('2024-06-20 09:00'),
    );
    expect(paused).toMatchObject({ verdict: 'paused', remainingMs: 60 * MINUTE_MS, overMs: 0 });
  });

  it('of a dossier stopped while paused counts the pause', () => {
    expect(verdict('2024-07-01 09:00', pause('2024-06-05 10:00'), stop('2024-06-28 09:00'))).toBe(
      'stoppedEarly',
    );
  });
});
