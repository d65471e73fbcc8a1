// Signing in, staying signed in, being signed out; passwords, and who is turned away.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time/instant.ts';
import { openTown, PASSWORD } from './organization-app.ts';
import type { TestTown } from './organization-app.ts';
import { ChangeStaff } from '../../src/organization/staff/change-staff.ts';
import type { Actor } from '../../src/organization/sign-in/actor.ts';

const BY_ANOTHER = { staffId: 'another' } as Actor;

describe('signing in', () => {
  let town: TestTown;
  let desk: string;
  beforeAll(async () => {
    town = await openTown();
    const province = await town.unit('T01', null, { kind: 'province', isAgency: true });
    desk = await town.unit('T01.1', province, { kind: 'oneStop' });
    await town.person('an', [province, 'administrator']);
    await town.person('lan', [desk, 'reception']);
  });
  afterAll(() => town.close());

  it('gives a closed cookie, an open CSRF cookie, and says who one is', async () => {
    const client = town.client();
    const answer = await client.signIn(' LAN ');
    expect(answer).toMatchObject({
      status: 201,
      body: {
        staff: { account: 'lan', name: 'Person lan' },
        holds: [
          {
            position: 'reception',
            unitId: desk,
            unitCode: 'T01.1',
            agencyName: 'Unit T01',
            onBehalfOf: null,
          },
        ],
        serverTime: '2026-03-10T09:00:00+07:00',
        mustChangePassword: false,
        evaluationMode: false,
      },
    });
    expect(answer.cookies).toEqual([
      expect.stringMatching(/^motcua=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/),
      `motcua-csrf=${String(answer.body['csrfToken'])}; Max-Age=43200; Path=/; SameSite=Lax`,
      expect.stringMatching(/^motcua-device=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    const again = await client.send('GET', '/session');
    expect(again.body).toMatchObject({ csrfToken: answer.body['csrfToken'], staff: { account: 'lan' } });
    const { rows } = await town.database.query({ text: `select * from session` });
    expect(JSON.stringify(rows)).not.toContain(client.cookies['motcua']);
  });

  it('turns away whoever is not signed in', async () => {
    for (const headers of [{}, { authorization: 'Bearer nonsense' }, { cookie: 'motcua=nonsense' }])
      expect(await town.client().send('GET', '/units', { headers })).toMatchObject({
        status: 401,
        body: { code: 'auth.required' },
      });
  });

  it('answers an unknown account as it answers a wrong password', async () => {
    const wrong = await town.client().signIn('lan', 'not the password');
    const unknown = await town.client().signIn('nobody', 'not the password');
    const { traceId: one, ...first } = wrong.body;
    const { traceId: two, ...second } = unknown.body;
    expect(first).toMatchObject({ status: 401, code: 'auth.failed' });
    expect(second).toEqual(first);
    expect(one).not.toBe(two);
    const { rows } = await town.database.query({
      text: `select key, tries from throttle where key in ('signIn lan 127.0.0.1', 'signIn nobody 127.0.0.1') order by key`,
    });
    expect(rows).toEqual([
      { key: 'signIn lan 127.0.0.1', tries: 1 },
      { key: 'signIn nobody 127.0.0.1', tries: 1 },
    ]);
  });

  it('refuses changes without the CSRF token or from another site', async () => {
    const client = await town.signedIn('lan');
    const token = client.csrfToken!;
    client.csrfToken = null;
    expect(await client.send('DELETE', '/session')).toMatchObject({
      status: 403,
      body: { code: 'auth.csrf' },
    });
    const other = await town.signedIn('lan');
    for (const headers of [
      { 'x-csrf-token': other.csrfToken! },
      { 'x-csrf-token': token, origin: 'https://elsewhere.example' },
      { 'x-csrf-token': token, origin: 'null' },
    ])
      expect(await client.send('DELETE', '/session', { headers })).toMatchObject({
        status: 403,
        body: { code: 'auth.csrf' },
      });
    const headers = { 'x-csrf-token': token, origin: town.origin };
    expect(await client.send('DELETE', '/session', { headers })).toMatchObject({ status: 204 });
    expect(await client.send('GET', '/session')).toMatchObject({ status: 401 });
    expect(await other.send('GET', '/session')).toMatchObject({ status: 200 });
    const login = await town.client().send('POST', '/session', {
      body: { account: 'lan', password: PASSWORD },
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(login).toMatchObject({ status: 403, body: { code: 'auth.csrf' } });
  });

  it('ends after eight idle hours, and after twelve in any case', async () => {
    const idle = await town.signedIn('lan');
    const busy = await town.signedIn('lan');
    town.clock.advance(7 * HOUR_MS);
    expect(await busy.send('GET', '/session')).toMatchObject({ status: 200 });
    town.clock.advance(HOUR_MS);
    expect(await idle.send('GET', '/session')).toMatchObject({ status: 401 });
    expect(await busy.send('GET', '/session')).toMatchObject({ status: 200 });
    town.clock.advance(4 * HOUR_MS);
    expect(await busy.send('GET', '/session')).toMatchObject({ status: 401 });
  });

  it('is closed to a disabled person at once', async () => {
    const id = await town.person('gone', [desk, 'reception']);
    const client = await town.signedIn('gone');
    expect(await client.send('GET', '/units')).toMatchObject({ status: 200 });
    // The route is at home where what a person holds is handed on: test/http-matrix.
    const closed = await town.app.get(ChangeStaff).disable(BY_ANOTHER, id, 1, town.clock.now());
    expect(closed).toMatchObject({ disabled: true, version: 2 });
    expect(await client.send('GET', '/units')).toMatchObject({ status: 401 });
    expect(await town.client().signIn('gone')).toMatchObject({ status: 401, body: { code: 'auth.failed' } });
  });
});

describe('one person at many browsers', () => {
  let town: TestTown;
  beforeAll(async () => {
    town = await openTown();
    const province = await town.unit('T01', null, { kind: 'province', isAgency: true });
    await town.person('lan', [province, 'clerk']);
    await town.person('minh', [province, 'clerk']);
  });
  afterAll(() => town.close());

  it('keeps the twenty used last; tokens and other people’s sessions are left alone', async () => {
    const others = await town.signedIn('minh');
    const first = await town.signedIn('lan');
    const issued = await first.send('POST', '/tokens', { body: { name: 'script' } });
    const program = town.client();
    program.bearer = issued.body['token'] as string;
    town.clock.advance(MINUTE_MS);
    const second = await town.signedIn('lan');
    for (let n = 0; n < 18; n++) {
      town.clock.advance(1_000);
      await town.signedIn('lan');
    }
    town.clock.advance(2 * MINUTE_MS);
    // The first is used again, so that the second is the one used longest ago.
    expect((await first.send('GET', '/session')).status).toBe(200);
    const newest = await town.signedIn('lan');
    expect(await second.send('GET', '/session')).toMatchObject({
      status: 401,
      body: { code: 'auth.required' },
    });
    for (const client of [first, newest, program, others])
      expect((await client.send('GET', '/session')).status).toBe(200);
    expect((await newest.send('GET', '/sessions?mine=true')).body).toHaveLength(20);
    const { rows } = await town.database.query({
      text: `select after from administration_log where action = 'session.opened' order by id desc limit 1`,
    });
    expect(rows).toEqual([{ after: { otherSessionsEnded: 1 } }]);
  });
});

describe('guessing passwords', () => {
  let town: TestTown;
  beforeAll(async () => {
    town = await openTown();
    await town.person('lan');
    await town.person('minh');
  });
  afterAll(() => town.close());

  it('is slowed down after five wrong ones, longer each time, for known and unknown accounts', async () => {
    for (const account of ['lan', 'nobody']) {
      for (let i = 0; i < 5; i++)
        expect(await town.client().signIn(account, 'wrong')).toMatchObject({ status: 401 });
      const locked = await town.client().signIn(account);
      expect(locked).toMatchObject({ status: 429, body: { code: 'auth.throttled', retryAfterSeconds: 30 } });
      expect(locked.headers['retry-after']).toBe('30');
    }
    expect(await town.client().signIn('minh')).toMatchObject({ status: 201 });
    town.clock.advance(30_000);
    expect(await town.client().signIn('lan', 'wrong')).toMatchObject({ status: 401 });
    expect(await town.client().signIn('lan')).toMatchObject({ body: { retryAfterSeconds: 60 } });
    town.clock.advance(MINUTE_MS);
    expect(await town.client().signIn('lan')).toMatchObject({ status: 201 });
    expect(await town.client().signIn('lan', 'wrong')).toMatchObject({ status: 401 });
  });

  it('never locks for longer than a quarter of an hour', async () => {
    for (let i = 0; i < 14; i++) {
      await town.client().signIn('minh', 'wrong');
      town.clock.advance(i < 13 ? 15 * MINUTE_MS : 0);
    }
    expect(await town.client().signIn('minh')).toMatchObject({ body: { retryAfterSeconds: 900 } });
  });

  it('counts tries that come all at once', async () => {
    town.clock.advance(2 * HOUR_MS);
    const tries = Array.from({ length: 12 }, () => town.client().signIn('crowd', 'wrong'));
    const statuses = (await Promise.all(tries)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });
});

describe('passwords', () => {
  let town: TestTown;
  beforeAll(async () => {
    town = await openTown();
    const province = await town.unit('T01', null, { kind: 'province', isAgency: true });
    await town.person('an', [province, 'administrator']);
    await town.person('lan', [province, 'clerk']);
  });
  afterAll(() => town.close());

  it('are changed by their owner; other sessions and tokens end', async () => {
    const [here, there] = [await town.signedIn('lan'), await town.signedIn('lan')];
    const issued = await there.send('POST', '/tokens', { body: { name: 'script' } });
    const program = town.client();
    program.bearer = issued.body['token'] as string;
    const change = (current: string, chosen: string) =>
      here.send('POST', '/session/password', { body: { current, chosen } });
    for (const [weak, reason] of [
      ['short', 'tooShort'],
      ['Password123', 'common'],
      ['19901231', 'date'],
      ['31121990', 'common'],
      ['zzzzzzzzzz', 'pattern'],
      ['lan12345', 'account'],
    ] as const)
      expect(await change(PASSWORD, weak)).toMatchObject({
        status: 422,
        body: { code: 'password.weak', reason },
      });
    expect(await change('wrong', 'another horse 9')).toMatchObject({ body: { code: 'auth.failed' } });
    expect(await change(PASSWORD, PASSWORD)).toMatchObject({ body: { code: 'password.same' } });
    expect(await change(PASSWORD, 'another horse 9')).toMatchObject({ status: 204 });
    expect(await here.send('GET', '/session')).toMatchObject({ status: 200 });
    expect(await there.send('GET', '/session')).toMatchObject({ status: 401 });
    expect(await program.send('GET', '/session')).toMatchObject({ status: 401 });
    expect(await town.client().signIn('lan')).toMatchObject({ status: 401 });
    expect(await town.client().signIn('lan', 'another horse 9')).toMatchObject({ status: 201 });
  });

  it('made by an administrator serve once: nothing else opens before one’s own is chosen', async () => {
    const admin = await town.signedIn('an');
    const made = await admin.send('POST', '/staff', { body: { account: 'Mai.Tran', name: 'Mai' } });
    expect(made).toMatchObject({ status: 201, body: { account: 'mai.tran', mustChangePassword: true } });
    const password = made.body['oneTimePassword'] as string;
    const client = town.client();
    expect(await client.signIn('mai.tran', password)).toMatchObject({ body: { mustChangePassword: true } });
    expect(await client.send('GET', '/units')).toMatchObject({
      status: 403,
      body: { code: 'auth.passwordChangeRequired' },
    });
    const body = { current: password, chosen: 'a field of rice' };
    expect(await client.send('POST', '/session/password', { body })).toMatchObject({ status: 204 });
    expect(await client.send('GET', '/units')).toMatchObject({ status: 200 });

    const reset = await admin.send('POST', `/staff/${String(made.body['id'])}/password-reset`);
    expect(reset.status).toBe(200);
    expect(await client.send('GET', '/units')).toMatchObject({ status: 401 });
    expect(await town.client().signIn('mai.tran', 'a field of rice')).toMatchObject({ status: 401 });
    const again = await town.client().signIn('mai.tran', reset.body['oneTimePassword'] as string);
    expect(again).toMatchObject({ status: 201, body: { mustChangePassword: true } });
  });
});

describe('over TLS', () => {
  it('cookies are bound to the host', async () => {
    const town = await openTown({ PUBLIC_URL: 'https://motcua.example' });
    try {
      await town.person('lan');
      const client = town.client();
      const answer = await client.signIn('lan');
      expect(answer.cookies).toEqual([
        expect.stringMatching(/^__Host-motcua=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
        expect.stringMatching(/^__Host-motcua-csrf=.*; Path=\/; Secure; SameSite=Lax$/),
        expect.stringMatching(/^__Host-motcua-device=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
      ]);
      const headers = { origin: 'https://motcua.example' };
      expect(await client.send('DELETE', '/session', { headers })).toMatchObject({ status: 204 });
    } finally {
      await town.close();
    }
  });
});
