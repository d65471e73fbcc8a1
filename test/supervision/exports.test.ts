// Exports over HTTP: written as XLSX and CSV, watched, cancelled, announced by one mail, and only for who asked.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS } from '../../src/domain/time/instant.ts';
import type { SpreadsheetFormat } from '../../src/platform/spreadsheet.ts';
import { ExportJob } from '../../src/supervision/exports/export.job.ts';
import { codeOf, DeskApp } from '../dossiers/desk-app.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { sheetRows } from '../support/sheet-rows.ts';

interface Export {
  readonly id: string;
  readonly status: string;
  readonly done: number;
  readonly total: number | null;
  readonly bytes: number | null;
}

const BODY = { kind: 'dossiers', format: 'xlsx', from: '2026-01-01', to: '2026-12-31', cell: 'received' };
const folder = mkdtempSync(join(tmpdir(), 'motcua-exports-'));
let desk: DeskApp;

const ask = async (body: object = {}, person: PersonName = 'chief') =>
  desk.send(person, 'POST', '/reports/exports', { ...BODY, ...body });
const show = async (id: string) => (await desk.send('chief', 'GET', `/reports/exports/${id}`)).json<Export>();
const made = async (body: object): Promise<Export> => {
  const asked = await ask(body);
  expect([asked.status, asked.text]).toEqual([202, expect.any(String)]);
  await desk.service.app.get(ExportJob).once();
  return show(asked.json<Export>().id);
};
const rowsOf = async ({ id }: Export, format: SpreadsheetFormat): Promise<readonly (readonly string[])[]> => {
  const answer = await fetch(`${desk.service.http.url}/api/v1/reports/exports/${id}/file`, {
    headers: { authorization: `Bearer ${desk.office.people.chief.token}` },
  });
  expect(answer.status).toBe(200);
  const file = join(folder, `${id}.${format}`);
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  return sheetRows(file, format);
};

beforeAll(async () => {
  desk = await DeskApp.open({ environment: { MOTCUA_DATA_DIR: folder } });
  for (let i = 0; i < 3; i++) await desk.log();
});
afterAll(() => desk.close());

describe.each(['xlsx', 'csv'] as const)('an export as %s', (format) => {
  it('holds the dossiers behind the figure', async () => {
    const done = await made({ format });
    expect(done).toMatchObject({ status: 'done', done: 3, total: 3, bytes: expect.any(Number) });
    const rows = await rowsOf(done, format);
    expect(rows.slice(3).map((row) => row[0])).toEqual(['STT', '1', '2', '3']);
    expect(rows[4]![7]).toBe('Trực tiếp');
    expect(rows.slice(4).flatMap((row) => row.slice(8, 10))).toEqual(
      Array(6).fill(expect.stringMatching(/^2026-03-02[T ]07:\d\d:\d\d/)),
    );
  });

  it('holds the report', async () => {
    const rows = await rowsOf(await made({ kind: 'report06', format }), format);
    const heads = format === 'csv' ? ['(1) STT'] : ['STT', '', '(1)'];
    expect(rows.slice(3).map((row) => row[0])).toEqual(expect.arrayContaining(heads));
    expect(rows[3 + heads.length]!.slice(1, 6)).toEqual(['Tổng số', '3', '0', '3', '0']);
  });
});

it('is announced by one mail', async () => {
  const { id } = await made({});
  await desk.service.app.get(ExportJob).once();
  const { rows } = await desk.service.database.query<{ key: string }>({
    text: `select dedupe_key as key from delivery where dedupe_key = $1`,
    values: [`export:${id}`],
  });
  expect(rows).toEqual([{ key: `export:${id}` }]);
});

it('that is cancelled has no file', async () => {
  const { id } = await made({});
  expect((await desk.send('chief', 'DELETE', `/reports/exports/${id}`)).json()).toMatchObject({
    status: 'cancelled',
  });
  expect(codeOf(await desk.send('chief', 'GET', `/reports/exports/${id}/file`))).toEqual([
    409,
    'export.notReady',
  ]);
  expect(existsSync(join(folder, 'exports', `${id}.xlsx`))).toBe(false);
  const waiting = (await ask()).json<Export>();
  await desk.send('chief', 'DELETE', `/reports/exports/${waiting.id}`);
  await desk.service.app.get(ExportJob).once();
  expect(await show(waiting.id)).toMatchObject({ status: 'cancelled', done: 0 });
});

it('that a crash broke off is made anew once its lease is over', async () => {
  const { id } = (await ask()).json<Export>();
  await desk.service.database.query({
    text: `update report_job set status = 'running', done = 1, leased_until = clock_timestamp() - interval '1 second' where id = $1`,
    values: [id],
  });
  await desk.service.app.get(ExportJob).once();
  expect(await show(id)).toMatchObject({ status: 'done', done: 3 });
});

it('is refused to others, without a right, and when too many wait', async () => {
  const { id } = await made({});
  for (const [method, path] of [
    ['GET', id],
    ['DELETE', id],
    ['GET', `${id}/file`],
  ] as const)
    expect(codeOf(await desk.send('leader', method, `/reports/exports/${path}`))).toEqual([
      404,
      'export.unknown',
    ]);
  expect(codeOf(await ask({}, 'officer'))).toEqual([403, 'right.missing']);
  expect(codeOf(await ask({ format: 'doc' }))).toEqual([422, 'request.invalid']);
  // Five that somebody is at.
  await desk.service.database.query({
    text: `insert into report_job (id, asked_by, asked_at, kind, format, wish, status, done, leased_until)
      select gen_random_uuid(), $1, now(), 'dossiers', 'csv', '{}', 'running', 0, clock_timestamp() + interval '1 hour'
      from generate_series(1, 5)`,
    values: [desk.office.people.chief.staffId],
  });
  expect(codeOf(await ask())).toEqual([429, 'export.tooMany']);
  await desk.service.database.query({ text: `delete from report_job where status = 'running'` });
});

it('is kept for a day', async () => {
  const { id } = await made({});
  desk.service.clock.advance(DAY_MS + 60_000);
  await desk.service.app.get(ExportJob).once();
  expect(codeOf(await desk.send('chief', 'GET', `/reports/exports/${id}/file`))).toEqual([
    409,
    'export.notReady',
  ]);
  expect(readdirSync(join(folder, 'exports'))).toEqual([]);
});

describe('once the right to any part of it has ended', () => {
  const { from, to } = BODY;
  it.each([
    ['report 06', 'department', 'head', '/reports/exports', { ...BODY, kind: 'report06' }],
    ['the dossiers behind a figure', 'department', 'head', '/reports/exports', BODY],
    [
      'repeated lateness',
      'department',
      'head',
      '/repeated-lateness/exports',
      { kind: 'repeatedLateness', format: 'csv', from, to },
    ],
    [
      'what is behind it',
      'department',
      'head',
      '/repeated-lateness/exports',
      { kind: 'lateMatters', format: 'csv', from, to },
    ],
    ['pauses', 'elsewhere', 'officer', '/pauses/exports', { format: 'csv' }],
    ['the log of administration', 'provinceOffice', 'supervisor', '/admin/log/exports', { format: 'csv' }],
  ] as const)('%s is neither written nor handed out', async (_what, unit, position, path, body) => {
    const { staffId } = desk.office.people.clerk;
    const given = await desk.send('admin', 'POST', `/staff/${staffId}/positions`, {
      unitId: desk.office.units[unit],
      position,
      validFrom: '2026-03-03',
    });
    expect([given.status, given.text]).toEqual([201, expect.any(String)]);
    const asked = async () => {
      const answer = await desk.send('clerk', 'POST', path, body);
      expect([answer.status, answer.text]).toEqual([202, expect.any(String)]);
      return answer.json<Export>().id;
    };
    const file = async (id: string) => desk.send('clerk', 'GET', `/reports/exports/${id}/file`);
    const done = await asked();
    await desk.service.app.get(ExportJob).once();
    expect((await file(done)).status).toBe(200);
    // Somebody is at it until the right has ended.
    const waiting = await asked();
    const leased = (until: string) =>
      desk.service.database.query({
        text: `update report_job set leased_until = ${until} where id = $1`,
        values: [waiting],
      });
    await leased(`clock_timestamp() + interval '1 hour'`);
    const ended = await desk.send('admin', 'POST', `/positions/${given.json<{ id: string }>().id}/end`, {});
    expect(ended.status).toBe(204);
    await leased('null');
    await desk.service.app.get(ExportJob).once();
    expect((await desk.send('clerk', 'GET', `/reports/exports/${waiting}`)).json()).toMatchObject({
      status: 'failed',
      problem: 'export.rightEnded',
    });
    for (const id of [done, waiting]) expect(codeOf(await file(id))).toEqual([403, 'export.rightEnded']);
  });
});

it('that many wait for comes in turns: nobody waits for all of another person’s', async () => {
  await desk.service.database.query({ text: 'delete from report_job' });
  await desk.service.app.get(ExportJob).once();
  const idOf = async (person: PersonName) => (await ask({ format: 'csv' }, person)).json<Export>().id;
  const his = [await idOf('chief'), await idOf('chief'), await idOf('chief')];
  const other = await idOf('leader');
  await desk.service.app.get(ExportJob).once();
  // In the order in which they were made.
  const { rows } = await desk.service.database.query<{ id: string }>({
    text: `select id from report_job where status = 'done' order by xmin::text::bigint`,
  });
  expect(rows.map(({ id }) => id)).toEqual([his[0], other, ...his.slice(1)]);
});

describe('the log of administration', () => {
  it.each(['xlsx', 'csv'] as const)(
    'as %s is what the screen shows, and that it was had is a line of it',
    async (format) => {
      const renamed = await desk.send(
        'admin',
        'PATCH',
        `/staff/${desk.office.people.clerk.staffId}`,
        { name: '=Văn thư' },
        { 'if-match': `"${format === 'xlsx' ? 1 : 2}"` },
      );
      expect([renamed.status, renamed.text]).toEqual([200, expect.any(String)]);
      const asked = await desk.send('chief', 'POST', '/admin/log/exports', { format, kind: 'staff' });
      expect([asked.status, asked.text]).toEqual([202, expect.any(String)]);
      await desk.service.app.get(ExportJob).once();
      const done = await show(asked.json<Export>().id);
      const listed = (await desk.send('chief', 'GET', '/admin/log?kind=staff&limit=200')).json<{
        items: { id: string; action: string; subjectName: string; network: string | null }[];
      }>().items;
      expect(done).toMatchObject({ status: 'done', done: listed.length, total: listed.length });
      const [titles, ...rows] = (await rowsOf(done, format)).slice(2);
      expect(titles!.slice(0, 3)).toEqual(['Thời điểm', 'Hành động', 'Người thực hiện']);
      expect(rows.map((row) => [row[11], row[1], row[9] || null])).toEqual(
        listed.map(({ id, action, network }) => [id, action, network]),
      );
      const [first] = rows;
      expect(first![0]).toMatch(/^2026-03-0\d[T ]07:\d\d:\d\d/);
      expect(first!.slice(1, 3)).toEqual(['staff.changed', 'admin']);
      // The name as it was before the change; one that looks like a formula is none.
      expect(first![4]).toBe(format === 'csv' ? "'=Văn thư" : 'clerk');
      const own = (await desk.send('chief', 'GET', '/admin/log?kind=log')).json<{
        items: { action: string; staffName: string; after: object }[];
      }>().items[0]!;
      expect(own).toMatchObject({
        action: 'log.exported',
        staffName: 'chief',
        after: { format, kind: 'staff' },
      });
    },
  );

  it('as csv keeps a name in its cell that holds what separates cells, and one that is a formula elsewhere', async () => {
    const rename = async (name: string) => {
      const path = `/staff/${desk.office.people.head.staffId}`;
      const { version } = (await desk.send('admin', 'GET', path)).json<{ version: number }>();
      const renamed = await desk.send('admin', 'PATCH', path, { name }, { 'if-match': `"${version}"` });
      expect([renamed.status, renamed.text]).toEqual([200, expect.any(String)]);
    };
    for (const name of ['＝1+1; Lan', 'An; Bình', 'head']) await rename(name);
    const asked = await desk.send('chief', 'POST', '/admin/log/exports', { format: 'csv', kind: 'staff' });
    await desk.service.app.get(ExportJob).once();
    const { id } = asked.json<Export>();
    const answer = await fetch(`${desk.service.http.url}/api/v1/reports/exports/${id}/file`, {
      headers: { authorization: `Bearer ${desk.office.people.chief.token}` },
    });
    const lines = (await answer.text()).split('\r\n');
    expect(lines.filter((line) => line.includes(`,"'＝1+1; Lan",`))).toHaveLength(1);
    expect(lines.filter((line) => line.includes(',"An; Bình",'))).toHaveLength(1);
  });

  it('is for who may read it, and asks what the screen asks', async () => {
    expect(codeOf(await desk.send('head', 'POST', '/admin/log/exports', { format: 'csv' }))).toEqual([
      403,
      'right.missing',
    ]);
    for (const body of [
      { format: 'pdf' },
      { format: 'csv', kind: 'nothing' },
      { format: 'csv', from: '1/2/2026' },
    ])
      expect(codeOf(await desk.send('admin', 'POST', '/admin/log/exports', body))).toEqual([
        422,
        'request.invalid',
      ]);
  });
});

it('says when each dossier is due, and by how many days it is late', async () => {
  desk.service.clock.advance(60 * DAY_MS);
  const rows = await rowsOf(await made({ format: 'csv', cell: 'pendingLate' }), 'csv');
  const at = (title: string) => rows[3]!.indexOf(title);
  const [due, from, days] = ['Hạn giải quyết', 'Quá hạn từ ngày', 'Số ngày quá hạn'].map(
    (title) => rows[4]![at(title)],
  );
  const today = rows[1]![0]!.match(/ghi nhận đến .*?(\d{2})\/(\d{2})\/(\d{4})/)!;
  expect(Date.parse(from!)).toBe(Date.parse(due!) + DAY_MS);
  expect(Number(days)).toBe((Date.parse(`${today[3]}-${today[2]}-${today[1]}`) - Date.parse(due!)) / DAY_MS);
});
