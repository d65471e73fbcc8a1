// Late now, over HTTP: the groupings, reception apart, whom nobody has, and how consulted agencies answered.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import type { LateCasePage, LateCaseView } from '../../src/supervision/late-cases/late-case-view.ts';
import type { ConsultedAgencies, LateNowView } from '../../src/supervision/late-now/late-now-view.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { codeOf, DeskApp } from '../dossiers/desk-app.ts';
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
});
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

it('counts by the reason found or explained, one a dossier, and lists the dossiers of each', async () => {
  const listed = async (query: string, person: PersonName = 'chief') => {
    const answer = await desk.send(person, 'GET', `/late-now/dossiers?${query}`);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return answer.json<{ rows: readonly Dossier[] }>().rows.map(({ id }) => id);
  };
  const find = async (dossier: string, reason: string, kind?: string) => {
    await desk.send('chief', 'POST', '/late-cases', {
      ref: dossier,
      note: 'Phản ánh',
      ...(kind && { kind }),
    });
    const { rows } = (await desk.send('chief', 'GET', `/late-cases?dossier=${dossier}`)).json<LateCasePage>();
    const [first] = rows.filter((row) => kind === undefined || row.kind === kind);
    const { id, version } = (
      await desk.send('chief', 'GET', `/late-cases/${first!.id}`)
    ).json<LateCaseView>();
    const attribution = { department: 60, partner: 0, citizen: 0, other: 0 };
    const found = await desk.send(
      'chief',
      'POST',
      `/late-cases/${id}/events`,
      { type: 'find', finding: 'Đã xem xét', reason, attribution, attributionReason: 'Biên bản' },
      { 'if-match': `"${version}"` },
    );
    expect([found.status, found.text]).toEqual([200, expect.any(String)]);
  };
  const none = await listed('reason=none');
  expect(none).toHaveLength(4);
  // What was found about the dossier as a whole comes before what was found about a step of it.
  await find(none[0]!, 'overload');
  await find(none[0]!, 'systemFailure', 'stepLate');
  await find(none[1]!, 'overload');
  await find(none[2]!, 'consultedAgency');
  const { total, lines } = await lateBy('reason');
  expect(total).toEqual((await lateBy('unit')).total);
  expect(lines.map(({ key, late, query }) => [key, late, query]).sort()).toEqual([
    ['consultedAgency', 1, 'reason=consultedAgency'],
    ['none', 1, 'reason=none'],
    ['overload', 2, 'reason=overload'],
  ]);
  for (const { query, late, lateUnassigned } of lines) {
    expect([query, (await listed(query!)).length]).toEqual([query, late]);
    expect([query, (await listed(`${query}&officer=none`)).length]).toEqual([query, lateUnassigned]);
  }
  expect((await listed('reason=overload')).sort()).toEqual([none[0]!, none[1]!].sort());
  expect(await listed('reason=overload', 'stranger')).toEqual([]);
  expect(codeOf(await desk.send('chief', 'GET', '/late-now/dossiers?reason=tired'))).toEqual([
    422,
    'request.invalid',
  ]);
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
