// Nobody raises himself: not by a position, not by an absence, not by a password, a token or somebody who stands in.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS, formatInstant, HOUR_MS } from '../../src/domain/time/instant.ts';
import { ChangeStaff } from '../../src/organization/staff/change-staff.ts';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import type { Actor } from '../../src/organization/sign-in/actor.ts';
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
  after: object | null;
}
const lastLine = async () =>
  (
    await town.database.query<Line>({
      text: `select action, raises, after from administration_log order by id desc limit 1`,
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

describe('an absence', () => {
  const lent = (substitute: string, from: number, to = from + DAY_MS) => ({
    staffId: ids['hue'],
    substituteId: ids[substitute],
    from: formatInstant(from),
    to: formatInstant(to),
  });
  const give = (
    person: string,
    unitId: string,
    position: 'supervisor' | 'inspector' | 'officer',
    more = {},
  ) => town.app.get(GivePosition).give(ids[person]!, { unitId, position, ...more }, town.clock.now());
  const end = async (answer: { body: Record<string, unknown> }) => {
    const ended = await admin.send('POST', `/absences/${String(answer.body['id'])}/end`);
    expect(ended.status).toBe(204);
  };

  beforeAll(async () => {
    ids['hue'] = await town.person('hue', [office, 'officer']);
    ids['khanh'] = await town.person('khanh', [office, 'officer']);
  });

  it('that began long ago is refused; one told the next day lends rights from when it is told', async () => {
    const now = town.clock.now();
    const long = formatInstant(now - 26 * 365 * DAY_MS);
    for (const from of [long, '2026-03-08T23:59:00+07:00'])
      expect(await admin.send('POST', '/absences', { body: { ...lent('khanh', now), from } })).toMatchObject({
        status: 422,
        body: { code: 'absence.toldTooLate' },
      });
    const over = lent('khanh', now - 3 * HOUR_MS, now - HOUR_MS);
    expect(await admin.send('POST', '/absences', { body: over })).toMatchObject({
      status: 422,
      body: { code: 'absence.over' },
    });
    const late = lent('khanh', now - DAY_MS, now + HOUR_MS);
    const told = await admin.send('POST', '/absences', { body: late });
    expect(told).toMatchObject({ status: 201, body: { from: formatInstant(now), to: late.to } });
    expect(await lastLine()).toMatchObject({
      raises: false,
      after: { begun: late.from, from: formatInstant(now) },
    });
    await end(told);
  });

  it('is marked where a supervisor’s or an inspector’s position begins while it lasts', async () => {
    const now = town.clock.now();
    const during = { validFrom: '2026-03-14', validTo: '2026-03-16' };
    await give('hue', office, 'supervisor', during);
    for (const [to, raises] of [
      ['2026-03-14T00:00', false],
      ['2026-03-14T00:01', true],
      ['2026-03-20T00:00', true],
    ] as const) {
      const body = { ...lent('khanh', now), to: `${to}:00+07:00` };
      const recorded = await admin.send('POST', '/absences', { body });
      expect([to, (await lastLine()).raises]).toEqual([to, raises]);
      await end(recorded);
      town.clock.advance(1_000);
    }
    const body = {
      ...lent('khanh', now),
      from: '2026-03-16T00:00:00+07:00',
      to: '2026-03-18T00:00:00+07:00',
    };
    const after = await admin.send('POST', '/absences', { body });
    expect(await lastLine()).toMatchObject({ action: 'absence.recorded', raises: false });
    await end(after);
    await give('hue', office, 'inspector', { scopeUnitId: office });
    const inspected = await admin.send('POST', '/absences', { body: lent('khanh', town.clock.now()) });
    expect(await lastLine()).toMatchObject({ action: 'absence.recorded', raises: true });
    await end(inspected);
  });

  it('lends nothing that the substitute gives the absent person himself', async () => {
    ids['lam'] = await town.person('lam', [office, 'administrator']);
    const lam = await town.signedIn('lam');
    const recorded = await admin.send('POST', '/absences', { body: lent('lam', town.clock.now()) });
    expect(recorded.status).toBe(201);
    const { version } = (await admin.send('GET', `/staff/${ids['hue']}`)).body as { version: number };
    const headers = { 'if-match': `"${version}"` };
    expect(await lam.send('POST', `/staff/${ids['hue']}/positions`, wish('supervisor'))).toMatchObject(
      ONESELF,
    );
    expect(await lam.send('POST', `/staff/${ids['hue']}/enable`, { headers })).toMatchObject(ONESELF);
    expect(await lam.send('POST', `/staff/${ids['khanh']}/positions`, wish('leader'))).toMatchObject({
      status: 201,
    });
    await end(recorded);
    town.clock.advance(1_000);
  });

  it('lends what is held in an agency of both, and nothing of another', async () => {
    const other = await town.unit('T09', null, { kind: 'agency', isAgency: true });
    await give('hue', other, 'officer');
    town.clock.advance(1_000);
    const recorded = await admin.send('POST', '/absences', { body: lent('khanh', town.clock.now()) });
    expect(recorded.status).toBe(201);
    const khanh = await town.signedIn('khanh');
    const { holds } = (await khanh.send('GET', '/session')).body as unknown as {
      holds: { unitId: string; position: string; onBehalfOfName: string | null }[];
    };
    const behalf = holds.filter(({ onBehalfOfName }) => onBehalfOfName === 'Person hue');
    expect(behalf.map(({ position, unitId }) => [position, unitId]).sort()).toEqual([
      ['inspector', office],
      ['officer', office],
    ]);
    const people = await admin.send('GET', `/units/${other}/people`);
    expect(people.body).toMatchObject([{ staffId: ids['hue'], onBehalfOf: null, absent: true }]);
    await end(recorded);
  });
});

describe('a closed account', () => {
  it('of a supervisor is marked when its password is reset, and when it is opened', async () => {
    const id = await town.person('nga', [office, 'supervisor']);
    const { version } = (await admin.send('GET', `/staff/${id}`)).body as { version: number };
    const by = { staffId: 'another' } as Actor;
    await town.app.get(ChangeStaff).disable(by, id, version, town.clock.now());
    expect(await admin.send('POST', `/staff/${id}/password-reset`)).toMatchObject({ status: 200 });
    expect(await lastLine()).toMatchObject({ action: 'staff.passwordReset', raises: true });
    const enable = (n: number) =>
      admin.send('POST', `/staff/${id}/enable`, { headers: { 'if-match': `"${n}"` } });
    expect(await enable(version + 1)).toMatchObject({ status: 200, body: { disabled: false } });
    expect(await lastLine()).toMatchObject({ action: 'staff.enabled', raises: true });
    // Open already: nobody gets anything.
    expect(await enable(version + 2)).toMatchObject({ status: 200 });
    expect(await lastLine()).toMatchObject({ action: 'staff.enabled', raises: false });
  });

  it('is marked also where the position begins later, and not where there is none', async () => {
    const later = await town.person('oanh', [office, 'officer']);
    const wish = { unitId: office, position: 'supervisor', validFrom: '2026-06-01' } as const;
    await town.app.get(GivePosition).give(later, wish, town.clock.now());
    expect(await admin.send('POST', `/staff/${later}/password-reset`)).toMatchObject({ status: 200 });
    expect(await lastLine()).toMatchObject({ action: 'staff.passwordReset', raises: true });
    // One stands in for a supervisor, one for nobody.
    for (const [name, raises] of [
      ['binh', true],
      ['khanh', false],
    ] as const) {
      const reset = await admin.send('POST', `/staff/${ids[name]}/password-reset`);
      expect(reset).toMatchObject({ status: 200 });
      expect(await lastLine()).toMatchObject({ action: 'staff.passwordReset', raises });
    }
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
