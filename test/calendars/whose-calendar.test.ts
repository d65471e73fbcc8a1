// What another agency has left is counted in its own office hours, in the card of the dossier and in its own list alike.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { GiveCompetence } from '../../src/organization/competences/give-competence.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { DeskApp, type Dossier } from '../dossiers/desk-app.ts';

interface Child {
  readonly subject: string;
  readonly dueAt: string;
  readonly remainingMinutes: number;
  readonly overMinutes: number;
}

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
  const { elsewhere } = desk.office.units;
  // The other agency is open on Saturday mornings, and for seven hours a day.
  const hours = '08:00-11:30,13:30-17:00';
  const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: '08:00-11:00' };
  const year = { firstDay: '2026-01-01', lastDay: '2026-12-31', week, days: [] };
  const made = await desk.send('admin', 'POST', '/calendars/khac/versions', year);
  expect([made.status, made.text]).toEqual([201, expect.any(String)]);
  const unit = (await desk.send('admin', 'GET', `/units/${elsewhere}`)).json<{ version: number }>();
  const changed = await desk.send(
    'admin',
    'PATCH',
    `/units/${elsewhere}`,
    { calendarName: 'khac' },
    { 'if-match': `"${unit.version}"` },
  );
  expect([changed.status, changed.text]).toEqual([200, expect.any(String)]);
  await desk.service.app.get(OrganizationDirectory).reload();
  desk.service.clock.set(parseInstant('2026-05-08T08:00'));
}, 60_000);
afterAll(() => desk.close());

const bothOf = async ({ id }: Dossier, kind: 'consultations' | 'legs', subject: string) => {
  const card = (await desk.send('chief', 'GET', `/dossiers/${id}/consultations`)).json<
    Record<typeof kind, Child[]>
  >()[kind];
  const list = (await desk.send('stranger', 'GET', `/${kind}`)).json<{
    rows: (Child & { dossierId: string })[];
  }>();
  const told = ({ dueAt, remainingMinutes, overMinutes }: Child) => [dueAt, remainingMinutes, overMinutes];
  return [
    told(card.find((one) => one.subject === subject)!),
    told(list.rows.find((one) => one.dossierId === id && one.subject === subject)!),
  ];
};

test('what is left of a question, and what it is over', async () => {
  const asked = await desk.event('reception', await desk.log(), { type: 'transfer' });
  const dossier = await desk.event(
    'officer',
    await desk.event('head', asked, {
      type: 'complete',
      officerId: desk.office.people.officer.staffId,
    }),
    {
      type: 'askOpinions',
      consultations: [
        {
          unitId: desk.office.units.elsewhere,
          content: 'Ý kiến về an ninh?',
          limit: { amount: 2, unit: 'workingDays' },
        },
      ],
    },
  );
  // Asked on Friday: Saturday's three hours and Monday's seven are left once Friday is over.
  desk.service.clock.set(parseInstant('2026-05-08T17:30'));
  const left = ['2026-05-11T17:00:00+07:00', 600, 0];
  expect(await bothOf(dossier, 'consultations', 'consultation:1')).toEqual([left, left]);
  desk.service.clock.set(parseInstant('2026-05-12T13:30'));
  const over = ['2026-05-11T17:00:00+07:00', 0, 210];
  expect(await bothOf(dossier, 'consultations', 'consultation:1')).toEqual([over, over]);
});

test('when a leg is due that another agency owes, and what is left of it', async () => {
  const { elsewhere, provinceOffice } = desk.office.units;
  const give = (unitId: string, field: string) =>
    desk.service.app.get(GiveCompetence).give({ unitId, level: 'province', field, validFrom: '2020-01-01' });
  await give(elsewhere, 'Ngành nghề kinh doanh có điều kiện về an ninh, trật tự');
  await give(provinceOffice, 'Kinh doanh dịch vụ karaoke');
  await desk.service.app.get(OrganizationDirectory).reload();
  desk.service.clock.set(parseInstant('2026-05-18T08:00'));
  const lodged = await desk.log({ procedureCode: '9.000297', caseKey: 'ho-kinh-doanh' });
  const dossier = await desk.event('reception', lodged, { type: 'transfer' });
  desk.service.clock.set(parseInstant('2026-05-22T08:00'));
  const { version } = (await desk.send('chief', 'GET', `/dossiers/${dossier.id}`)).json<Dossier>();
  await desk.event(
    'officer',
    { ...dossier, version },
    { type: 'completeLeg', subject: 'leg:business', content: 'Đã cấp', reference: 'So-1' },
  );
  // Begun on Friday with three working days: Saturday, Monday and Tuesday there; Wednesday by the commune's calendar.
  desk.service.clock.set(parseInstant('2026-05-22T17:30'));
  const left = ['2026-05-26T17:00:00+07:00', 180 + 420 + 420, 0];
  expect(await bothOf(dossier, 'legs', 'leg:security')).toEqual([left, left]);
});
