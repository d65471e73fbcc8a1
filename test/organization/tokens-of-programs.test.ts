// Tokens with which programs act for their owner.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import { openTown } from './organization-app.ts';
import type { TestTown } from './organization-app.ts';

describe('tokens of programs', () => {
  let town: TestTown;
  beforeAll(async () => {
    town = await openTown();
    const province = await town.unit('T01', null, { kind: 'province', isAgency: true });
    await town.person('lan', [province, 'clerk']);
    await town.person('minh', [province, 'clerk']);
  });
  afterAll(() => town.close());

  it('act for their owner without CSRF, make no tokens, and end when revoked or expired', async () => {
    const owner = await town.signedIn('lan');
    const issue = async (days: number) => {
      const issued = await owner.send('POST', '/tokens', { body: { name: `for ${days}`, days } });
      expect(issued.status).toBe(201);
      const program = town.client();
      program.bearer = issued.body['token'] as string;
      return { program, id: issued.body['id'] as string };
    };
    const [short, long] = [await issue(1), await issue(30)];
    expect(await short.program.send('GET', '/session')).toMatchObject({
      status: 200,
      body: { csrfToken: null, staff: { account: 'lan' } },
    });
    expect(await short.program.send('PATCH', '/session/preferences', { body: {} })).toMatchObject({
      status: 204,
    });
    expect(await short.program.send('POST', '/tokens', { body: { name: 'more' } })).toMatchObject({
      status: 403,
      body: { code: 'right.missing' },
    });
    const listed = (await owner.send('GET', '/tokens')).body as unknown as { name: string }[];
    expect(listed.map((token) => token.name)).toEqual(['for 1', 'for 30']);
    expect(JSON.stringify(listed)).not.toContain(short.program.bearer);

    const stranger = await town.signedIn('minh');
    expect(await stranger.send('DELETE', `/tokens/${long.id}`)).toMatchObject({ status: 404 });
    town.clock.advance(24 * HOUR_MS);
    expect(await short.program.send('GET', '/session')).toMatchObject({ status: 401 });
    expect(await long.program.send('GET', '/session')).toMatchObject({ status: 200 });
    const back = await town.signedIn('lan');
    expect(await back.send('DELETE', `/tokens/${long.id}`)).toMatchObject({ status: 204 });
    expect(await long.program.send('GET', '/session')).toMatchObject({ status: 401 });
    const asCookie = town.client();
    asCookie.cookies = { motcua: long.program.bearer! };
    expect(await asCookie.send('GET', '/session')).toMatchObject({ status: 401 });
  });
});
