// A date beyond the years whose days off are known: accepted, said to be provisional, settled when the year is loaded.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { Recalendar } from '../../src/dossiers/recalendar/recalendar.ts';
import { LawDesk } from '../law/law-desk.ts';
import type { Dossier } from '../dossiers/desk-app.ts';

let law: LawDesk;
let beyond: Dossier;
let within: Dossier;
beforeAll(async () => {
  law = await LawDesk.open('2027-12-10T08:00');
});
afterAll(() => law.close());

const clockOf = async (dossier: Dossier) => {
  const answer = await law.desk.send('chief', 'GET', `/dossiers/${dossier.id}`);
  const { clock } = answer.json<{
    clock: { statutoryDueAt: string; promisedDueAt: string; provisional: boolean };
  }>();
  return [clock.statutoryDueAt.slice(0, 16), clock.promisedDueAt.slice(0, 16), clock.provisional];
};

test('what is accepted on 20 December has a date that says so; what ends within the year has not', async () => {
  within = await law.log({});
  await law.at('2027-12-20T09:00');
  beyond = await law.log({});
  expect(await clockOf(within)).toEqual(['2027-12-24T17:00', '2027-12-24T17:00', false]);
  expect(await clockOf(beyond)).toEqual(['2028-01-03T17:00', '2028-01-03T17:00', true]);
  const told = (await law.show(beyond)).ledger.map(({ text }) => text).join('\n');
  expect(told).toContain('hạn tạm tính');
});

test('the year loaded settles it, later only, and moves nothing else', async () => {
  const days = [{ date: '2028-01-03', kind: 'off', name: 'Nghỉ bù Tết Dương lịch' }];
  const year = { firstDay: '2028-01-01', lastDay: '2028-12-31', days };
  const loaded = await law.desk.send('admin', 'POST', '/calendars/vn/versions', year);
  expect([loaded.status, loaded.text]).toEqual([201, expect.any(String)]);
  const { service } = law.desk;
  service.clock.set(parseInstant('2027-12-20T10:00'));
  await service.app.get(Recalendar).run();
  expect(await clockOf(beyond)).toEqual(['2028-01-04T17:00', '2028-01-03T17:00', false]);
  expect(await clockOf(within)).toEqual(['2027-12-24T17:00', '2027-12-24T17:00', false]);
  const later = await law.log({});
  expect(await clockOf(later)).toEqual(['2028-01-04T17:00', '2028-01-04T17:00', false]);
  await law.verified();
});
