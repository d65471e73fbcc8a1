// A step ends with its dossier at the latest: no list shows a step's day after the day on which the whole is due.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DAY_MS } from '../../src/domain/time/instant.ts';
import { DeskApp } from './desk-app.ts';

interface Shown {
  readonly clock: { readonly stepDueAt: string; readonly statutoryDueAt: string };
}

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

it('a step that begins shortly before the limit is due with it, and not after', async () => {
  const accepted = await desk.log();
  const shown = async () => (await desk.send('head', 'GET', `/dossiers/${accepted.id}`)).json<Shown>();
  const before = await shown();
  expect(Date.parse(before.clock.stepDueAt)).toBeLessThan(Date.parse(before.clock.statutoryDueAt));
  // On the last day, in the morning.
  desk.service.clock.advance(14 * DAY_MS);
  const transferred = await desk.event('reception', accepted, { type: 'transfer' });
  await desk.event('head', transferred, { type: 'complete' });
  const { clock } = await shown();
  expect(clock.statutoryDueAt).toBe('2026-03-16T17:00:00+07:00');
  expect(clock.stepDueAt).toBe(clock.statutoryDueAt);
});
