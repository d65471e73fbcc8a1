// A new calendar and what other agencies still owe: questions and legs move later with it, or stay as they are.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import { Recalendar } from '../../src/dossiers/recalendar/recalendar.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { verify } from '../../src/engine/verify.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { GiveCompetence } from '../../src/organization/competences/give-competence.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { DeskApp, type Dossier } from '../dossiers/desk-app.ts';

let desk: DeskApp;
beforeEach(async () => {
  desk = await DeskApp.open();
  desk.service.clock.set(parseInstant('2026-03-09T08:00'));
});
afterEach(async () => {
  const { database, app } = desk.service;
  const { differences } = await verify(database, dossierKind(app.get(Definitions)));
  await desk.close();
  expect(differences).toEqual([]);
});

const day = (date: string, kind: string) => ({ firstDay: date, lastDay: date, days: [{ date, kind }] });
const STORM = day('2026-03-10', 'off');
const TWO_DAYS = { amount: 2, unit: 'workingDays' };

/** Imports, and runs the job as it would run some seconds later. */
const importDay = async (body: object) => {
  const answer = await desk.send('admin', 'POST', '/calendars/vn/versions', body);
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  desk.service.clock.advance(10_000);
  return desk.service.app.get(Recalendar).run();
};
const ask = async (dossier: Dossier, ...consultations: object[]) =>
  desk.event('officer', dossier, { type: 'askOpinions', consultations });
const childrenOf = async ({ id }: Dossier) =>
  (await desk.send('chief', 'GET', `/dossiers/${id}/consultations`)).json<
    Record<'consultations' | 'legs', { dueAt: string | null; state: string; wasLate: boolean }[]>
  >();
const dueOf = async ({ id }: Dossier) =>
  (await desk.send('chief', 'GET', `/dossiers/${id}`)).json<{ clock: { statutoryDueAt: string } }>().clock
    .statutoryDueAt;
/** With the officer, in the step that asks. */
async function withOfficer(more: object = {}, steps = 1): Promise<Dossier> {
  const { officer } = desk.office.people;
  let dossier = await desk.event('reception', await desk.log(more), { type: 'transfer' });
  for (let done = 0; done < steps; done++)
    dossier = await desk.event(done === 0 ? 'head' : 'officer', dossier, {
      type: 'complete',
      officerId: officer.staffId,
    });
  return dossier;
}
const sweepAt = async (local: string) => {
  desk.service.clock.set(parseInstant(local));
  await desk.service.app.get(TimerSweep).sweep();
};

test('a question with a limit is due a day later and late a day later; a named instant stays', async () => {
  const { elsewhere, provinceOffice } = desk.office.units;
  const dossier = await ask(
    await withOfficer(),
    { unitId: elsewhere, content: 'Ý kiến về an ninh', limit: TWO_DAYS },
    { unitId: provinceOffice, content: 'Ý kiến về quy hoạch', dueAt: '2026-03-13T10:00:00+07:00' },
  );
  expect((await childrenOf(dossier)).consultations[0]!.dueAt).toBe('2026-03-11T17:00:00+07:00');
  const own = await dueOf(dossier);
  expect(await importDay(STORM)).toBe(1);
  expect((await childrenOf(dossier)).consultations.map(({ dueAt }) => dueAt)).toEqual([
    '2026-03-12T17:00:00+07:00',
    '2026-03-13T10:00:00+07:00',
  ]);
  expect(Date.parse(await dueOf(dossier))).toBeGreaterThan(Date.parse(own));
  await sweepAt('2026-03-12T17:00');
  expect((await childrenOf(dossier)).consultations[0]).toMatchObject({
    state: 'asked.onTime',
    wasLate: false,
  });
  await sweepAt('2026-03-13T00:00');
  expect((await childrenOf(dossier)).consultations[0]).toMatchObject({ state: 'asked.late', wasLate: true });
});

test('a leg that is under way moves with its dossier; those that wait are counted when they begin', async () => {
  const give = (unitId: string, field: string) =>
    desk.service.app.get(GiveCompetence).give({ unitId, level: 'province', field, validFrom: '2020-01-01' });
  await give(desk.office.units.elsewhere, 'Ngành nghề kinh doanh có điều kiện về an ninh, trật tự');
  await give(desk.office.units.provinceOffice, 'Kinh doanh dịch vụ karaoke');
  await desk.service.app.get(OrganizationDirectory).reload();
  const karaoke = await desk.log({ procedureCode: '9.000297', caseKey: 'ho-kinh-doanh' });
  let dossier = await desk.event('reception', karaoke, { type: 'transfer' });
  expect((await childrenOf(dossier)).legs[0]!.dueAt).toBe('2026-03-12T17:00:00+07:00');
  expect(await importDay(STORM)).toBe(1);
  expect((await childrenOf(dossier)).legs).toMatchObject([
    { dueAt: '2026-03-13T17:00:00+07:00', state: 'open.onTime' },
    { dueAt: null, state: 'waiting' },
    { dueAt: null, state: 'waiting' },
  ]);
  await sweepAt('2026-03-13T08:00');
  const fresh = (await desk.send('chief', 'GET', `/dossiers/${dossier.id}`)).json<Dossier>();
  dossier = await desk.event(
    'officer',
    { ...dossier, version: fresh.version },
    {
      type: 'completeLeg',
      subject: 'leg:business',
      content: 'Đã cấp',
    },
  );
  expect((await childrenOf(dossier)).legs).toMatchObject([
    { state: 'done', wasLate: false },
    { dueAt: '2026-03-18T17:00:00+07:00' },
    { state: 'waiting' },
  ]);
});

test('a question moves also where its dossier does not, once', async () => {
  // Twenty calendar days: a working day more or less in between is nothing to them.
  const building = await withOfficer({ procedureCode: '1.013225', caseKey: 'cong-trinh' }, 2);
  const dossier = await ask(building, {
    unitId: desk.office.units.elsewhere,
    content: 'Đất có tranh chấp?',
    limit: TWO_DAYS,
  });
  const own = await dueOf(dossier);
  expect(await importDay(STORM)).toBe(1);
  expect((await childrenOf(dossier)).consultations[0]!.dueAt).toBe('2026-03-12T17:00:00+07:00');
  expect(await dueOf(dossier)).toBe(own);
  await desk.service.database.query({
    text: `update calendar_change set state = 'running', after_late_from_at = null, after_id = null,
      leased_until = null, finished_at = null`,
  });
  expect(await desk.service.app.get(Recalendar).run()).toBe(0);
});

test('an earlier date is not taken, and who is late stays late', async () => {
  desk.service.clock.set(parseInstant('2026-03-12T08:00'));
  const asked = { unitId: desk.office.units.elsewhere, content: 'Ý kiến?', limit: TWO_DAYS };
  const early = await ask(await withOfficer(), asked);
  expect((await childrenOf(early)).consultations[0]!.dueAt).toBe('2026-03-16T17:00:00+07:00');
  await importDay(day('2026-03-14', 'work'));
  expect((await childrenOf(early)).consultations[0]!.dueAt).toBe('2026-03-16T17:00:00+07:00');
  await sweepAt('2026-03-17T08:00');
  await importDay(day('2026-03-13', 'off'));
  expect((await childrenOf(early)).consultations[0]).toMatchObject({
    state: 'asked.late',
    dueAt: '2026-03-16T17:00:00+07:00',
  });
});
