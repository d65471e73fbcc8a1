// What a timer says when there is no working time to count.
import { expect, it } from '@jest/globals';
import { leftOf, overOf } from '../../web/parts/timer-words.ts';

const at = (local: string) => Date.parse(`${local}+07:00`);
const facts = (clock: string, remainingMinutes: number, overMinutes: number) => ({
  clock,
  remainingMinutes,
  overMinutes,
  statutoryDueAt: '2026-11-23T17:00:00+07:00',
  promisedDueAt: '2026-11-23T17:00:00+07:00',
});

it.each([
  ['running.onTime', 130, '2026-11-23T08:00:00', 'timer.left'],
  ['running.dueSoon', 30, '2026-11-23T16:30:00', 'timer.soon'],
  ['running.dueSoon', 0, '2026-11-23T16:59:30', 'timer.lastMinute'],
  ['running.dueSoon', 0, '2026-11-23T17:00:00', 'timer.dueToday'],
  ['running.dueSoon', 0, '2026-11-23T19:00:00', 'timer.dueToday'],
  // The calendar made the day off after the appointment was given.
  ['running.onTime', 0, '2026-11-22T09:00:00', 'timer.noneLeft'],
])('%s with %d minutes left at %s: %s', (clock, left, now, key) => {
  expect(leftOf(facts(clock, left, 0), at(now))).toEqual({ key, minutes: left });
});

it.each([
  ['running.late', 0, 'timer.lateNow'],
  ['running.late', 65, 'timer.late'],
  ['stopped.late', 0, 'timer.wasLateNow'],
  ['stopped.late', 500, 'timer.wasLate'],
])('%s by %d minutes: %s', (clock, over, key) => {
  expect(overOf(facts(clock, 0, over))).toEqual({ key, minutes: over });
});
