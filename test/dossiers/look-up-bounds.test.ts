// How often the public look-up may be tried, by whom, and that its rightful holder is never kept out by strangers.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/time/instant.ts';
import { ForgetTriesJob } from '../../src/platform/throttle/forget-tries.job.ts';
import { ALARM_FROM, WrongTries } from '../../src/platform/throttle/wrong-tries.ts';
import type { ServiceHealthView } from '../../src/alerts/health/service-health-view.ts';
import type { SelfChecksView } from '../../src/supervision/self-checks/self-check-view.ts';
import { DeskApp } from './desk-app.ts';

const OLD_SECRET = '271828';
const WRONG = '111111';

let desk: DeskApp;
/** A receipt of these days. */
let code: string;
let secret: string;
/** A receipt of earlier days, with six digits. */
let oldCode: string;

beforeAll(async () => {
  desk = await DeskApp.open();
  const lodged = await desk.log();
  code = lodged.code!;
  secret = lodged.lookupSecret;
  oldCode = (await desk.log()).code!;
  await desk.service.database.query({
    text: `update dossier set lookup_secret = $2 where code = $1`,
    values: [oldCode, OLD_SECRET],
  });
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.service.database.query({ text: 'delete from throttle' });
  await desk.service.database.query({ text: 'delete from known_place' });
});

const ask = async (client: string, number = WRONG, of = oldCode): Promise<number> =>
  (
    await desk.service.http.send(
      'POST',
      '/api/v1/look-up',
      { code: of, secret: number },
      { 'x-forwarded-for': client },
    )
  ).status;
const page = async (client: string, number: string): Promise<number> =>
  (
    await fetch(`${desk.service.http.url}/tra-cuu`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': client },
      body: new URLSearchParams({ code: oldCode, secret: number }).toString(),
    })
  ).status;

describe('tries at the look-up', () => {
  it('are bounded for one client at one old receipt, whichever door it takes', async () => {
    for (let n = 0; n < 3; n++) expect(await ask('203.0.113.1')).toBe(404);
    for (let n = 0; n < 3; n++) expect(await page('203.0.113.1', WRONG)).toBe(404);
    expect(await page('203.0.113.1', OLD_SECRET)).toBe(429);
    expect(await ask('203.0.113.1', OLD_SECRET)).toBe(429);
    expect(await ask('203.0.113.2', OLD_SECRET)).toBe(200);
  });

  it('that were mistyped keep their own holder waiting a minute, and nobody who mistyped five times', async () => {
    for (let n = 0; n < 5; n++) expect(await page('203.0.113.1', WRONG)).toBe(404);
    expect(await page('203.0.113.1', OLD_SECRET)).toBe(200);
    for (let n = 0; n < 6; n++) expect(await page('203.0.113.1', WRONG)).toBe(n < 1 ? 404 : 429);
    desk.service.clock.advance(MINUTE_MS);
    expect(await page('203.0.113.1', OLD_SECRET)).toBe(200);
  });

  it('count a household’s IPv6 addresses as one client, and the next household as another', async () => {
    for (let n = 0; n < 6; n++) await ask(`2001:db8:1:2::${n + 1}`);
    expect(await ask('2001:db8:1:2:ffff::99', OLD_SECRET)).toBe(429);
    expect(await ask('2001:db8:1:3::1', OLD_SECRET)).toBe(200);
  });

  it('are bounded for one client over all codes', async () => {
    for (let n = 0; n < 60; n++) expect(await ask('203.0.113.3', WRONG, `H99.01-260302-9${n}`)).toBe(404);
    expect(await ask('203.0.113.3', OLD_SECRET)).toBe(429);
  });

  it.each([
    ['the /56 around a /64', (n: number) => `2001:db8:1:${n.toString(16)}::1`, 200, 120],
    ['the /48', (n: number) => `2001:db8:2:${(n * 64).toString(16)}::1`, 600, 180],
    ['the /24 around an address of IPv4', (n: number) => `198.51.100.${n % 250}`, 200, 120],
  ])('are bounded for %s', async (_, address, tries, judged) => {
    const statuses: number[] = [];
    for (let n = 0; n < tries; n++) statuses.push(await ask(address(n), WRONG, `H99.01-260302-8${n}`));
    expect(statuses.filter((status) => status === 404)).toHaveLength(judged);
    expect(statuses.filter((status) => status === 429)).toHaveLength(tries - judged);
    expect(await ask(address(3), secret, code)).toBe(429);
    expect(await ask('203.0.113.9', secret, code)).toBe(200);
  });

  it('are bounded at one old receipt for all clients together, longer each time, written in any letters', async () => {
    for (let n = 0; n < 10; n++)
      expect(await ask(`203.0.113.${10 + n}`, WRONG, n % 2 ? oldCode : oldCode.toLowerCase())).toBe(404);
    expect(await ask('203.0.113.30', OLD_SECRET)).toBe(429);
    desk.service.clock.advance(10 * MINUTE_MS);
    expect(await ask('203.0.113.31')).toBe(404);
    desk.service.clock.advance(10 * MINUTE_MS);
    expect(await ask('203.0.113.30', OLD_SECRET)).toBe(429);
    desk.service.clock.advance(10 * MINUTE_MS);
    expect(await ask('203.0.113.30', OLD_SECRET)).toBe(200);
  });

  it('at one old receipt do not keep out who looked it up before from where he is', async () => {
    expect(await ask('203.0.113.40', OLD_SECRET)).toBe(200);
    for (let n = 0; n < 12; n++) await ask(`203.0.113.${50 + n}`);
    expect(await ask('203.0.113.41', OLD_SECRET)).toBe(429);
    expect(await ask('203.0.113.40', OLD_SECRET)).toBe(200);
  });

  it('at a receipt with a long secret keep nobody out who has it', async () => {
    for (let n = 0; n < 40; n++) await ask(`203.0.113.${n}`, WRONG, code);
    expect(await ask('203.0.113.200', secret, code)).toBe(200);
    expect(await ask('203.0.113.200', secret.toLowerCase().replace('-', ''), code)).toBe(200);
  });

  it('that turn out right are not counted, also many at once', async () => {
    const right = await Promise.all(
      Array.from({ length: 40 }, (_, n) => ask(`203.0.113.${100 + (n % 20)}`, secret, code)),
    );
    expect(right).toEqual(right.map(() => 200));
    const { rows } = await desk.service.database.query<{ key: string; tries: number }>({
      text: `select key, tries from throttle where tries > 0`,
    });
    expect(rows).toEqual([]);
  });

  it('that are wrong are counted over all clients, with an alarm that locks nobody out', async () => {
    const wrong = desk.service.app.get(WrongTries);
    for (let n = 0; n < 5; n++) await ask(`203.0.113.${n}`);
    const at = () => desk.service.clock.now();
    expect(await wrong.read(at())).toEqual({ signIn: 0, lookUp: 5 });
    for (let n = 6; n < ALARM_FROM.lookUp; n++) await wrong.note('lookUp', at());
    const told = async () => {
      const [metrics, health, checks] = await Promise.all([
        desk.service.http.get('/metrics'),
        desk.send('admin', 'GET', '/admin/health'),
        desk.send('admin', 'GET', '/admin/self-checks'),
      ]);
      expect(metrics.text).toMatch(/motcua_wrong_tries_total\{at="lookUp"\} \d+/);
      return [
        /^motcua_many_wrong_tries (\d)$/m.exec(metrics.text)?.[1],
        health.json<ServiceHealthView>().wrongTries,
        checks.json<SelfChecksView>().checks.find(({ name }) => name === 'wrongTries')?.count,
      ];
    };
    expect(await told()).toEqual(['0', { signIn: 0, lookUp: 199, many: false }, 0]);
    await wrong.note('signIn', at());
    await wrong.note('lookUp', at());
    expect(await told()).toEqual(['1', { signIn: 1, lookUp: 200, many: true }, 201]);
    expect(await ask('203.0.113.201', secret, code)).toBe(200);
    desk.service.clock.advance(10 * MINUTE_MS);
    expect(await wrong.read(at())).toEqual({ signIn: 0, lookUp: 0 });
  });

  it('are forgotten when they have not counted for long, and only then', async () => {
    for (let n = 0; n < 7; n++) await ask('203.0.113.6');
    const kept = async () =>
      (await desk.service.database.query({ text: `select key from throttle where key like 'lookUp %'` })).rows
        .length;
    const forget = () => desk.service.app.get(ForgetTriesJob).once();
    await forget();
    expect(await kept()).toBe(4);
    desk.service.clock.advance(HOUR_MS);
    expect(await ask('203.0.113.6', OLD_SECRET)).toBe(200);
    desk.service.clock.advance(3 * DAY_MS);
    await forget();
    expect(await kept()).toBe(0);
  });

  it('find a code that was typed in small letters', async () => {
    expect(await ask('203.0.113.7', secret, ` ${code.toLowerCase()} `)).toBe(200);
  });
});

describe('the client’s address', () => {
  it('is the peer’s own where the peer is no proxy of ours', async () => {
    const elsewhere = await DeskApp.open({ environment: { TRUSTED_PROXIES: '192.0.2.0/24' } });
    try {
      const { code: other } = await elsewhere.log();
      const ask = async (client: string) =>
        (
          await elsewhere.service.http.send(
            'POST',
            '/api/v1/look-up',
            { code: other, secret: WRONG },
            { 'x-forwarded-for': client },
          )
        ).status;
      for (let n = 0; n < 6; n++) expect(await ask(`203.0.113.${n}`)).toBe(404);
      expect(await ask('203.0.113.99')).toBe(429);
    } finally {
      await elsewhere.close();
    }
  });
});
