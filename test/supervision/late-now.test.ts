// Late now, over HTTP: the groupings, reception apart, whom nobody has, and how consulted agencies answered.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import type { ConsultedAgencies, LateNowView } from '../../src/supervision/late-now-view.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';

let desk: DeskApp;
const BY = ['agency', 'unit', 'officer', 'procedure', 'step'] as const;

const lateBy = async (by: string, person: PersonName = 'chief'): Promise<LateNowView> => {
  const answer = await desk.send(person, 'GET', `/late-now?by=${by}`);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<LateNowView>();
};
const now = async (dossier: Dossier): Promise<Dossier> => ({
  ...dossier,
  ...(await desk.send('chief', 'GET', `/dossiers/${dossier.id}`)).json<Dossier>(),
});

beforeAll(async () => {
  desk = await DeskApp.open();
  const { provinceOffice } = desk.office.units;
  const { officer } = desk.office.people;
  desk.service.clock.set(parseInstant('2026-03-02T08:00:00+07:00'));
  const transferred = async () => desk.event('reception', await desk.log(), { type: 'transfer' });
  await transferred();
  const ask = { unitId: provinceOffice, content: 'Ý kiến', dueAt: '2026-03-06T17:00:00+07:00' };
  const asked: Dossier[] = [];
  for (let i = 0; i < 3; i++) {
    const given = await desk.event('head', await transferred(), {
      type: 'complete',
      officerId: officer.staffId,
    });
    asked.push(await desk.event('officer', given, { type: 'askOpinions', consultations: [ask] }));
  }
  await desk.log({ channel: 'online', decision: undefined });
  const answer = async (dossier: Dossier, position: string) =>
    desk.event('office', await now(dossier), {
      type: 'answerOpinion',
      subject: 'consultation:1',
      position,
      content: 'Trả lời',
    });
  await answer(asked[0]!, 'agree');
  desk.service.clock.set(parseInstant('2026-03-10T08:00:00+07:00'));
  await desk.service.app.get(TimerSweep).sweep();
  await answer(asked[1]!, 'noClearPosition');
  desk.service.clock.set(parseInstant('2026-05-20T08:00:00+07:00'));
  await desk.service.app.get(TimerSweep).sweep();
}, 120_000);
afterAll(() => desk.close());

it('counts the same by each grouping, and each line that leads to a list is its length', async () => {
  for (const by of BY) {
    const { total, lines, unassigned } = await lateBy(by);
    expect([by, total.late, total.lateUnassigned, unassigned]).toEqual([by, 4, 1, 1]);
    expect(lines.reduce((sum, { late }) => sum + late, 0)).toBe(4);
    expect(lines[0]!.oldestMinutes).toBeGreaterThan(0);
    for (const { query, late } of lines.filter((line) => line.query !== null)) {
      const listed = await desk.send('chief', 'GET', `/dossiers?relation=holding&due=late&${query}`);
      expect([by, query, listed.json<{ rows: unknown[] }>().rows.length]).toEqual([by, query, late]);
    }
  }
});

it('names agencies, units, officers and steps', async () => {
  const { agency, department } = desk.office.units;
  expect((await lateBy('agency')).lines).toMatchObject([{ key: agency, late: 4, query: null }]);
  expect((await lateBy('unit')).lines).toMatchObject([
    { key: department, name: 'Đơn vị H99.12.02', late: 4 },
  ]);
  const { lines } = await lateBy('officer');
  expect(lines.map(({ key, name, late }) => [key, name, late])).toEqual([
    [desk.office.people.officer.staffId, 'officer', 3],
    ['none', null, 1],
  ]);
  expect((await lateBy('step')).lines.map(({ late }) => late).sort()).toEqual([1, 3]);
});

it('keeps late reception apart from late processing', async () => {
  const { reception, total } = await lateBy('unit');
  expect(reception).toMatchObject([{ unitId: desk.office.units.oneStop, waiting: 1 }]);
  expect(total.late).toBe(4);
});

it('shows to each his own, and nothing to who has to do with none', async () => {
  expect((await lateBy('unit', 'head')).total.late).toBe(4);
  const { total, reception, unassigned } = await lateBy('unit', 'stranger');
  expect([total.late, reception, unassigned]).toEqual([0, [], 0]);
});

it('counts opinions by consulted agency: in time, late, silent and unclear', async () => {
  const of = async (person: PersonName, query = 'from=2026-03-01&to=2026-03-31') =>
    (await desk.send(person, 'GET', `/consulted-agencies?${query}`)).json<ConsultedAgencies>().lines;
  expect(await of('chief')).toMatchObject([
    {
      agencyId: desk.office.units.provinceOffice,
      asked: 3,
      answeredInTime: 1,
      answeredLate: 1,
      silent: 1,
      unclear: 1,
      waiting: 0,
      averageMinutes: expect.any(Number),
    },
  ]);
  expect(await of('stranger')).toEqual([]);
  expect(await of('chief', 'from=2026-04-01&to=2026-04-30')).toEqual([]);
});
