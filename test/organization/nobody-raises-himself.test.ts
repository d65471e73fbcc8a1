// Nobody raises himself: not by a position, not by an absence, not by a password, a token or somebody who stands in.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS, formatInstant } from '../../src/domain/time/instant.ts';
import { openTown } from './organization-app.ts';
import type { Client, TestTown } from './organization-app.ts';

let town: TestTown;
let office: string;
const ids: Record<string, string> = {};
let admin: Client;

beforeAll(async () => {
  town = await openTown();
  office = await town.unit('T01', null, { kind: 'provinceOffice', isAgency: true });
  ids['an'] = await town.person('an', [office, 'administrator']);
  ids['binh'] = await town.person('binh', [office, 'clerk']);
  ids['chau'] = await town.person('chau', [office, 'supervisor']);
  ids['dung'] = await town.person('dung', [office, 'head']);
  admin = await town.signedIn('an');
});
afterAll(() => town.close());

const away = (person: string, substitute: string | null) => ({
  staffId: ids[person],
  substituteId: substitute === null ? null : ids[substitute],
  from: formatInstant(town.clock.now()),
  to: formatInstant(town.clock.now() + DAY_MS),
});
const ONESELF = { status: 403, body: { code: 'right.onOneself' } };
const wish = (position: string) => ({ body: { unitId: office, position } });
interface Line {
  action: string;
  raises: boolean;
}
const lastLine = async () =>
  (
    await town.database.query<Line>({
      text: `select action, raises from administration_log order by id desc limit 1`,
    })
  ).rows[0]!;

describe('an administrator', () => {
  it.each(['supervisor', 'clerk', 'leader'])('does not make himself %s', async (position) => {
    expect(await admin.send('POST', `/staff/${ids['an']}/positions`, wish(position))).toMatchObject(ONESELF);
  });

  it('neither resets his own password nor opens his own account', async () => {
    const headers = { 'if-match': '"1"' };
    for (const path of ['password-reset', 'enable'])
      expect(await admin.send('POST', `/staff/${ids['an']}/${path}`, { headers })).toMatchObject(ONESELF);
  });

  it('does not stand in for a supervisor by recording the absence himself', async () => {
    expect(await admin.send('POST', '/absences', { body: away('chau', 'an') })).toMatchObject({
      status: 403,
      body: { code: 'absence.substituteOneself' },
    });
    expect(await admin.send('POST', '/absences', { body: away('chau', 'binh') })).toMatchObject({
      status: 201,
    });
    expect(await lastLine()).toMatchObject({ action: 'absence.recorded', raises: true });
  });

  it('makes a token that may no more than he may, and no longer', async () => {
    const issued = await admin.send('POST', '/tokens', { body: { name: 'script' } });
    const program = town.client();
    program.bearer = issued.body['token'] as string;
    expect(await program.send('POST', `/staff/${ids['an']}/positions`, wish('clerk'))).toMatchObject(ONESELF);
    const [own, its] = [await admin.send('GET', '/session'), await program.send('GET', '/session')];
    expect(its.body['holds']).toEqual(own.body['holds']);
  });

  it('gives somebody else a supervisor’s position, which is marked in the log', async () => {
    const id = await town.person('em');
    expect(await admin.send('POST', `/staff/${id}/positions`, wish('supervisor'))).toMatchObject({
      status: 201,
    });
    expect(await lastLine()).toMatchObject({ action: 'position.given', raises: true });
    expect(await admin.send('POST', `/staff/${id}/password-reset`)).toMatchObject({ status: 200 });
    expect(await lastLine()).toMatchObject({ action: 'staff.passwordReset', raises: true });
  });
});

describe('who stands in for the administrator', () => {
  it('administers nothing: that right is never passed on', async () => {
    const head = await town.signedIn('dung');
    expect(await admin.send('POST', '/absences', { body: away('an', 'dung') })).toMatchObject({
      status: 201,
    });
    for (const person of ['dung', 'an', 'binh'])
      expect(await head.send('POST', `/staff/${ids[person]}/positions`, wish('leader'))).toMatchObject({
        status: 403,
        body: { code: 'right.missing' },
      });
  });
});

describe('the log', () => {
  it('is read by administrators and supervisors, by person, kind and day, page by page', async () => {
    await town.person('giang', [office, 'leader']);
    const leader = await town.signedIn('giang');
    expect(await leader.send('GET', '/admin/log')).toMatchObject({ status: 403 });
    const supervisor = await town.signedIn('chau');
    const read = async (query: string) =>
      (await supervisor.send('GET', `/admin/log${query}`)).body as unknown as {
        items: { id: string; action: string; staffName: string | null; subjectId: string }[];
        nextCursor: string | null;
      };
    const all = await read('?limit=200');
    expect(all.items.length).toBeGreaterThan(8);
    const first = await read('?limit=3');
    const second = await read(`?limit=3&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      all.items.slice(0, 6).map(({ id }) => id),
    );
    const given = await read('?kind=position');
    expect(new Set(given.items.map(({ action }) => action))).toEqual(new Set(['position.given']));
    const about = await read(`?personId=${ids['binh']}`);
    expect(about.items.every(({ subjectId }) => subjectId === ids['binh'])).toBe(true);
    expect((await read('?to=2020-01-01')).items).toEqual([]);
    expect((await read('?from=2026-03-10&to=2026-03-10&limit=200')).items).toEqual(all.items);
  });
});
