// Units, people, positions, absences and competences as administrators and heads change them.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOUR_MS, parseInstant } from '../../src/domain/time/instant.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { openTown } from './organization-app.ts';
import type { Client, TestTown } from './organization-app.ts';

let town: TestTown;
let admin: Client;
let province: string;
let justice: string;
let civil: string;
const people: Record<string, string> = {};

beforeAll(async () => {
  town = await openTown();
  province = await town.unit('T01', null, { kind: 'province', isAgency: true });
  justice = await town.unit('T01.12', province, { kind: 'agency', isAgency: true });
  civil = await town.unit('T01.12.1', justice);
  const interior = await town.unit('T01.13', province, { kind: 'agency', isAgency: true });
  people['an'] = await town.person('an', [province, 'administrator']);
  people['son'] = await town.person('son', [justice, 'leader']);
  people['hoa'] = await town.person('hoa', [civil, 'head']);
  people['minh'] = await town.person('minh', [civil, 'officer']);
  people['binh'] = await town.person('binh', [interior, 'officer']);
  admin = await town.signedIn('an');
});
afterAll(() => town.close());

const unitBody = (code: string, more: object = {}) => ({
  code,
  name: `Room ${code}`,
  kind: 'department',
  isAgency: false,
  level: 'province',
  parentId: justice,
  validFrom: '2026-01-01',
  ...more,
});

describe('units', () => {
  it('are read by everybody who is signed in, and changed by administrators only', async () => {
    const officer = await town.signedIn('minh');
    const listed = (await officer.send('GET', '/units')).body as unknown as { code: string }[];
    expect(listed.map((unit) => unit.code)).toEqual(['T01', 'T01.12', 'T01.12.1', 'T01.13']);
    for (const path of ['/units', '/staff', '/competences'])
      expect(await officer.send('POST', path, { body: {} })).toMatchObject({
        status: 403,
        body: { code: 'right.missing' },
      });
    expect(await officer.send('GET', '/staff')).toMatchObject({ status: 403 });
    const described = await officer.send('GET', `/units/${civil}/people`);
    expect(described.body).toMatchObject([
      { position: 'officer', staffId: people['minh'], name: 'Person minh', absent: false },
      { position: 'head', staffId: people['hoa'] },
    ]);
  });

  it('are changed only from the version that was read', async () => {
    const made = await admin.send('POST', '/units', { body: unitBody('T01.12.2') });
    expect(made).toMatchObject({ status: 201, body: { version: 1 }, headers: { etag: '"1"' } });
    const path = `/units/${String(made.body['id'])}`;
    const body = { phone: '024 0000' };
    expect(await admin.send('PATCH', path, { body })).toMatchObject({ status: 428 });
    const first = await admin.send('PATCH', path, { body, headers: { 'if-match': '"1"' } });
    expect(first).toMatchObject({
      status: 200,
      body: { phone: '024 0000', version: 2 },
      headers: { etag: '"2"' },
    });
    expect(await admin.send('PATCH', path, { body, headers: { 'if-match': '"1"' } })).toMatchObject({
      status: 412,
      body: { code: 'ifMatch.stale', currentVersion: 2 },
    });
    expect(await admin.send('PATCH', path, { body, headers: { 'if-match': 'W/"2"' } })).toMatchObject({
      status: 412,
    });
    const cleared = { phone: null, supervisedBy: province };
    expect(await admin.send('PATCH', path, { body: cleared, headers: { 'if-match': '"2"' } })).toMatchObject({
      body: { phone: null, supervisedBy: province, name: 'Room T01.12.2' },
    });
  });

  it('are refused when they make no sense', async () => {
    expect(await admin.send('POST', '/units', { body: unitBody('T01.12.1') })).toMatchObject({
      status: 409,
      body: { code: 'unit.codeTaken' },
    });
    const nowhere = unitBody('T01.9', { parentId: people['an'] });
    expect(await admin.send('POST', '/units', { body: nowhere })).toMatchObject({
      body: { code: 'unit.unknown' },
    });
    const noDay = unitBody('T01.9', { validFrom: '2026-02-30' });
    expect(await admin.send('POST', '/units', { body: noDay })).toMatchObject({
      body: { code: 'day.invalid' },
    });
    const loop = { parentId: civil };
    expect(
      await admin.send('PATCH', `/units/${justice}`, { body: loop, headers: { 'if-match': '"1"' } }),
    ).toMatchObject({ status: 422, body: { code: 'unit.loop' } });
    expect(await admin.send('GET', `/units/${people['an']!}`)).toMatchObject({ status: 404 });
    for (const [path, body] of [
      [`/units/${civil}`, { name: null }],
      [`/units/${civil}`, { validFrom: '2020-01-01' }],
      [`/staff/${people['minh']!}`, { name: null }],
    ] as const)
      expect(await admin.send('PATCH', path, { body, headers: { 'if-match': '"1"' } })).toMatchObject({
        status: 422,
        body: { code: 'request.invalid' },
      });
    expect(await admin.send('GET', '/units?on=2026-01-01&on=2026-01-02')).toMatchObject({ status: 422 });
    expect(await admin.send('GET', '/staff?q=a&q=b')).toMatchObject({ status: 422 });
  });

  it('keep their old name when they are renamed, and their people and dossiers go on', async () => {
    const made = await admin.send('POST', '/units', { body: unitBody('T01.12.3') });
    const oldId = made.body['id'] as string;
    await town.person('tuan', [oldId, 'officer']);
    const renamed = await admin.send('PATCH', `/units/${oldId}`, {
      body: { on: '2026-04-01', name: 'Legal aid' },
      headers: { 'if-match': '"1"' },
    });
    expect(renamed).toMatchObject({
      status: 200,
      body: { id: oldId, name: 'Legal aid', code: 'T01.12.3', version: 2 },
    });
    expect(await admin.send('GET', `/units/${oldId}`)).toMatchObject({
      body: { name: 'Room T01.12.3', validTo: null, successorId: null },
    });
    expect(await admin.send('GET', `/units/${oldId}?on=2026-04-01`)).toMatchObject({
      body: { name: 'Legal aid' },
    });
    expect((await admin.send('GET', `/units/${oldId}/facts`)).body).toMatchObject([
      { name: 'Room T01.12.3', validTo: '2026-04-01' },
      { name: 'Legal aid', validFrom: '2026-04-01', validTo: null },
    ]);
    const { latest } = town.app.get(OrganizationDirectory);
    const after = parseInstant('2026-04-01T08:00');
    expect(latest.peopleOf('officer', oldId, after)).toHaveLength(1);
    expect(latest.unitByCode('T01.12.3', after)).toMatchObject({ id: oldId, name: 'Legal aid' });
    expect(latest.unitByCode('T01.12.3', town.clock.now())).toMatchObject({
      id: oldId,
      name: 'Room T01.12.3',
    });
    expect(latest.unit(oldId)?.name).toBe('Room T01.12.3');
  });

  it('are closed with a successor where something hangs on them', async () => {
    const close = (id: string, version: number, body: object) =>
      admin.send('POST', `/units/${id}/close`, { body, headers: { 'if-match': `"${version}"` } });
    const made = await admin.send('POST', '/units', { body: unitBody('T01.12.4') });
    const id = made.body['id'] as string;
    expect(await close(justice, 1, { on: '2026-05-01' })).toMatchObject({
      body: { code: 'unit.hasOpenUnits' },
    });
    expect(await close(id, 1, { on: '2026-05-01', successorId: id })).toMatchObject({
      body: { code: 'unit.successorUnfit' },
    });
    expect(await close(id, 1, { on: '2025-12-31', successorId: civil })).toMatchObject({
      body: { code: 'validity.empty' },
    });
    expect(await close(id, 1, { on: '2026-05-01', successorId: civil })).toMatchObject({
      status: 200,
      body: { validTo: '2026-05-01', successorId: civil, version: 2 },
    });
  });
});

describe('people', () => {
  it('are found, changed and given positions', async () => {
    const taken = { account: 'MINH', name: 'Another' };
    expect(await admin.send('POST', '/staff', { body: taken })).toMatchObject({
      status: 409,
      body: { code: 'staff.accountTaken' },
    });
    const path = `/staff/${people['minh']!}`;
    const body = { email: 'minh@motcua.example' };
    expect(await admin.send('PATCH', path, { body })).toMatchObject({ status: 428 });
    const headers = { 'if-match': '"1"' };
    expect(await admin.send('PATCH', path, { body, headers })).toMatchObject({
      body: { ...body, version: 2 },
    });
    expect(await admin.send('PATCH', path, { body, headers })).toMatchObject({ status: 412 });
    const found = (await admin.send('GET', '/staff?q=MINH')).body as unknown as { account: string }[];
    expect(found.map((person) => person.account)).toEqual(['minh']);
    await admin.send('POST', '/staff', { body: { account: 'folded', name: 'Đỗ Thị Hoà' } });
    const folded = (await admin.send('GET', '/staff?q=do%20thi%20h%C3%B2a')).body as unknown as object[];
    expect(folded).toMatchObject([{ account: 'folded' }]);

    const wish = { unitId: civil, position: 'reception', validFrom: '2026-03-12' };
    const given = await admin.send('POST', `${path}/positions`, { body: wish });
    expect(given).toMatchObject({ status: 201, body: { validFrom: '2026-03-12', validTo: null } });
    expect(await admin.send('POST', `${path}/positions`, { body: wish })).toMatchObject({
      status: 409,
      body: { code: 'position.held' },
    });
  });
});

describe('absences', () => {
  const away = (more: object) => ({ from: '2026-03-10T08:00+07:00', to: '2026-03-11T17:00+07:00', ...more });

  it('lend the rights of the absent person until he is back', async () => {
    const [head, officer] = [await town.signedIn('hoa'), await town.signedIn('minh')];
    const recorded = await head.send('POST', '/absences', { body: away({ substituteId: people['minh'] }) });
    expect(recorded).toMatchObject({
      status: 201,
      body: { name: 'Person hoa', substituteName: 'Person minh' },
    });
    const held = await officer.send('GET', '/session');
    expect(held.body['holds']).toContainEqual(
      expect.objectContaining({ position: 'head', unitId: civil, onBehalfOfName: 'Person hoa' }),
    );
    expect(await head.send('POST', '/absences', { body: away({}) })).toMatchObject({
      status: 409,
      body: { code: 'absence.overlaps' },
    });
    expect(((await officer.send('GET', '/absences')).body as unknown as object[]).length).toBe(1);
    town.clock.advance(HOUR_MS);
    const end = `/absences/${String(recorded.body['id'])}/end`;
    expect(await head.send('POST', end)).toMatchObject({ status: 204 });
    const left = (await officer.send('GET', '/session')).body['holds'] as { position: string }[];
    expect(left.map((hold) => hold.position)).toEqual(['officer']);
  });

  it('are chosen by part of a name among those that one may record, and a substitute among one’s agencies', async () => {
    const found = async (account: string, asked: string) =>
      (
        (await (await town.signedIn(account)).send('GET', `/absences/people?${asked}`)).body as unknown as {
          name: string;
        }[]
      ).map(({ name }) => name);
    expect(await found('hoa', 'whose=absence')).toEqual(['Person hoa', 'Person minh']);
    expect(await found('minh', 'whose=absence')).toEqual(['Person minh']);
    expect(await found('minh', 'whose=place')).toEqual(expect.arrayContaining(['Person hoa', 'Person son']));
    expect(await found('minh', 'whose=place')).not.toContain('Person binh');
    expect(await found('hoa', 'whose=absence&q=NH%20mi')).toEqual(['Person minh']);
    expect(await found('hoa', 'whose=absence&q=100%25')).toEqual([]);
    const unknown = await (await town.signedIn('hoa')).send('GET', '/absences/people?whose=all');
    expect(unknown).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
  });

  it('are recorded by oneself, a head above or an administrator, for a substitute of the same agency', async () => {
    const body = away({
      staffId: people['minh'],
      from: '2026-03-12T08:00+07:00',
      to: '2026-03-12T17:00+07:00',
    });
    const stranger = await town.signedIn('binh');
    expect(await stranger.send('POST', '/absences', { body })).toMatchObject({
      status: 403,
      body: { code: 'right.missing' },
    });
    const leader = await town.signedIn('son');
    const unfit = { ...body, substituteId: people['binh'] };
    expect(await leader.send('POST', '/absences', { body: unfit })).toMatchObject({
      status: 422,
      body: { code: 'absence.substituteUnfit' },
    });
    expect(await leader.send('POST', '/absences', { body })).toMatchObject({ status: 201 });
    const own = { ...body, from: '2026-03-14T08:00', to: '2026-03-13T08:00' };
    expect(await admin.send('POST', '/absences', { body: own })).toMatchObject({
      body: { code: 'absence.empty' },
    });
    const over = away({ staffId: people['son'], from: '2026-03-15T08:00', to: '2026-03-16T08:00' });
    const head = await town.signedIn('hoa');
    expect(await head.send('POST', '/absences', { body: over })).toMatchObject({ status: 403 });
  });
});

describe('competences', () => {
  it('are given from a day on, and ended', async () => {
    const body = { field: 'Civil status', level: 'province', unitId: civil, validFrom: '2026-01-01' };
    const given = await admin.send('POST', '/competences', { body });
    expect(given).toMatchObject({ status: 201, body: { field: 'Civil status', procedureCode: null } });
    const both = { ...body, procedureCode: '1.000001' };
    expect(await admin.send('POST', '/competences', { body: both })).toMatchObject({
      body: { code: 'competence.twoSubjects' },
    });
    const question = {
      procedureCode: '1.000001',
      field: 'Civil status',
      level: 'province',
      territory: null,
    } as const;
    const directory = town.app.get(OrganizationDirectory);
    expect(directory.latest.competentUnits(question, town.clock.now())).toEqual([civil]);
    const end = `/competences/${String(given.body['id'])}/end`;
    expect(await admin.send('POST', end, { body: { on: '2026-03-01' } })).toMatchObject({ status: 204 });
    expect(directory.latest.competentUnits(question, town.clock.now())).toEqual([]);
    expect(await admin.send('GET', `/competences?unitId=${civil}`)).toMatchObject({
      body: [{ validTo: '2026-03-01' }],
    });
  });
});
