// One browser, one person: who signs in takes the place of who sat there; what is over is forgotten.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import { ForgetSignInsJob } from '../../src/organization/sign-in/forget-sign-ins.job.ts';
import { ForgetTriesJob } from '../../src/platform/throttle/forget-tries.job.ts';
import { Client, openTown } from './organization-app.ts';
import type { TestTown } from './organization-app.ts';

const DAY_MS = 24 * HOUR_MS;
let town: TestTown;

beforeAll(async () => {
  town = await openTown();
  const desk = await town.unit('T02', null, { kind: 'oneStop' });
  await town.person('lan', [desk, 'reception']);
  await town.person('minh', [desk, 'reception']);
  await town.person('an', [desk, 'administrator']);
});
afterAll(() => town.close());

/** A second page of the same browser, which still shows whoever was signed in. */
function copyOf(client: Client): Client {
  const copy = new Client(client.origin);
  copy.cookies = { ...client.cookies };
  copy.csrfToken = client.csrfToken;
  return copy;
}

it('ends the session that a browser had, once somebody else has signed in there', async () => {
  const counter = await town.signedIn('lan');
  const elsewhere = await town.signedIn('lan');
  const before = copyOf(counter);
  expect(await counter.signIn('minh', 'not this one')).toMatchObject({ status: 401 });
  expect(await before.send('GET', '/units')).toMatchObject({ status: 200 });
  expect(await counter.signIn('minh')).toMatchObject({ status: 201, body: { staff: { account: 'minh' } } });
  expect(await before.send('GET', '/session')).toMatchObject({ status: 401 });
  expect(await counter.send('GET', '/session')).toMatchObject({ body: { staff: { account: 'minh' } } });
  expect(await elsewhere.send('GET', '/session')).toMatchObject({ status: 200 });
});

it('lets a colleague sign in over a locked screen, which opens nothing of the first one’s', async () => {
  const counter = await town.signedIn('lan');
  const before = copyOf(counter);
  await counter.send('POST', '/session/lock');
  expect(await counter.signIn('minh')).toMatchObject({ status: 201, body: { locked: false } });
  expect(await counter.send('GET', '/units')).toMatchObject({ status: 200 });
  expect(await before.send('GET', '/session')).toMatchObject({ status: 401 });
});

it('lists units, and only one’s own where that is asked, for an administrator too', async () => {
  const an = await town.signedIn('an');
  const list = async (path: string) =>
    (await an.send('GET', path)).body as unknown as { account: string; units: string[] }[];
  expect((await list('/sessions')).find(({ account }) => account === 'minh')).toMatchObject({
    units: ['Unit T02'],
  });
  expect((await list('/sessions?mine=true')).map(({ account }) => account)).toEqual(['an']);
  expect((await list('/sessions?mine=false')).length).toBeGreaterThan(1);
  expect(await an.send('GET', '/sessions?mine=perhaps')).toMatchObject({
    status: 422,
    body: { code: 'request.invalid' },
  });
});

it('forgets failed sign-ins after two days and ended sessions after a month', async () => {
  const count = async (table: 'session' | 'throttle') =>
    (await town.database.query<{ n: number }>({ text: `select count(*)::int as n from ${table}` })).rows[0]!
      .n;
  await town.client().signIn('lan', 'not this one');
  const [job, tries] = [town.app.get(ForgetSignInsJob), town.app.get(ForgetTriesJob)];
  await tries.once();
  expect(await count('throttle')).toBeGreaterThan(0);
  town.clock.advance(2 * DAY_MS + HOUR_MS);
  await Promise.all([job.run(), tries.once()]);
  expect(await count('throttle')).toBe(0);
  expect(await count('session')).toBeGreaterThan(0);
  town.clock.advance(31 * DAY_MS);
  await job.run();
  expect(await count('session')).toBe(0);
});
