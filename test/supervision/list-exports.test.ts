// Lists as files: the rows, the order and the columns of the screen, and what the list itself would refuse.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS } from '../../src/domain/time/instant.ts';
import { ExportJob } from '../../src/supervision/exports/export.job.ts';
import { codeOf, DeskApp } from '../dossiers/desk-app.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { sheetRows } from '../support/sheet-rows.ts';

interface Row {
  readonly code: string;
  readonly applicant: string;
}

const folder = mkdtempSync(join(tmpdir(), 'motcua-lists-'));
let desk: DeskApp;

const ask = (list: string, body: object, person: PersonName = 'chief') =>
  desk.send(person, 'POST', `/lists/${list}/exports`, {
    format: 'csv',
    columns: ['dossier'],
    query: {},
    ...body,
  });
const made = async (list: string, body: object, person: PersonName = 'chief') => {
  const asked = await ask(list, body, person);
  expect([asked.status, asked.text]).toEqual([202, expect.any(String)]);
  await desk.service.app.get(ExportJob).once();
  const { id } = asked.json<{ id: string }>();
  const answer = await fetch(`${desk.service.http.url}/api/v1/reports/exports/${id}/file`, {
    headers: { authorization: `Bearer ${desk.office.people[person].token}` },
  });
  expect(answer.status).toBe(200);
  const file = join(folder, `${id}.csv`);
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  return sheetRows(file, 'csv');
};
const named = (name: string) => ({ applicant: { name, kind: 'citizen', identityNo: '001099000123' } });

beforeAll(async () => {
  desk = await DeskApp.open({ environment: { MOTCUA_DATA_DIR: folder } });
  for (const name of ['Trần Thị Uyên', 'Lê Văn Đào', 'Phạm Ánh']) await desk.log(named(name));
  desk.service.clock.advance(60 * DAY_MS);
  const [first] = (await desk.send('chief', 'GET', '/dossiers')).json<{ rows: Row[] }>().rows;
  const opened = await desk.send('chief', 'POST', '/late-cases', { ref: first!.code, note: 'Vì sao chậm?' });
  expect([opened.status, opened.text]).toEqual([201, expect.any(String)]);
  await desk.log(named('Nguyễn Văn Dũng'));
});
afterAll(() => desk.close());

it('has the rows of the screen in its order, and its columns in theirs', async () => {
  const query = { due: 'late', sort: '-applicant', relation: 'holding' };
  const listed = (await desk.send('chief', 'GET', `/dossiers?${new URLSearchParams(query)}`)).json<{
    rows: Row[];
  }>();
  const rows = await made('dossierList', { query, columns: ['applicant', 'dossier'], about: 'Quá hạn' });
  expect(rows[0]).toEqual(['Hồ sơ']);
  expect(rows[1]).toEqual(['Quá hạn']);
  expect(rows[3]).toEqual(['STT', 'Người nộp', 'Mã hồ sơ', 'Thủ tục', 'Trường hợp']);
  expect(rows.slice(4).map((row) => row.slice(0, 3))).toEqual(
    listed.rows.map(({ applicant, code }, index) => [String(index + 1), applicant, code]),
  );
  expect(listed.rows.map(({ applicant }) => applicant)).toEqual(['Trần Thị Uyên', 'Lê Văn Đào', 'Phạm Ánh']);
});

it.each([
  ['lateList', ['dossier', 'timer', 'holder', 'reason'], 'Nguyên nhân', 3],
  ['lateCaseList', ['of', 'kind', 'unit', 'state', 'reason'], 'Giải trình', 1],
  ['taskList', ['task', 'lead', 'state', 'timer'], 'Hạn', 0],
  ['complaintList', ['complaint', 'unit', 'state', 'timer'], 'Hạn trả lời', 0],
] as const)('has a file of the %s too', async (list, columns, title, count) => {
  const rows = await made(list, { columns });
  const head = rows.findIndex(([first]) => first === 'STT');
  expect(rows[head]).toContain(title);
  expect(rows.slice(head + 1)).toHaveLength(count);
});

it('has a file of the board: the total, and each agency with its rooms under it', async () => {
  const rows = await made('board', { columns: ['name', 'late', 'open', 'lateOfCompetence'] });
  const head = rows.findIndex(([first]) => first === 'STT');
  const { total, agencies } = (await desk.send('chief', 'GET', '/board')).json<{
    total: Record<string, number>;
    agencies: { name: string; units: { name: string }[] }[];
  }>();
  const figures = ['late', 'open', 'lateOfCompetence'].map((figure) => String(total[figure]));
  expect(rows[head + 1]!.slice(1)).toEqual(['Tổng số', '', ...figures]);
  expect(rows.slice(head + 2).map((row) => row.slice(1, 3))).toEqual(
    agencies.flatMap(({ name, units }) => [[name, ''], ...units.map((unit) => [name, unit.name])]),
  );
});

it('says by how many days of work a dossier is late', async () => {
  const rows = await made('lateList', { columns: ['timer'] });
  const head = rows.findIndex(([first]) => first === 'STT');
  const [, due, , state, days] = rows[head + 1]!;
  expect(due).toMatch(/^2026-0\d-\d\d \d\d:\d\d:00$/);
  expect(state).toBe('Quá hạn');
  expect(Number(days)).toBeGreaterThan(20);
});

it('is refused as the list would be, at the field that is wrong', async () => {
  expect(codeOf(await ask('nothing', {}))).toEqual([404, 'list.unknown']);
  expect(codeOf(await ask('dossierList', { query: { sort: 'phone' } }))).toEqual([422, 'request.invalid']);
  const wrong = await ask('dossierList', { columns: ['phone'] });
  expect(wrong.json()).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/columns' }] });
  expect(codeOf(await ask('dossierList', { format: 'pdf' }))).toEqual([422, 'request.invalid']);
  const { department } = desk.office.units;
  expect(codeOf(await ask('dossierList', { query: { unitId: department } }, 'stranger'))).toEqual([
    403,
    'unit.outsideScope',
  ]);
});

it('holds no more than whoever asked may read', async () => {
  const rows = await made('dossierList', { columns: ['dossier', 'holder'] }, 'officer');
  const listed = (await desk.send('officer', 'GET', '/dossiers')).json<{ rows: Row[] }>().rows;
  expect(rows.slice(3).map((row) => row[1])).toEqual(listed.map(({ code }) => code));
});
