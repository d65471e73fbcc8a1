// Guessing at a password is slowed down by account and network, and keeps its rightful holder out from nowhere he is known.
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTE_MS } from '../../src/domain/time/instant.ts';
import { openTown, PASSWORD } from './organization-app.ts';
import type { Answer, Client, TestTown } from './organization-app.ts';

let town: TestTown | null = null;
let office: string;
beforeEach(async () => {
  if (town === null) {
    town = await openTown();
    office = await town.unit('T01', null, { kind: 'province', isAgency: true });
    await town.person('an', [office, 'administrator']);
    await town.person('lan', [office, 'clerk']);
  }
  for (const table of ['throttle', 'known_place'])
    await town.database.query({ text: `delete from ${table}` });
});
afterAll(() => town?.close());

const from = (address: string, account: string, password: string, client = town!.client()): Promise<Answer> =>
  client.send('POST', '/session', {
    body: { account, password },
    headers: { 'x-forwarded-for': address },
  });
async function guess(tries: number, address: (n: number) => string, account: string): Promise<number> {
  let judged = 0;
  for (let n = 0; n < tries; n++) if ((await from(address(n), account, 'not it')).status === 401) judged += 1;
  return judged;
}
/** Signs in once, so that the device is known. */
async function device(address: string): Promise<Client> {
  const client = town!.client();
  const answer = await from(address, 'lan', PASSWORD, client);
  const cookie = answer.cookies.find((each) => each.startsWith('motcua-device='))!;
  client.cookies = { 'motcua-device': cookie.split(';')[0]!.split('=')[1]! };
  return client;
}

describe('strangers', () => {
  it('from a whole /64 are one, as those of a /56 and a /48 are; from an IPv4 /24 too', async () => {
    expect(await guess(80, (n) => `2001:db8:7:1::${n.toString(16)}`, 'lan')).toBe(5);
    expect(await guess(80, (n) => `2001:db8:8:${(n % 80).toString(16)}::1`, 'lan')).toBeLessThanOrEqual(20);
  });

  it('of one /64 who try many accounts are stopped after thirty, of one /48 after a hundred and twenty', async () => {
    let judged = 0;
    for (let n = 0; n < 40; n++)
      if ((await from(`2001:db8:9:1::${n}`, `account.${n}`, 'not it')).status === 401) judged += 1;
    expect(judged).toBe(30);
    judged = 0;
    for (let n = 0; n < 150; n++)
      if ((await from(`2001:db8:a:${(n * 256).toString(16)}::1`, `account.${n}`, 'x')).status === 401)
        judged += 1;
    expect(judged).toBe(120);
  });

  it('who try one account from anywhere slow down all whom it does not know', async () => {
    expect(await guess(24, (n) => `203.${n}.113.5`, 'lan')).toBe(20);
    expect(await from('198.51.100.7', 'lan', PASSWORD)).toMatchObject({
      status: 429,
      body: { code: 'auth.throttled', retryAfterSeconds: 30 },
    });
  });
});

describe('the rightful holder gets in meanwhile', () => {
  it('from a device he signed in with before, wherever it is now', async () => {
    const own = await device('192.0.2.10');
    expect(await guess(30, (n) => `203.${n}.113.5`, 'lan')).toBe(20);
    expect((await from('198.51.100.7', 'lan', PASSWORD)).status).toBe(429);
    expect((await from('198.51.100.7', 'lan', PASSWORD, own)).status).toBe(201);
  });

  it('from a known device also where somebody guesses in the same network', async () => {
    const own = await device('192.0.2.10');
    await guess(8, () => '192.0.2.10', 'lan');
    expect((await from('192.0.2.10', 'lan', PASSWORD)).status).toBe(429);
    expect((await from('192.0.2.10', 'lan', PASSWORD, own)).status).toBe(201);
  });

  it('from a network he came from before', async () => {
    await device('192.0.2.10');
    await guess(24, (n) => `203.${n}.113.5`, 'lan');
    expect((await from('192.0.2.10', 'lan', PASSWORD)).status).toBe(201);
  });

  it('with a one-time password, from anywhere', async () => {
    const admin = await town!.signedIn('an');
    const made = await admin.send('POST', '/staff', { body: { account: 'minh', name: 'Minh' } });
    await guess(24, (n) => `203.${n}.113.5`, 'minh');
    const first = made.body['oneTimePassword'] as string;
    expect((await from('198.51.100.8', 'minh', first)).status).toBe(201);
  });

  it('at his locked screen, and where he chooses another password', async () => {
    const client = await town!.signedIn('lan');
    await guess(24, (n) => `203.${n}.113.5`, 'lan');
    await guess(8, () => '127.0.0.1', 'lan');
    expect((await client.send('POST', '/session/lock')).status).toBe(204);
    const unlock = (password: string) => client.send('POST', '/session/unlock', { body: { password } });
    for (let n = 0; n < 4; n++) expect((await unlock('not it')).status).toBe(401);
    expect((await unlock(PASSWORD)).status).toBe(204);
    const change = { current: 'not it', chosen: 'a field of rice' };
    expect(await client.send('POST', '/session/password', { body: change })).toMatchObject({
      body: { code: 'auth.failed' },
    });
  });
});

it('a known device is slowed down by its own wrong tries, and another account’s device is no key', async () => {
  const own = await device('192.0.2.10');
  for (let n = 0; n < 5; n++) expect((await from('192.0.2.10', 'lan', 'not it', own)).status).toBe(401);
  expect((await from('192.0.2.10', 'lan', PASSWORD, own)).status).toBe(429);
  town!.clock.advance(MINUTE_MS);
  await guess(24, (n) => `203.${n}.113.5`, 'an');
  expect((await from('198.51.100.9', 'an', PASSWORD, own)).status).toBe(429);
});

it('refused and successful sign-ins are written down with their network, and never what was typed', async () => {
  await from('192.0.2.77', 'hunter2 typed here', 'not it');
  await from('192.0.2.77', 'lan', 'not it');
  await from('192.0.2.77', 'lan', PASSWORD);
  const { rows } = await town!.database.query<{ action: string; subject_name: string; text: string }>({
    text: `select action, subject_name, row_to_json(l)::text as text from administration_log l
      where network = '192.0.2.77' order by id`,
  });
  expect(rows.map(({ action, subject_name: name }) => [action, name])).toEqual([
    ['session.refused', null],
    ['session.refused', 'Person lan'],
    ['session.opened', 'Person lan'],
  ]);
  expect(rows.map(({ text }) => text).join()).not.toMatch(/hunter2|not it/);
});
