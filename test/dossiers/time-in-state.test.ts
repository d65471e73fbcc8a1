// Time in each state summed over a period, over HTTP: by step, unit and procedure, in scope, of a unit with all under it;
// and whose time one dossier took.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS, parseInstant } from '../../src/domain/time/instant.ts';
import type { TimeLines } from '../../src/dossiers/lists/list-view.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { codeOf, DeskApp } from './desk-app.ts';
import type { Dossier } from './desk-app.ts';

interface Charges {
  readonly charges: readonly {
    readonly charge: string;
    readonly workingMinutes: number;
    readonly units: readonly { readonly id: string; readonly workingMinutes: number }[];
  }[];
  readonly runningFor: string | null;
}

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

describe('the time of a dossier', () => {
  beforeAll(() => desk.service.clock.set(parseInstant('2026-03-03T08:00:00+07:00')));

  const charges = async (dossier: Dossier) =>
    (await desk.send('reception', 'GET', `/dossiers/${dossier.id}/charges`)).json<Charges>();
  const minutes = ({ charges: all }: Charges) =>
    Object.fromEntries(all.map(({ charge, workingMinutes }) => [charge, workingMinutes]));

  it('is charged to who had it, whoever has it later', async () => {
    const { department, oneStop } = desk.office.units;
    let dossier = await desk.log();
    desk.service.clock.advance(HOUR_MS);
    expect(await charges(dossier)).toMatchObject({ runningFor: 'department' });
    expect(minutes(await charges(dossier))).toEqual({ department: 60, partnerAgency: 0, citizen: 0 });
    dossier = await desk.event('reception', dossier, { type: 'transfer' });
    desk.service.clock.advance(HOUR_MS);
    const before = await charges(dossier);
    const { officer } = desk.office.people;
    dossier = await desk.event('head', dossier, { type: 'assign', officerId: officer.staffId });
    expect(minutes(await charges(dossier))).toEqual(minutes(before));
    const byUnit = (await charges(dossier)).charges[0]!.units.map(({ id, workingMinutes }) => [
      id,
      workingMinutes,
    ]);
    expect(byUnit).toEqual([
      [oneStop, 60],
      [department, 60],
    ]);
  });

  it('is charged to the citizen while she is waited for, and to nobody after the result', async () => {
    let dossier = await desk.log();
    const start = minutes(await charges(dossier))['department'];
    dossier = await desk.event('reception', dossier, { type: 'transfer' });
    dossier = await desk.event('head', dossier, {
      type: 'requestSupplement',
      reason: 'Thiếu giấy',
      items: ['Giấy'],
    });
    expect((await charges(dossier)).runningFor).toBe('citizen');
    desk.service.clock.advance(DAY_MS);
    expect(minutes(await charges(dossier))).toEqual({ department: start, partnerAgency: 0, citizen: 480 });
    const done = await desk.resolve(await desk.log());
    const resolved = await charges(done);
    expect(resolved.runningFor).toBeNull();
    desk.service.clock.advance(DAY_MS);
    expect(minutes(await charges(done))).toEqual(minutes(resolved));
  });
});
