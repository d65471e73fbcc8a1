// When a dossier is due soon, and by when an apology must be sent.
import { describe, expect, it } from '@jest/globals';
import {
  apologyDueAt,
  apologyTaskAt,
  type DueSoonThreshold,
  dueSoonFrom,
} from '../../../src/domain/time/deadlines.ts';
import { at, shown, vn } from './vn-calendar.ts';

const show = (instant: number | null): string => (instant === null ? 'none' : shown(instant));

describe('the apology', () => {
  it.each([
    ['2024-06-03 09:00', '2024-06-13 17:00', '2024-06-12 17:00', '2024-06-11 17:00'],
    ['2024-06-03 09:00', '2024-06-10 17:00', '2024-06-07 17:00', '2024-06-06 17:00'], // over a weekend
    ['2024-04-22 09:00', '2024-05-02 17:00', '2024-04-26 17:00', '2024-04-25 17:00'], // over 30/4
    ['2024-06-03 09:00', '2024-06-04 17:00', '2024-06-03 17:00', 'none'],
    ['2024-06-03 17:30', '2024-06-04 17:00', 'none', 'none'],
    ['2024-06-03 09:00', '2024-06-03 14:00', 'none', 'none'],
    ['2024-06-08 09:00', '2024-06-10 17:00', 'none', 'none'],
    ['2022-01-04 09:00', '2022-01-05 17:00', '2022-01-04 17:00', 'none'], // the first days of the calendar
  ])('of %s due %s is due %s, its task raised %s', (from, due, apology, task) => {
    expect(show(apologyDueAt(at(from), at(due), vn))).toBe(apology);
    expect(show(apologyTaskAt(at(from), at(due), vn))).toBe(task);
  });
});

describe('due soon', () => {
  it.each<[string, string, DueSoonThreshold | undefined, string]>([
    // 20 working days: the last fifth begins before the apology task
    ['2024-06-03 07:00', '2024-06-28 17:00', undefined, '2024-06-24 17:00'],
    ['2024-06-03 09:00', '2024-06-10 17:00', undefined, '2024-06-06 17:00'], // the apology task
    ['2024-06-03 09:00', '2024-06-04 17:00', undefined, '2024-06-04 14:12'], // a fifth of 14 hours
    ['2024-06-03 08:00', '2024-06-03 14:00', undefined, '2024-06-03 11:12'],
    ['2024-06-03 09:00', '2024-06-10 17:00', { kind: 'workingDays', days: 2 }, '2024-06-07 07:00'],
    ['2024-06-03 09:00', '2024-06-04 17:00', { kind: 'workingDays', days: 5 }, '2024-06-03 09:00'],
    ['2024-06-03 09:00', '2024-06-10 17:00', { kind: 'workingHours', hours: 10 }, '2024-06-07 15:00'],
    ['2024-06-03 08:00', '2024-06-03 14:00', { kind: 'fraction', fraction: 0.5 }, '2024-06-03 10:00'],
  ])('%s to %s with %j begins %s', (from, due, threshold, expected) => {
    const run = { from: at(from), dueAt: at(due), calendar: vn };
    expect(shown(dueSoonFrom(threshold === undefined ? run : { ...run, threshold }))).toBe(expected);
  });

  it('leaves paused time out', () => {
    const run = { from: at('2024-06-03 08:00'), dueAt: at('2024-06-05 14:00'), calendar: vn };
    const pauses = [{ from: at('2024-06-03 09:00'), to: at('2024-06-05 09:00') }];
    const threshold = { kind: 'fraction', fraction: 0.2 } as const;
    expect(shown(dueSoonFrom({ ...run, pauses, threshold }))).toBe('2024-06-05 11:12');
  });
});
