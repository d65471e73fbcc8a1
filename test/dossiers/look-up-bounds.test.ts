// How often the public look-up may be tried: by client, by code, and for how long that is remembered.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ForgetTriesJob } from '../../src/dossiers/forget-tries.job.ts';
import { MINUTE_MS } from '../../src/domain/time/instant.ts';
import { DeskApp } from './desk-app.ts';

let desk: DeskApp;
let code: string;
let secret: string;
let wrong: string;

beforeAll(async () => {
  desk = await DeskApp.open();
  const lodged = await desk.log();
  code = lodged.code!;
  secret = lodged.lookupSecret;
  wrong = secret === '111111' ? '111112' : '111111';
}, 60_000);
afterAll(() => desk.close());
beforeEach(() => desk.service.database.query({ text: 'delete from look_up_throttle' }));

const ask = async (client: string, number = wrong, of = code): Promise<number> =>
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
      body: new URLSearchParams({ code, secret: number }).toString(),
    })
  ).status;

async function use(client: string, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await ask(client);
}

describe('tries at the look-up', () => {
  it('are bounded for one client at one code, whichever door it takes', async () => {
    await use('203.0.113.1', 3);
    for (let n = 0; n < 3; n++) expect(await page('203.0.113.1', wrong)).toBe(404);
    expect(await page('203.0.113.1', secret)).toBe(429);
    expect(await ask('203.0.113.1', secret)).toBe(429);
    expect(await ask('203.0.113.2', secret)).toBe(200);
  });

  it('count a household’s IPv6 addresses as one client, and the next household as another', async () => {
    for (let n = 0; n < 6; n++) await ask(`2001:db8:1:2::${n + 1}`);
    expect(await ask('2001:db8:1:2:ffff::99', secret)).toBe(429);
    expect(await ask('2001:db8:1:3::1', secret)).toBe(200);
  });

  it('are bounded for one client over all codes', async () => {
    for (let n = 0; n < 60; n++) expect(await ask('203.0.113.3', wrong, `H99.01-260302-9${n}`)).toBe(404);
    expect(await ask('203.0.113.3', secret)).toBe(429);
  });

  it('are bounded at one code for all clients together, written in any letters', async () => {
    for (let client = 10; client < 15; client++)
      for (let n = 0; n < 6; n++)
        expect(await ask(`203.0.113.${client}`, wrong, n % 2 ? code : code.toLowerCase())).toBe(404);
    expect(await ask('203.0.113.20', secret)).toBe(429);
  });

  it('of one client, however many, do not keep another from asking', async () => {
    await use('203.0.113.4', 50);
    expect(await ask('203.0.113.5', secret)).toBe(200);
  });

  it('that turn out right are not counted, also many at once', async () => {
    const right = await Promise.all(
      Array.from({ length: 40 }, (_, n) => ask(`203.0.113.${100 + (n % 20)}`, secret)),
    );
    expect(right.filter((status) => status !== 200 && status !== 429)).toEqual([]);
    const { rows } = await desk.service.database.query<{ tries: number }>({
      text: `select tries from look_up_throttle where key = $1`,
      values: [`code ${code}`],
    });
    expect(rows[0]!.tries).toBeLessThanOrEqual(right.filter((status) => status === 429).length);
  });

  it('are forgotten when they have not counted for long, and only then', async () => {
    await use('203.0.113.6', 7);
    const kept = async () =>
      (await desk.service.database.query({ text: 'select key from look_up_throttle' })).rows.length;
    await desk.service.app.get(ForgetTriesJob).run();
    expect(await kept()).toBe(3);
    desk.service.clock.advance(11 * MINUTE_MS);
    expect(await ask('203.0.113.6', secret)).toBe(200);
    desk.service.clock.advance(90 * MINUTE_MS);
    await desk.service.app.get(ForgetTriesJob).run();
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
      const { code: other, lookupSecret } = await elsewhere.log();
      const ask = async (client: string, number: string) =>
        (
          await elsewhere.service.http.send(
            'POST',
            '/api/v1/look-up',
            { code: other, secret: number },
            { 'x-forwarded-for': client },
          )
        ).status;
      const bad = lookupSecret === '111111' ? '111112' : '111111';
      for (let n = 0; n < 6; n++) expect(await ask(`203.0.113.${n}`, bad)).toBe(404);
      expect(await ask('203.0.113.99', lookupSecret)).toBe(429);
    } finally {
      await elsewhere.close();
    }
  }, 60_000);
});
