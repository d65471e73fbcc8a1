// Whether a newer version still says what an older one changed.
import { expect, it } from '@jest/globals';
import { carriesOn } from '../../src/calendars/carried-days.ts';
import type { CalendarDay, CalendarDefinition } from '../../src/domain/time/calendar-definition.ts';

const WEEK = { mon: '07:00-17:00', sat: '07:00-11:30' };
const off = (date: string, more: Partial<CalendarDay> = {}): CalendarDay => ({ date, kind: 'off', ...more });
const calendar = (days: CalendarDay[], more: Partial<CalendarDefinition> = {}): CalendarDefinition => ({
  name: 'vn',
  version: 1,
  firstDay: '2026-01-01',
  lastDay: '2026-12-31',
  week: WEEK,
  days,
  ...more,
});
const TET = off('2026-02-17');
const YEAR_MORE = { lastDay: '2027-12-31' };

it.each<[string, boolean, CalendarDefinition, CalendarDefinition, CalendarDefinition]>([
  [
    'a day that was put in',
    true,
    calendar([TET]),
    calendar([TET, off('2026-03-10')]),
    calendar([TET, off('2026-03-10'), off('2026-03-12')]),
  ],
  [
    'a day that was put in and called otherwise since',
    true,
    calendar([]),
    calendar([off('2026-03-10')]),
    calendar([off('2026-03-10', { name: 'Bão' })]),
  ],
  [
    'a day that was put in and taken out again',
    false,
    calendar([TET]),
    calendar([TET, off('2026-03-10')]),
    calendar([TET, off('2026-03-12')]),
  ],
  [
    'a day that was put in and is worked half since',
    false,
    calendar([]),
    calendar([off('2026-03-10')]),
    calendar([{ date: '2026-03-10', kind: 'halfDay', hours: '07:00-11:30' }]),
  ],
  ['a day that was taken out', true, calendar([TET]), calendar([]), calendar([off('2026-03-12')])],
  ['a day that was taken out and put in again', false, calendar([TET]), calendar([]), calendar([TET])],
  [
    'a name alone',
    true,
    calendar([TET]),
    calendar([off('2026-02-17', { name: 'Nhầm' })]),
    calendar([off('2026-02-17', { name: 'Nhầm' }), off('2026-03-12')]),
  ],
  [
    'a name alone that was put right',
    false,
    calendar([TET]),
    calendar([off('2026-02-17', { name: 'Nhầm' })]),
    calendar([off('2026-02-17', { name: 'Tết' })]),
  ],
  [
    'one of two days, the other put right',
    true,
    calendar([]),
    calendar([off('2026-03-10'), off('2026-03-11')]),
    calendar([off('2026-03-11')]),
  ],
  [
    'the hours of a weekday, another weekday changed since',
    true,
    calendar([]),
    calendar([], { week: { mon: '07:00-17:00' } }),
    calendar([], { week: { mon: '08:00-17:00' } }),
  ],
  [
    'the hours of a weekday that were put right',
    false,
    calendar([]),
    calendar([], { week: { mon: '07:00-17:00' } }),
    calendar([], { week: WEEK }),
  ],
  [
    'a year that was loaded without a day',
    true,
    calendar([TET]),
    calendar([TET], YEAR_MORE),
    calendar([TET, off('2026-03-12')], YEAR_MORE),
  ],
  ['nothing at all', false, calendar([TET]), calendar([TET]), calendar([TET, off('2026-03-12')])],
])('%s: %s', (_, carries, before, changed, newer) => {
  expect(carriesOn(before, changed, newer)).toBe(carries);
});
