// What a person chose for his screens stays with him, within bounds; the session tells all that a screen needs at start.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown } from './organization-app.ts';
import type { Client, TestTown } from './organization-app.ts';

let town: TestTown;
let lan: Client;
let desk: string;

beforeAll(async () => {
  town = await openTown({ SESSION_LOCK_MINUTES: '15' });
  const province = await town.unit('T01', null, { kind: 'province', isAgency: true });
  desk = await town.unit('T02', province, { kind: 'oneStop' });
  await town.person('lan', [desk, 'reception'], [province, 'supervisor']);
  await town.person('mai');
  lan = await town.signedIn('lan');
});
afterAll(() => town.close());

const prefer = (body: object) => lan.send('PATCH', '/session/preferences', { body });
const settings = async () => (await lan.send('GET', '/session')).body['settings'];

describe('the session', () => {
  it('tells positions with unit and reach, limits, clock and mode', async () => {
    const { body } = await lan.send('GET', '/session');
    expect(body).toMatchObject({
      staff: { account: 'lan', name: 'Person lan' },
      language: 'vi',
      settings: {},
      locked: false,
      lockAfterSeconds: 900,
      endAfterSeconds: 8 * 3600,
      csrfToken: lan.csrfToken,
      evaluationMode: false,
    });
    expect(new Date(body['serverTime'] as string).getTime()).toBe(town.clock.now());
    const holds = body['holds'] as { position: string }[];
    expect(holds.find(({ position }) => position === 'reception')).toMatchObject({
      unitId: desk,
      unitName: 'Unit T02',
      unitKind: 'oneStop',
      scope: 'unit',
    });
    expect(holds.find(({ position }) => position === 'supervisor')).toMatchObject({ scope: 'supervised' });
  });
});

describe('preferences', () => {
  it('keep the language and the settings, one by one; null takes one away', async () => {
    expect(
      await prefer({ language: 'en', settings: { density: 'compact', letterKeys: false } }),
    ).toMatchObject({ status: 204 });
    expect(await prefer({ settings: { favourites: ['1.001806'] } })).toMatchObject({ status: 204 });
    expect(await settings()).toEqual({ density: 'compact', letterKeys: false, favourites: ['1.001806'] });
    expect(await prefer({ settings: { letterKeys: null } })).toMatchObject({ status: 204 });
    expect(await settings()).toEqual({ density: 'compact', favourites: ['1.001806'] });
    const again = await town.client().signIn('lan');
    expect(again.body).toMatchObject({ language: 'en', settings: { density: 'compact' } });
    expect((await town.client().signIn('mai')).body).toMatchObject({ language: 'vi', settings: {} });
  });

  it('refuse more than 4 KB, what is no language and what is no bag, and change nothing then', async () => {
    const before = await settings();
    expect(await prefer({ language: 'vi', settings: { big: 'x'.repeat(5000) } })).toMatchObject({
      status: 422,
      body: { code: 'preferences.tooLarge', maxBytes: 4096 },
    });
    for (const [body, pointer] of [
      [{ language: 'fr' }, '/language'],
      [{ settings: 'compact' }, '/settings'],
      [{ settings: ['compact'] }, '/settings'],
      [{ colour: 'red' }, '/colour'],
    ] as const)
      expect(await prefer(body)).toMatchObject({
        status: 422,
        body: { code: 'request.invalid', errors: [{ pointer }] },
      });
    expect(await settings()).toEqual(before);
    expect((await lan.send('GET', '/session')).body['language']).toBe('en');
  });

  it('belong to somebody signed in', async () => {
    const answer = await town.client().send('PATCH', '/session/preferences', { body: { language: 'en' } });
    expect(answer).toMatchObject({ status: 401, body: { code: 'auth.required' } });
  });
});
