// Time in each state summed over a period, over HTTP: by step, unit and procedure, in scope, of a unit with all under it.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { HOUR_MS, parseInstant } from '../../src/domain/time/instant.ts';
import type { TimeLines } from '../../src/dossiers/list-view.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { codeOf, DeskApp } from './desk-app.ts';

const MARCH = 'from=2026-03-01T00:00:00%2B07:00&to=2026-03-31T23:59:59%2B07:00';
let desk: DeskApp;

const linesOf = async (query: string, person: PersonName = 'chief'): Promise<TimeLines['lines']> => {
  const answer = await desk.send(person, 'GET', `/time-in-state?${query}`);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<TimeLines>().lines;
};
const minutes = (lines: TimeLines['lines']) =>
  lines.reduce((sum, { workingMinutes }) => sum + workingMinutes, 0);

beforeAll(async () => {
  desk = await DeskApp.open();
  desk.service.clock.set(parseInstant('2026-03-02T08:00:00+07:00'));
  const dossier = await desk.log();
  desk.service.clock.advance(HOUR_MS);
  const transferred = await desk.event('reception', dossier, { type: 'transfer' });
  desk.service.clock.advance(2 * HOUR_MS);
  const { staffId: officerId } = desk.office.people.officer;
  await desk.event('head', transferred, { type: 'complete', officerId });
});
afterAll(() => desk.close());

it('sums the office time of the stays that ended in the period, by step, by unit and by procedure', async () => {
  const { oneStop, department } = desk.office.units;
  const steps = await linesOf(`${MARCH}&by=state`);
  expect(steps.filter(({ workingMinutes }) => workingMinutes > 0)).toMatchObject([
    { key: 'processing.assign', name: expect.any(String), workingMinutes: 120, stays: 1, dossiers: 1 },
    { key: 'accepted', workingMinutes: 60, averageMinutes: 60 },
  ]);
  const units = await linesOf(`${MARCH}&by=unit`);
  expect(units.map(({ key, workingMinutes }) => [key, workingMinutes])).toEqual([
    [department, 120],
    [oneStop, 60],
  ]);
  expect(await linesOf(`${MARCH}&by=process`)).toMatchObject([
    { key: '1.001806', workingMinutes: 180, dossiers: 1 },
  ]);
  expect(await linesOf('from=2026-04-01T00:00:00Z&to=2026-04-30T00:00:00Z')).toEqual([]);
});

it('is of a unit with all under it where one is chosen, and never beyond what the reader sees', async () => {
  const { agency, department, elsewhere } = desk.office.units;
  expect(minutes(await linesOf(`${MARCH}&unitId=${agency}`))).toBe(180);
  expect(minutes(await linesOf(`${MARCH}&unitId=${department}`))).toBe(120);
  expect(await linesOf(MARCH, 'stranger')).toEqual([]);
  const refused = await desk.send('leader', 'GET', `/time-in-state?${MARCH}&unitId=${elsewhere}`);
  expect(codeOf(refused)).toEqual([403, 'unit.outsideScope']);
});
