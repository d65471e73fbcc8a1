// A screen that nobody touches locks; its own person opens it with the password; who is signed in can be seen and ended.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time/instant.ts';
import { openTown, PASSWORD } from './organization-app.ts';
import type { TestTown } from './organization-app.ts';

const AT_WORK = 14 * MINUTE_MS;
let town: TestTown;

beforeAll(async () => {
  town = await openTown({ SESSION_LOCK_MINUTES: '15' });
  const desk = await town.unit('T02', null);
  await town.person('lan', [desk, 'reception']);
  await town.person('an', [desk, 'administrator']);
});
afterAll(() => town.close());

const LOCKED = { status: 423, body: { code: 'session.locked' } };

it('locks after a quarter of an hour in which nobody did anything, whatever the page asks by itself', async () => {
  const client = await town.signedIn('lan');
  town.clock.advance(AT_WORK);
  expect(await client.send('GET', '/units')).toMatchObject({ status: 200 });
  town.clock.advance(AT_WORK);
  expect(await client.send('GET', '/units', { headers: { 'x-background': '1' } })).toMatchObject({
    status: 200,
  });
  town.clock.advance(AT_WORK);
  expect(await client.send('GET', '/units')).toMatchObject(LOCKED);
  expect(await client.send('GET', '/session')).toMatchObject({ status: 200, body: { locked: true } });
});

it('is opened with the password of its own person, and wrong ones are counted', async () => {
  const client = await town.signedIn('lan');
  expect(await client.send('POST', '/session/lock')).toMatchObject({ status: 204 });
  expect(await client.send('GET', '/units')).toMatchObject(LOCKED);
  const unlock = (password: string) => client.send('POST', '/session/unlock', { body: { password } });
  expect(await unlock('not this one')).toMatchObject({ status: 401, body: { code: 'auth.failed' } });
  expect(await client.send('GET', '/units')).toMatchObject(LOCKED);
  expect(await unlock(PASSWORD)).toMatchObject({ status: 204 });
  expect(await client.send('GET', '/units')).toMatchObject({ status: 200 });
  await client.send('POST', '/session/lock');
  const answers = [];
  for (let tries = 0; tries < 12; tries++) answers.push((await unlock('not this one')).status);
  expect(answers).toContain(429);
  town.clock.advance(HOUR_MS);
  expect(await client.send('DELETE', '/session')).toMatchObject({ status: 204 });
});

it('shows administrators who is signed in, everybody his own, and ends a session', async () => {
  const [lan, an] = [await town.signedIn('lan'), await town.signedIn('an')];
  const own = (await lan.send('GET', '/sessions')).body as unknown as { id: string; account: string }[];
  expect(new Set(own.map(({ account }) => account))).toEqual(new Set(['lan']));
  const all = (await an.send('GET', '/sessions')).body as unknown as {
    id: string;
    account: string;
    current: boolean;
  }[];
  expect(new Set(all.map(({ account }) => account))).toEqual(new Set(['lan', 'an']));
  const other = all.find(({ current }) => current)!.id;
  expect(await lan.send('DELETE', `/sessions/${other}`)).toMatchObject({
    status: 404,
    body: { code: 'session.unknown' },
  });
  const mine = own.find(({ id }) => all.some((each) => each.id === id))!;
  for (const { id } of own) await an.send('DELETE', `/sessions/${id}`);
  expect(mine).toBeDefined();
  expect(await lan.send('GET', '/session')).toMatchObject({ status: 401 });
});
