// Repeated lateness over HTTP: who is charged, what is behind a figure, and that no later change moves it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS, formatInstant, parseDay, parseInstant } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { CreateStaff } from '../../src/organization/staff/create-staff.ts';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import { ChangeUnit } from '../../src/organization/units/change-unit.ts';
import { ExportJob } from '../../src/supervision/exports/export.job.ts';
import { REPEATED_LATENESS, windowAt } from '../../src/supervision/lateness/lateness-setting.ts';
import type {
  LatenessLine,
  LatenessView,
  LateMatterPage,
} from '../../src/supervision/lateness/lateness-view.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { codeOf, DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { sheetRows } from '../support/sheet-rows.ts';

let desk: DeskApp;
const folder = mkdtempSync(join(tmpdir(), 'motcua-lateness-'));
const WINDOW = 'from=2026-03-01&to=2026-05-21';

const read = async (query = WINDOW, person: PersonName = 'chief'): Promise<LatenessView> => {
  const answer = await desk.send(person, 'GET', `/repeated-lateness?${query}`);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<LatenessView>();
};
const lineOf = ({ lines }: LatenessView, unitId: string): LatenessLine => {
  const own = lines.filter((line) => line.unitId === unitId);
  expect(own).toHaveLength(1);
  return own[0]!;
};
const matters = async (query: string): Promise<LateMatterPage> => {
  const answer = await desk.send('chief', 'GET', `/repeated-lateness/matters?${query}`);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<LateMatterPage>();
};
/** Given to the officer, at the step of appraisal. */
const appraising = async (): Promise<Dossier> =>
  desk.event('head', await desk.event('reception', await desk.log(), { type: 'transfer' }), {
    type: 'complete',
    officerId: desk.office.people.officer.staffId,
  });
/** What a supervisor compares: every figure of every line, without what units are called now. */
const figures = ({ lines }: LatenessView) =>
  lines.map(({ unitId, headId, dossiers, tasks, consultations, handled }) => [
    unitId,
    headId,
    [dossiers, tasks, consultations, handled],
  ]);
const sweep = async () => {
  await desk.service.app.get(TimerSweep).sweep();
  await desk.service.app.get(TimerSweep).sweep();
};

let dossiers: Dossier[];
let onTime: Dossier;
let beforeLate: string;
let afterLate: string;

beforeAll(async () => {
  desk = await DeskApp.open({ environment: { MOTCUA_DATA_DIR: folder } });
  desk.service.clock.set(parseInstant('2026-03-02T08:00:00+07:00'));
  onTime = await desk.resolve(await desk.log());
  dossiers = [await appraising(), await appraising(), await appraising()];
  const asked = await desk.event('officer', dossiers[0]!, {
    type: 'askOpinions',
    consultations: [
      {
        unitId: desk.office.units.provinceOffice,
        content: 'Ý kiến về quy hoạch',
        dueAt: '2026-03-06T17:00:00+07:00',
      },
    ],
  });
  dossiers[0] = asked;
  const given = await desk.send('chief', 'POST', '/tasks', {
    document: { number: '1/UBND', day: '2026-03-02', title: 'V/v báo cáo' },
    tasks: [{ title: 'Báo cáo', leadUnitId: desk.office.units.agency, due: { day: '2026-03-16' } }],
  });
  expect([given.status, given.text]).toEqual([201, expect.any(String)]);
  desk.service.clock.advance(DAY_MS);
  beforeLate = formatInstant(desk.service.clock.now());
  desk.service.clock.set(parseInstant('2026-05-20T08:00:00+07:00'));
  await sweep();
  afterLate = formatInstant(desk.service.clock.now());
});
afterAll(() => desk.close());

describe('repeated lateness', () => {
  it('charges the unit that had the time, and its head then', async () => {
    const { department, agency, provinceOffice } = desk.office.units;
    const { head, leader, office } = desk.office.people;
    const view = await read();
    expect(view.setting).toEqual({ window: 90, count: 3, share: 0.1 });
    expect(lineOf(view, department)).toMatchObject({
      headId: head.staffId,
      dossiers: 3,
      tasks: 0,
      consultations: 0,
      total: 3,
      handled: 4,
      share: 0.75,
      often: true,
    });
    expect(lineOf(view, agency)).toMatchObject({ headId: leader.staffId, tasks: 1, total: 1, often: false });
    expect(lineOf(view, provinceOffice)).toMatchObject({
      headId: office.staffId,
      consultations: 1,
      total: 1,
    });
    expect(view.lines.map(({ often }) => often)).toEqual([true, false, false]);
  });

  it('lists as many matters as each figure says', async () => {
    const view = await read();
    for (const { unitId, headId, dossiers: lateDossiers, tasks, consultations, total } of view.lines) {
      const line = `${WINDOW}&lineUnitId=${unitId}&headId=${headId}`;
      const { rows } = await matters(line);
      expect(rows).toHaveLength(total);
      for (const [kind, n] of [
        ['dossier', lateDossiers],
        ['task', tasks],
        ['consultation', consultations],
      ] as const)
        expect((await matters(`${line}&kind=${kind}`)).rows).toHaveLength(n);
    }
    const { unitId, headId } = lineOf(view, desk.office.units.department);
    const line = `${WINDOW}&lineUnitId=${unitId}&headId=${headId}`;
    const first = await matters(`${line}&limit=2`);
    expect(first.rows).toMatchObject([{ kind: 'dossier', officerName: 'officer', unitId }, {}]);
    const rest = await matters(`${line}&limit=2&cursor=${first.next}`);
    expect([...first.rows, ...rest.rows].map(({ ref }) => ref).sort()).toEqual(
      dossiers.map(({ code }) => code).sort(),
    );
    expect([rest.next, onTime.code]).not.toContain(rest.rows[0]!.ref);
    expect((await matters(`${WINDOW}&lineUnitId=${unitId}`)).rows).toEqual([]);
  });

  it('as of an earlier instant counts what was known then', async () => {
    const asOf = `${WINDOW}&asOf=${encodeURIComponent(beforeLate)}`;
    expect((await read(asOf)).lines).toEqual([]);
  });

  it('takes thresholds and window from the question, or from the setting', async () => {
    const strict = await read(`${WINDOW}&count=1&share=0`);
    expect(strict.lines.every(({ often }) => often)).toBe(true);
    expect((await read(`${WINDOW}&count=4`)).lines.some(({ often }) => often)).toBe(false);
    expect(await read('')).toMatchObject({ from: '2026-02-20', to: '2026-05-20' });
    const put = (person: PersonName, version: number, value: object) =>
      desk.send(
        person,
        'PUT',
        '/settings/supervision.repeatedLateness',
        { value, reason: 'Mẫu' },
        { 'if-match': `"${version}"` },
      );
    expect((await put('chief', 0, { window: 'quarter', count: 4, share: 0.5 })).status).toBe(200);
    const quarter = await read('');
    expect(quarter).toMatchObject({
      from: '2026-04-01',
      to: '2026-06-30',
      setting: { count: 4, share: 0.5 },
    });
    expect(codeOf(await put('chief', 1, { window: 'week', count: 4, share: 0.5 }))).toEqual([
      422,
      'setting.invalid',
    ]);
    expect(codeOf(await put('head', 1, { window: 30, count: 4, share: 0.5 }))).toEqual([
      403,
      'right.missing',
    ]);
    expect(codeOf(await put('chief', 0, { window: 30, count: 4, share: 0.5 }))).toEqual([
      412,
      'ifMatch.stale',
    ]);
    expect((await put('admin', 1, { window: 90, count: 3, share: 0.1 })).status).toBe(200);
  });

  it.each(['xlsx', 'csv'] as const)('goes into a file as %s, the matters too', async (format) => {
    const sheets: (readonly (readonly string[])[])[] = [];
    for (const kind of ['repeatedLateness', 'lateMatters']) {
      const asked = await desk.send('chief', 'POST', '/repeated-lateness/exports', {
        kind,
        format,
        from: '2026-03-01',
        to: '2026-05-21',
      });
      expect([asked.status, asked.text]).toEqual([202, expect.any(String)]);
      await desk.service.app.get(ExportJob).once();
      const { id } = asked.json<{ id: string }>();
      const answer = await fetch(`${desk.service.http.url}/api/v1/reports/exports/${id}/file`, {
        headers: { authorization: `Bearer ${desk.office.people.chief.token}` },
      });
      expect(answer.status).toBe(200);
      const file = join(folder, `${id}.${format}`);
      writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
      const rows = await sheetRows(file, format);
      sheets.push(rows);
    }
    const [lines, list] = sheets as [string[][], string[][]];
    expect(lines.slice(3).map((row) => row[0])).toEqual(['STT', '1', '2', '3']);
    expect(lines[4]!.slice(4, 12)).toEqual(['head', '3', '0', '0', '3', '4', '75', 'Có']);
    expect(list.slice(4)).toHaveLength(5);
    for (const row of list.slice(4)) expect(row[7]).toMatch(/^2026-\d\d-\d\d[T ]\d\d:\d\d:\d\d/);
    expect(list.slice(4).map((row) => row[1])).toEqual(
      expect.arrayContaining(['Hồ sơ', 'Nhiệm vụ giao', 'Lấy ý kiến']),
    );
  });

  it('stays as it was when officers, heads and units change afterwards', async () => {
    const { app, clock } = desk.service;
    const before = figures(await read());
    const asOfBefore = figures(await read(`${WINDOW}&asOf=${encodeURIComponent(afterLate)}`));
    expect(asOfBefore).toEqual(before);
    const { id: newcomer } = await app
      .get(CreateStaff)
      .run({ account: 'newcomer', name: 'newcomer', password: 'an office of samples' }, clock.now());
    clock.set(parseInstant('2026-05-25T08:00:00+07:00'));
    const { department } = desk.office.units;
    const { head, officer } = desk.office.people;
    await app
      .get(GivePosition)
      .give(newcomer, { unitId: department, position: 'officer', validFrom: '2026-05-23' }, clock.now());
    // Another officer has the dossiers now …
    for (const dossier of dossiers) {
      const { version } = (await desk.send('chief', 'GET', `/dossiers/${dossier.id}`)).json<Dossier>();
      await desk.event('head', { ...dossier, version }, { type: 'assign', officerId: newcomer });
    }
    expect(figures(await read())).toEqual(before);
    // … the head has gone, his account with him, and somebody else heads the department …
    const { rows } = await desk.service.database.query<{ id: string }>({
      text: `select id from position where staff_id = $1 and unit_id = $2 and position = 'head'`,
      values: [head.staffId, department],
    });
    await app.get(GivePosition).end(rows[0]!.id, parseDay('2026-05-25'), clock.now());
    await app
      .get(GivePosition)
      .give(newcomer, { unitId: department, position: 'head', validFrom: '2026-05-25' }, clock.now());
    const { version: one } = (await desk.send('admin', 'GET', `/staff/${head.staffId}`)).json<Dossier>();
    const path = `/staff/${head.staffId}/disable`;
    const disabled = await desk.send('admin', 'POST', path, {}, { 'if-match': `"${one}"` });
    expect([disabled.status, disabled.text]).toEqual([200, expect.any(String)]);
    expect(figures(await read())).toEqual(before);
    // … and the department has another name.
    const { version } = (await desk.send('admin', 'GET', `/units/${department}`)).json<{ version: number }>();
    const renamed = await app
      .get(ChangeUnit)
      .run(null, department, version, { on: '2026-05-25', name: 'Phòng mới' }, clock.now());
    expect(renamed.id).toBe(department);
    clock.set(parseInstant('2026-05-26T08:00:00+07:00'));
    expect(figures(await read())).toEqual(before);
    expect(figures(await read(`${WINDOW}&asOf=${encodeURIComponent(afterLate)}`))).toEqual(before);
    // A window that the new name lies in counts the whole of it once, under the new name.
    const later = lineOf(await read('from=2026-03-01&to=2026-05-31'), renamed.id);
    expect(later).toMatchObject({
      headId: head.staffId,
      unitName: 'Phòng mới',
      formerNames: ['Đơn vị H99.12.02'],
      dossiers: 3,
    });
    expect(officer.staffId).not.toBe(later.headId);
  });

  it('is for supervisors, leaders and heads, of their own units', async () => {
    expect((await read(WINDOW, 'stranger')).lines).toEqual([]);
    expect((await read(WINDOW, 'leader')).lines.map(({ total }) => total).sort()).toEqual([1, 3]);
    const refusals = await Promise.all([
      desk.send('officer', 'GET', `/repeated-lateness?${WINDOW}`),
      desk.send('leader', 'GET', `/repeated-lateness?${WINDOW}&unitId=${desk.office.units.elsewhere}`),
      desk.send('chief', 'GET', '/repeated-lateness?from=2026-03-01'),
      desk.send('chief', 'GET', '/repeated-lateness?asOf=2030-01-01T00:00:00Z'),
    ]);
    expect(refusals.map(codeOf)).toEqual([
      [403, 'right.missing'],
      [403, 'unit.outsideScope'],
      [422, 'period.invalid'],
      [422, 'report.asOfAhead'],
    ]);
  });
});

it('a window of days ends on the day, a quarter where the calendar says', () => {
  const at = parseInstant('2026-11-30T23:00:00+07:00');
  expect(windowAt(REPEATED_LATENESS.read({ window: 30 }), at)).toEqual({
    from: '2026-11-01',
    to: '2026-11-30',
  });
  expect(windowAt(REPEATED_LATENESS.read({ window: 'quarter' }), at)).toEqual({
    from: '2026-10-01',
    to: '2026-12-31',
  });
  for (const wrong of [{ window: 0 }, { count: 0.5 }, { share: 2 }])
    expect(() => REPEATED_LATENESS.read(wrong)).toThrow('setting');
});
