// The clock where it cannot be set: it tells the time to anybody signed in, and when the office opens next.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { formatInstant, parseInstant } from '../../src/domain/time/instant.ts';
import { SetClock } from '../../src/evaluation/set-clock.ts';
import { DeskApp } from '../dossiers/desk-app.ts';

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

test('is told over HTTP', async () => {
  const answer = await desk.send('reception', 'GET', '/clock');
  expect(answer.json()).toEqual({
    now: '2026-03-02T07:00:00+07:00',
    settable: false,
    nextWorkingDay: '2026-03-03T07:00:00+07:00',
  });
  expect((await desk.send(null, 'GET', '/clock')).status).toBe(401);
});

test.each([
  ['2026-04-24T16:59', '2026-04-28T07:00:00+07:00'], // a week-end, and the Hùng Kings' day made up for
  ['2027-12-30T09:00', '2027-12-31T07:00:00+07:00'],
  ['2027-12-31T09:00', null],
])('after %s the office opens on the next working day at %s', (now, opening) => {
  const next = desk.service.app.get(SetClock, { strict: false }).nextWorkingDay(parseInstant(now));
  expect(next === null ? null : formatInstant(next)).toBe(opening);
});
