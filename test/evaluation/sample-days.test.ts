// The days for which there is a sample province; on any other a start says so in one sentence and writes nothing.
import { expect, test } from '@jest/globals';
import { refuseOtherDays } from '../../src/evaluation/sample-days.ts';
import { at, codeOf, vn } from '../domain/time/vn-calendar.ts';

test.each([
  ['2019-05-06 08:00', 'seed.outsideSample'], // before there was a calendar
  ['2022-01-03 08:00', 'seed.outsideSample'],
  ['2025-06-30 08:00', 'seed.outsideSample'], // the last day of the districts
  ['2025-07-01 08:00', 'seed.outsideSample'],
  ['2025-10-01 00:00', 'none'],
  ['2027-12-31 23:59', 'none'],
  ['2028-01-01 00:00', 'seed.outsideSample'],
])('on %s: %s', (when, expected) => {
  expect(codeOf(() => refuseOtherDays(at(when), vn))).toBe(expected);
});

test('the sentence names the days to choose from', () => {
  expect(() => refuseOtherDays(at('2025-06-30 08:00'), vn)).toThrow(
    'There is a sample province for the days from 2025-10-01 to 2027-12-31, and none for 2025-06-30: set MOTCUA_CLOCK to one of those days',
  );
});
