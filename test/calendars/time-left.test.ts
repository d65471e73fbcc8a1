// What is left of a dossier's time is the same on its card and on the lists, whichever version gives its date.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { Recalendar } from '../../src/dossiers/recalendar/recalendar.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { DeskApp, type Dossier } from '../dossiers/desk-app.ts';

const DAY_MINUTES = 8 * 60;

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
}, 60_000);
afterAll(() => desk.close());

interface Time {
  readonly statutoryDueAt: string;
  readonly remainingMinutes: number | null;
  readonly overMinutes: number | null;
}
const cardOf = async ({ id }: Dossier): Promise<Time> => {
  const { statutoryDueAt, remainingMinutes, overMinutes } = (
    await desk.send('chief', 'GET', `/dossiers/${id}`)
  ).json<{ clock: Time }>().clock;
  return { statutoryDueAt, remainingMinutes, overMinutes };
};
const rowOf = async ({ id }: Dossier): Promise<Time> => {
  const { rows } = (await desk.send('reception', 'GET', '/dossiers?state=accepted')).json<{
    rows: (Time & { id: string })[];
  }>();
  const { statutoryDueAt, remainingMinutes, overMinutes } = rows.find((row) => row.id === id)!;
  return { statutoryDueAt, remainingMinutes, overMinutes };
};

test('an older version gives the later date, and a day that is worked since then counts in what is left and what is over', async () => {
  const dossier = await desk.log(); // Monday morning; ten working days end on Monday the 16th
  const saturday = { date: '2026-03-14', kind: 'work' };
  const body = { firstDay: saturday.date, lastDay: saturday.date, days: [saturday] };
  expect((await desk.send('admin', 'POST', '/calendars/vn/versions', body)).status).toBe(201);
  desk.service.clock.advance(10_000);
  expect(await desk.service.app.get(Recalendar).run()).toBe(1);

  desk.service.clock.set(parseInstant('2026-03-13T07:00'));
  await desk.service.app.get(TimerSweep).sweep();
  // Friday, the Saturday and Monday.
  const left = {
    statutoryDueAt: '2026-03-16T17:00:00+07:00',
    remainingMinutes: 3 * DAY_MINUTES,
    overMinutes: 0,
  };
  expect(await cardOf(dossier)).toEqual(left);
  expect(await rowOf(dossier)).toEqual(left);

  desk.service.clock.set(parseInstant('2026-03-18T07:00'));
  await desk.service.app.get(TimerSweep).sweep();
  const over = { ...left, remainingMinutes: 0, overMinutes: DAY_MINUTES };
  expect(await cardOf(dossier)).toEqual(over);
  expect(await rowOf(dossier)).toEqual(over);
});
