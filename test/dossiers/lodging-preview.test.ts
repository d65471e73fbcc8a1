// What accepting a dossier would come to, asked before anything is sent: the units to choose from, and the receipt's date.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CreateStaff } from '../../src/organization/staff/create-staff.ts';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import { GiveCompetence } from '../../src/organization/competences/give-competence.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { Sessions } from '../../src/organization/sign-in/sessions.ts';
import { CreateUnit } from '../../src/organization/units/create-unit.ts';
import type { Answer } from '../support/http-client.ts';
import { requiredPapers } from '../support/required-papers.ts';
import { codeOf, DeskApp } from './desk-app.ts';

interface Choice {
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly chosenId: string | null;
  readonly asLastTime: boolean;
}
interface Preview {
  readonly reception: Choice;
  readonly competent: Choice;
  readonly refusal: { readonly code: string } | null;
  readonly statutoryDueAt: string | null;
  readonly promisedDueAt: string | null;
  readonly boundaryFree: boolean;
  readonly explain: readonly { readonly text: string }[];
}

const PROCEDURE = { procedureCode: '1.001806', caseKey: 'chung' };
let desk: DeskApp;
let commune: { readonly token: string; readonly oneStop: string };

beforeAll(async () => {
  desk = await DeskApp.open();
  commune = await communeDesk();
});
afterAll(() => desk.close());

const byCommune = (path: string, body: object): Promise<Answer> =>
  desk.service.http.send('POST', `/api/v1${path}`, body, { authorization: `Bearer ${commune.token}` });
const preview = async (more: object = {}): Promise<Preview> => {
  const answer = await desk.send('reception', 'POST', '/dossiers/preview', { ...PROCEDURE, ...more });
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<Preview>();
};

it('is the date that the receipt says, with its lines, and writes nothing', async () => {
  const tried = await preview();
  const count = async () =>
    (await desk.service.database.query({ text: 'select count(*)::int as n from dossier' })).rows[0];
  const before = await count();
  expect(await preview()).toEqual(tried);
  expect(await count()).toEqual(before);
  const { id } = await desk.log();
  const { clock } = (await desk.send('reception', 'GET', `/dossiers/${id}`)).json<{
    clock: { statutoryDueAt: string; promisedDueAt: string };
  }>();
  expect(tried).toMatchObject({ ...pick(clock), refusal: null, boundaryFree: false });
  expect(tried.explain.length).toBeGreaterThan(0);
  expect(tried.competent).toEqual({
    choices: [{ id: desk.office.units.department, name: 'Đơn vị H99.12.02' }],
    chosenId: desk.office.units.department,
    asLastTime: false,
  });
});

it('across boundaries counts from the latest lawful taking over, as the receipt does', async () => {
  const tried = (await byCommune('/dossiers/preview', PROCEDURE)).json<Preview>();
  const own = await preview();
  expect(tried).toMatchObject({ boundaryFree: true, statutoryDueAt: null, refusal: null });
  expect(Date.parse(tried.promisedDueAt!)).toBeGreaterThan(Date.parse(own.promisedDueAt!));
  const lodged = (
    await byCommune('/dossiers', {
      ...PROCEDURE,
      channel: 'counter',
      decision: 'accept',
      applicant: { name: 'Nguyễn Thị Hoà', kind: 'citizen' },
      checklist: requiredPapers(PROCEDURE.procedureCode, PROCEDURE.caseKey),
    })
  ).json<{ promisedDueAt: string }>();
  expect(tried.promisedDueAt).toBe(lodged.promisedDueAt);
});

it('counts on the calendar of the unit that resolves it', async () => {
  // Open in the mornings alone, so that its day ends at eleven.
  const morning = '07:30-11:00';
  const week = { mon: morning, tue: morning, wed: morning, thu: morning, fri: morning };
  const year = { firstDay: '2026-01-01', lastDay: '2026-12-31', week, days: [] };
  expect((await desk.send('admin', 'POST', '/calendars/khac/versions', year)).status).toBe(201);
  await calendarOfDepartment('khac');
  expect(await preview()).toMatchObject({ promisedDueAt: expect.stringContaining('T11:00:00') });
  await calendarOfDepartment('vn');
  expect(await preview()).toMatchObject({ promisedDueAt: expect.stringContaining('T17:00:00') });
});

it('asks where several units are competent, and proposes the one of last time', async () => {
  const { app } = desk.service;
  const { units } = desk.office;
  const second = await app.get(CreateUnit).run({
    code: 'H99.12.03',
    name: 'Phòng thứ hai',
    kind: 'department',
    isAgency: false,
    level: 'province',
    parentId: units.agency,
    validFrom: '2020-01-01',
  });
  for (const unitId of [units.department, second.id])
    await app
      .get(GiveCompetence)
      .give({ unitId, procedureCode: '1.001193', level: 'commune', validFrom: '2020-01-01' });
  await app.get(OrganizationDirectory).reload();
  const born = { procedureCode: '1.001193', caseKey: await onlyCase('1.001193') };
  const first = await preview(born);
  expect(first.competent).toEqual({
    choices: expect.arrayContaining([
      { id: units.department, name: 'Đơn vị H99.12.02' },
      { id: second.id, name: 'Phòng thứ hai' },
    ]),
    chosenId: null,
    asLastTime: false,
  });
  expect(first).toMatchObject({ refusal: { code: 'competence.ambiguous' }, promisedDueAt: null });
  expect(await preview({ ...born, competentUnitId: second.id })).toMatchObject({
    refusal: null,
    promisedDueAt: expect.any(String),
    competent: { chosenId: second.id, asLastTime: false },
  });
  await desk.log({ ...born, competentUnitId: second.id });
  expect(await preview(born)).toMatchObject({
    refusal: null,
    promisedDueAt: expect.any(String),
    competent: { chosenId: second.id, asLastTime: true },
  });
});

it('asks at which one-stop where somebody receives at several, his own first', async () => {
  const { app } = desk.service;
  const { people, units } = desk.office;
  const position = { unitId: commune.oneStop, position: 'reception', validFrom: '2020-01-01' } as const;
  const given = await app
    .get(GivePosition)
    .give(people.reception.staffId, position, desk.service.clock.now());
  expect(given).toBeDefined();
  await app.get(OrganizationDirectory).reload();
  const { reception } = await preview();
  expect(reception.choices.map(({ id }) => id).toSorted()).toEqual(
    [units.oneStop, commune.oneStop].toSorted(),
  );
  expect(await preview({ receptionUnitId: commune.oneStop })).toMatchObject({
    boundaryFree: true,
    reception: { chosenId: commune.oneStop },
  });
});

it('says what could not be accepted, and is for receptions', async () => {
  expect((await preview({ caseKey: 'khong-co' })).refusal).toMatchObject({ code: expect.any(String) });
  const ask = (person: 'reception' | 'officer', body: object) =>
    desk.send(person, 'POST', '/dossiers/preview', body);
  expect(codeOf(await ask('reception', { ...PROCEDURE, procedureCode: '9.999999' }))).toEqual([
    404,
    'procedure.unknown',
  ]);
  expect(codeOf(await ask('reception', {}))).toEqual([422, 'request.invalid']);
  expect(codeOf(await ask('officer', PROCEDURE))).toEqual([403, 'right.missing']);
});

const pick = ({ statutoryDueAt, promisedDueAt }: { statutoryDueAt: string; promisedDueAt: string }) => ({
  statutoryDueAt,
  promisedDueAt,
});

async function calendarOfDepartment(calendarName: string): Promise<void> {
  const path = `/units/${desk.office.units.department}`;
  const { version } = (await desk.send('admin', 'GET', path)).json<{ version: number }>();
  const changed = await desk.send('admin', 'PATCH', path, { calendarName }, { 'if-match': `"${version}"` });
  expect([changed.status, changed.text]).toEqual([200, expect.any(String)]);
  await desk.service.app.get(OrganizationDirectory).reload();
}

async function onlyCase(code: string): Promise<string> {
  const { cases } = (await desk.send('reception', 'GET', `/procedures/${code}`)).json<{
    cases: { key: string }[];
  }>();
  return cases[0]!.key;
}

/** A commune of its own, with a one-stop and somebody who receives there. */
async function communeDesk(): Promise<{ token: string; oneStop: string }> {
  const { app, clock } = desk.service;
  const at = clock.now();
  const unit = { isAgency: false, level: 'commune', validFrom: '2020-01-01' } as const;
  const agency = await app
    .get(CreateUnit)
    .run({ ...unit, code: 'H99.50', name: 'UBND xã Mẫu', kind: 'agency', isAgency: true, parentId: null });
  const oneStop = await app
    .get(CreateUnit)
    .run({ ...unit, code: 'H99.50.01', name: 'Một cửa xã Mẫu', kind: 'oneStop', parentId: agency.id });
  const staff = { account: 'xa', name: 'xa', email: 'xa@tinh.example', password: 'an office of samples' };
  const { id } = await app.get(CreateStaff).run(staff, at);
  await app
    .get(GivePosition)
    .give(id, { unitId: oneStop.id, position: 'reception', validFrom: '2020-01-01' }, at);
  await app.get(OrganizationDirectory).reload();
  const session = { staffId: id, kind: 'token', name: 'test', expiresAt: at + 90 * 86_400_000 } as const;
  return { token: (await app.get(Sessions).open(session, at)).secret, oneStop: oneStop.id };
}
