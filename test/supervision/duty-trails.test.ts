// The trail of one official over HTTP: what he had in hand, what he explained, and the log of who looked at it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { ExportJob } from '../../src/supervision/exports/export.job.ts';
import type { DutyTrail, TrailAccesses } from '../../src/supervision/inspections/duty-trail-view.ts';
import type { LateCasePage } from '../../src/supervision/late-cases/late-case-view.ts';
import { codeOf, DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { sheetRows } from '../support/sheet-rows.ts';
import { givenToOfficer, lateCaseOf, PERIOD, trailQuery as query } from './inspected-desk.ts';

let desk: DeskApp;
let late: Dossier;
let unexplained: Dossier;
const folder = mkdtempSync(join(tmpdir(), 'motcua-duty-'));
const AN_INSTANT: unknown = expect.stringMatching(/^2026-\d\d-\d\d[T ]\d\d:\d\d:\d\d/);
const officerId = () => desk.office.people.officer.staffId;
const accesses = async (person: PersonName = 'chief') =>
  (await desk.send(person, 'GET', '/duty-trails/accesses')).json<TrailAccesses>().rows;

const explained = async (dossier: Dossier) => {
  for (const [person, body] of [
    ['chief', { type: 'ask', answerDueAt: '2026-05-25T17:00:00+07:00' }],
    ['officer', { type: 'explain', reason: 'overload', text: 'Cùng lúc giữ 300 hồ sơ' }],
  ] as const) {
    const { id, version } = await lateCaseOf(desk, dossier);
    const answer = await desk.send(person, 'POST', `/late-cases/${id}/events`, body, {
      'if-match': `"${version}"`,
    });
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  }
};
const taskLed = async () => {
  const given = await desk.send('chief', 'POST', '/tasks', {
    document: { number: '12/UBND-NC', day: '2026-05-18', title: 'Rà soát', signer: 'Chủ tịch' },
    tasks: [
      { title: 'Rà soát hồ sơ quá hạn', leadUnitId: desk.office.units.agency, due: { day: '2026-05-29' } },
    ],
  });
  expect([given.status, given.text]).toEqual([201, expect.any(String)]);
  const [{ id }] = given.json<{ tasks: [{ id: string }] }>().tasks;
  const { version } = (await desk.send('chief', 'GET', `/tasks/${id}`)).json<{ version: number }>();
  const accepted = await desk.send(
    'leader',
    'POST',
    `/tasks/${id}/events`,
    { type: 'accept', officerId: officerId() },
    { 'if-match': `"${version}"` },
  );
  expect([accepted.status, accepted.text]).toEqual([200, expect.any(String)]);
};

beforeAll(async () => {
  desk = await DeskApp.open({ environment: { MOTCUA_DATA_DIR: folder } });
  desk.service.clock.set(parseInstant('2026-03-02T08:00:00+07:00'));
  late = await givenToOfficer(desk);
  let back = await givenToOfficer(desk);
  const { state } = back;
  desk.service.clock.advance(2 * 3_600_000);
  back = await desk.event('officer', back, { type: 'complete' });
  desk.service.clock.advance(60_000);
  await desk.event('head', back, {
    type: 'sendBack',
    to: state.replace('processing.', ''),
    reason: 'Thiếu căn cứ',
  });
  desk.service.clock.set(parseInstant('2026-05-20T08:00:00+07:00'));
  await desk.service.app.get(TimerSweep).sweep();
  unexplained = back;
  await explained(late);
  await lateCaseOf(desk, unexplained);
  await taskLed();
});
afterAll(() => desk.close());

describe('the trail of one official', () => {
  it('shows what he had in hand, what was sent back to him and what became late', async () => {
    const answer = await desk.send('chief', 'GET', `/duty-trails/${officerId()}?${query()}`);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    const { totals, stays, name } = answer.json<DutyTrail>();
    expect([name, totals.dossiers, totals.stays, totals.sentBack, totals.late]).toEqual([
      'officer',
      2,
      3,
      1,
      2,
    ]);
    expect(totals.workingMinutes).toBe(stays.reduce((sum, { workingMinutes }) => sum + workingMinutes, 0));
    expect(stays.filter(({ sentBack }) => sentBack)).toMatchObject([{ sentBackReason: 'Thiếu căn cứ' }]);
    expect(stays.filter(({ code }) => code === late.code)).toMatchObject([
      { leftAt: null, lateAt: expect.any(String), lateReason: null },
    ]);
    expect(stays.find(({ leftAt }) => leftAt !== null)).toMatchObject({ workingMinutes: 120, lateAt: null });
    const before = await desk.send(
      'chief',
      'GET',
      `/duty-trails/${officerId()}?${query({ firstDay: '2026-02-01', lastDay: '2026-02-28' })}`,
    );
    expect(before.json<DutyTrail>().totals).toMatchObject({ stays: 0, dossiers: 0, late: 0 });
  });

  it('counts a day by that day alone: not what was in hand before or after it, nor a lateness of another day', async () => {
    const day = { firstDay: '2026-04-01', lastDay: '2026-04-01' };
    const answer = await desk.send('chief', 'GET', `/duty-trails/${officerId()}?${query(day)}`);
    const { totals, stays } = answer.json<DutyTrail>();
    expect(totals).toMatchObject({
      dossiers: 2,
      stays: 2,
      workingMinutes: 2 * 8 * 60,
      late: 0,
      overBudget: 2,
    });
    expect(stays.map(({ lateAt }) => lateAt)).toEqual([null, null]);
  });

  it('shows what he explained or has not, and the tasks he led', async () => {
    const answer = await desk.send('chief', 'GET', `/duty-trails/${officerId()}?${query()}`);
    const { explanations, tasks, totals } = answer.json<DutyTrail>();
    expect(explanations.map(({ code }) => code).sort()).toEqual([late.code, unexplained.code].sort());
    expect(explanations.find(({ code }) => code === late.code)).toMatchObject({
      own: true,
      reason: 'overload',
      text: 'Cùng lúc giữ 300 hồ sơ',
      givenByName: 'officer',
      givenAt: '2026-05-20T08:00:00+07:00',
      inTime: true,
      state: 'answered',
    });
    expect(explanations.find(({ code }) => code === unexplained.code)).toMatchObject({
      own: true,
      seq: null,
      reason: null,
      givenAt: null,
      state: 'open',
    });
    expect(tasks).toMatchObject([
      { title: 'Rà soát hồ sơ quá hạn', unitName: 'Đơn vị H99.12', reportedAt: null, wasLate: false },
    ]);
    expect(totals).toMatchObject({ tasks: 1, lateTasks: 0, unexplained: 1 });
    const { staffId } = desk.office.people.head;
    const other = (await desk.send('chief', 'GET', `/duty-trails/${staffId}?${query()}`)).json<DutyTrail>();
    expect([other.tasks, other.totals.unexplained, other.explanations.some(({ own }) => own)]).toEqual([
      [],
      0,
      false,
    ]);
  });

  it('leads to the late cases that are explained, unexplained, of one reason and kind', async () => {
    const of = async (filter: string) =>
      (await desk.send('chief', 'GET', `/late-cases?kind=dossierLate&${filter}`))
        .json<LateCasePage>()
        .rows.map((line) => line.of.code);
    expect(await of('unexplained=true')).toEqual([unexplained.code]);
    expect(await of('reason=overload')).toEqual([late.code]);
    expect(await of('reason=overload&unexplained=true')).toEqual([]);
    expect((await of('unexplained=false')).sort()).toEqual([late.code, unexplained.code].sort());
  });

  it('is logged at every reading, for supervisors and administrators to read', async () => {
    const before = (await accesses()).length;
    await desk.send('chief', 'GET', `/duty-trails/${officerId()}?${query()}`);
    const rows = await accesses('admin');
    expect(rows).toHaveLength(before + 1);
    expect(rows[0]).toMatchObject({
      readerName: 'chief',
      officialName: 'officer',
      way: 'read',
      purpose: PERIOD.purpose,
      firstDay: PERIOD.firstDay,
    });
    await expect(desk.service.database.query({ text: `delete from trail_access` })).rejects.toThrow(
      'no update or delete',
    );
  });

  it('shows of an official who also worked elsewhere what he had in hand where one inspects', async () => {
    const { oneStop, elsewhere } = desk.office.units;
    const { stranger } = desk.office.people;
    const give = async (staffId: string, body: object) => {
      const given = await desk.send('admin', 'POST', `/staff/${staffId}/positions`, body);
      expect([given.status, given.text]).toEqual([201, expect.any(String)]);
      return given.json<{ id: string }>().id;
    };
    const positions = [
      await give(officerId(), { unitId: oneStop, position: 'officer', validFrom: '2026-05-20' }),
      await give(stranger.staffId, {
        unitId: elsewhere,
        position: 'inspector',
        scopeUnitId: oneStop,
        validFrom: '2026-05-20',
      }),
    ];
    const answer = await desk.send('stranger', 'GET', `/duty-trails/${officerId()}?${query()}`);
    expect([answer.status, answer.json()]).toMatchObject([
      200,
      { stays: [], tasks: [], explanations: [], totals: { dossiers: 0, tasks: 0, unexplained: 0 } },
    ]);
    const asked = await desk.send('stranger', 'POST', `/duty-trails/${officerId()}/exports`, {
      ...PERIOD,
      format: 'csv',
    });
    await desk.service.app.get(ExportJob).once();
    const file = await desk.send('stranger', 'GET', `/reports/exports/${asked.json<{ id: string }>().id}`);
    expect(file.json()).toMatchObject({ status: 'done', done: 0 });
    for (const id of positions)
      expect((await desk.send('admin', 'POST', `/positions/${id}/end`, {})).status).toBe(204);
  });

  it.each(['xlsx', 'csv'] as const)('goes into a file as %s, logged too', async (format) => {
    const asked = await desk.send('chief', 'POST', `/duty-trails/${officerId()}/exports`, {
      ...PERIOD,
      format,
    });
    expect([asked.status, asked.text]).toEqual([202, expect.any(String)]);
    expect((await accesses())[0]).toMatchObject({ way: 'export' });
    await desk.service.app.get(ExportJob).once();
    const { id } = asked.json<{ id: string }>();
    const answer = await fetch(`${desk.service.http.url}/api/v1/reports/exports/${id}/file`, {
      headers: { authorization: `Bearer ${desk.office.people.chief.token}` },
    });
    expect(answer.status).toBe(200);
    const file = join(folder, `${id}.${format}`);
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    const rows = await sheetRows(file, format);
    expect(rows.slice(3).map((row) => row.slice(0, 2))).toEqual([
      ['STT', 'Loại'],
      ...['1', '2', '3'].map((number) => [number, 'Hồ sơ đã giữ']),
      ['4', 'Nhiệm vụ giao'],
      ['5', 'Giải trình trễ hạn'],
      ['6', 'Giải trình trễ hạn'],
    ]);
    const said = rows.slice(-2).find((row) => row[2] === late.code)!;
    expect(said.slice(14, 17)).toEqual(['Thiếu người, quá tải', 'Cùng lúc giữ 300 hồ sơ', 'officer']);
    expect(rows[7]!.slice(3, 6)).toEqual(['Rà soát hồ sơ quá hạn', '', 'Đơn vị H99.12']);
    for (const row of rows.slice(4, 8)) expect(row[6]).toMatch(/^2026-\d\d-\d\d[T ]\d\d:\d\d:\d\d/);
    for (const row of rows.slice(-2)) expect(row[13]).toEqual(AN_INSTANT);
    expect(said[17]).toEqual(AN_INSTANT);
  });

  it('is refused to all others, and nothing is logged then', async () => {
    const before = (await accesses()).length;
    const path = `/duty-trails/${officerId()}?${query()}`;
    const stranger = desk.office.people.stranger.staffId;
    const refusals = await Promise.all([
      desk.send('head', 'GET', path),
      desk.send('leader', 'GET', path),
      desk.send('admin', 'GET', path),
      desk.send('officer', 'GET', path),
      desk.send('chief', 'GET', `/duty-trails/${stranger}?${query()}`),
      desk.send('chief', 'GET', `/duty-trails/${officerId()}?${query({ firstDay: '2026-06-30' })}`),
      desk.send('chief', 'GET', `/duty-trails/${officerId()}?firstDay=2026-03-01&lastDay=2026-03-31`),
      desk.send('head', 'GET', '/duty-trails/accesses'),
    ]);
    expect(refusals.map(codeOf)).toEqual([
      [403, 'right.missing'],
      [403, 'right.missing'],
      [403, 'right.missing'],
      [403, 'right.missing'],
      [404, 'staff.unknown'],
      [422, 'period.invalid'],
      [422, 'request.invalid'],
      [403, 'right.missing'],
    ]);
    expect(await accesses()).toHaveLength(before);
  });
});
