// Tasks from a spreadsheet over HTTP: findings by row, the dry run, and both formats.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSheet } from '../../src/platform/spreadsheet.ts';
import { readSheet } from '../../src/tasks/read-sheet.ts';
import type { ImportTasksView } from '../../src/tasks/task-view.ts';
import { codeOf } from '../dossiers/desk-app.ts';
import { book, rows } from '../../bench/packed.ts';
import { DOCUMENT, TaskDesk } from './task-desk.ts';

const HEADINGS = ['Tên nhiệm vụ', 'Nội dung', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Hạn hoàn thành'];
const GOOD = ['Rà soát thủ tục', 'Theo mẫu 01', 'H99.12', 'H99.13; H99.12.01', '31/03/2026'];

let desk: TaskDesk;

beforeAll(async () => {
  desk = await TaskDesk.open();
});
afterAll(() => desk.close());

/** The sheet as a file in base64, written by the same door that exports use. */
async function fileOf(format: 'csv' | 'xlsx', rows: readonly (readonly string[])[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-test-'));
  try {
    const path = join(folder, `a.${format}`);
    const sheet = openSheet(path, format, {
      name: 'Nhiệm vụ',
      columns: HEADINGS.map((title) => ({ title })),
    });
    for (const row of rows) sheet.addRow(row);
    await sheet.end();
    return (await readFile(path)).toString('base64');
  } finally {
    await rm(folder, { recursive: true });
  }
}

const send = (body: object, headers: Record<string, string> = {}) =>
  desk.send('chief', 'POST', '/tasks/import', { document: DOCUMENT, format: 'csv', ...body }, headers);

describe.each(['csv', 'xlsx'] as const)('a %s file', (format) => {
  test('is checked without being given, then given at once under one document', async () => {
    const file = await fileOf(format, [GOOD, ['Tập huấn', '', 'H99.12.02', '', '2026-04-15']]);
    const before = (await desk.list('chief')).counts.open;
    const dry = (await send({ format, file })).json<ImportTasksView>();
    expect(dry).toEqual({ rows: 2, findings: [], given: null });
    expect((await desk.list('chief')).counts.open).toBe(before);
    const headers = { 'idempotency-key': `import-${format}` };
    const answer = await send({ format, file, dryRun: false }, headers);
    const { given } = answer.json<ImportTasksView>();
    expect(given!.tasks.map(({ dueAt }) => dueAt)).toEqual([
      '2026-03-31T17:00:00+07:00',
      '2026-04-15T17:00:00+07:00',
    ]);
    expect((await send({ format, file, dryRun: false }, headers)).text).toBe(answer.text);
    expect((await desk.list('chief')).counts.open).toBe(before + 2);
    const { id } = given!.tasks[0]!;
    const partners = (await desk.read('chief', id)).partners.map(({ name }) => name);
    expect(partners).toEqual(['Đơn vị H99.13', 'Đơn vị H99.12.01']);
  });
});

test('each row says what is wrong with it, and nothing is given while one has a finding', async () => {
  const before = (await desk.list('chief')).counts.open;
  const file = await fileOf('csv', [
    GOOD,
    ['', '', 'H99.12', '', '31/02/2026'],
    ['Sai mã', '', 'H99.77', '', '31/03/2026'],
    ['Ngoài phạm vi', '', 'H99.13', '', '31/03/2026'],
    ['Đã qua', '', 'H99.12', '', '27/02/2026'],
  ]);
  const answer = (await send({ file, dryRun: false })).json<ImportTasksView>();
  expect(answer.findings.map(({ row, code }) => [row, code])).toEqual([
    [3, 'task.titleMissing'],
    [3, 'task.dueUnreadable'],
    [4, 'unit.unknown'],
    [5, 'unit.outsideScope'],
    [6, 'task.dueInThePast'],
  ]);
  expect(answer.given).toBeNull();
  expect((await desk.list('chief')).counts.open).toBe(before);
});

test.each([
  [
    'what is no spreadsheet',
    { format: 'xlsx', file: Buffer.from('x').toString('base64') },
    'import.fileUnreadable',
  ],
  ['other columns', { file: Buffer.from('a,b\n1,2\n').toString('base64') }, 'import.columnsMissing'],
  ['no rows', { file: Buffer.from('title,lead,due\n').toString('base64') }, 'import.empty'],
  [
    'more rows than one order gives',
    { file: Buffer.from(`title,lead,due\n${'a,b,c\n'.repeat(301)}`).toString('base64') },
    'import.tooManyRows',
  ],
  ['another format', { format: 'pdf', file: 'eA==' }, 'request.invalid'],
])('%s is refused', async (_, body, code) => {
  expect(codeOf(await send(body))).toEqual([422, code]);
});

test('fifty findings are told, and how many more there are', async () => {
  const file = await fileOf('csv', Array<string[]>(60).fill(['', '', 'H99.12', '', '31/03/2026']));
  const found = (await send({ file })).json<ImportTasksView>();
  expect([found.rows, found.findings.length, found.more]).toEqual([60, 50, 10]);
});

/** The longest that somebody waited who only asked whether the service lives. */
async function longestWait(while_: Promise<unknown>): Promise<number> {
  let over = false;
  const work = while_.finally(() => (over = true));
  let longest = 0;
  while (!over) {
    const asked = performance.now();
    expect((await desk.service.http.get('/health/live')).status).toBe(200);
    longest = Math.max(longest, performance.now() - asked);
    await new Promise((done) => setTimeout(done, 10));
  }
  await work;
  return longest;
}

test('a small file that unpacks to a large one is refused, and nobody waits for it', async () => {
  const file = book(`<!--${' '.repeat(60_000_000)}-->`);
  expect(file.length).toBeLessThan(100_000);
  const refused = send({ format: 'xlsx', file: file.toString('base64') });
  expect(await longestWait(refused)).toBeLessThan(20_000);
  expect((await refused).json()).toMatchObject({ status: 413, code: 'input.tooLarge', most: 52_428_800 });
});

/** A workbook of some hundred kilobytes, within the limits, that takes a while to read. */
const slowBook = () => {
  const row = Array.from({ length: 26 }, () => 'x'.repeat(5_000));
  return book(rows(...Array.from({ length: 290 }, () => row))).toString('base64');
};

test('eight at once of one person are read one at a time; what is too many is told by the limit, and all go on', async () => {
  const file = slowBook();
  expect(file.length).toBeLessThan(600_000);
  const eight = Promise.all(Array.from({ length: 8 }, () => send({ format: 'xlsx', file })));
  expect(await longestWait(eight)).toBeLessThan(20_000);
  const answers = (await eight).map((answer) => answer.json<Record<string, unknown>>());
  // One in hand and four behind it; who waits too long is told to come again.
  const tooMany = answers.filter(({ code }) => code === 'input.oneAtATime');
  expect(tooMany.length).toBeGreaterThan(0);
  for (const answer of tooMany) expect(answer).toMatchObject({ status: 429, most: 4, retryAfterSeconds: 2 });
  const read = answers.filter((answer) => !tooMany.includes(answer));
  for (const { code } of read)
    expect(code).toMatch(/^(import\.columnsMissing|input\.(tooMuch[A-Za-z]+|busy))$/);
  expect((await send({ file: await fileOf('csv', [GOOD]) })).json()).toMatchObject({ rows: 1, findings: [] });
});

test('a file of somebody else is read before a second one of the same person', async () => {
  const file = slowBook();
  const order: string[] = [];
  const mine = ['first', 'second', 'third'].map((name) =>
    send({ format: 'xlsx', file }).finally(() => order.push(name)),
  );
  await new Promise((done) => setTimeout(done, 100));
  const body = { document: DOCUMENT, format: 'csv', file: await fileOf('csv', [GOOD]) };
  const other = await desk.send('leader', 'POST', '/tasks/import', body).finally(() => order.push('other'));
  await Promise.all(mine);
  expect(other.text).not.toContain('"code":"input.');
  expect(order.indexOf('other')).toBeLessThan(2);
});

test('a wide file is refused, naming the row', async () => {
  const file = Buffer.from(`${HEADINGS.join(',')}\n${'a,'.repeat(200)}a\n`).toString('base64');
  const refused = { status: 413, code: 'input.tooManyColumns', most: 200, row: 2 };
  expect((await send({ file })).json()).toMatchObject(refused);
});

test('an officer imports nothing', async () => {
  const body = { document: DOCUMENT, format: 'csv', file: 'eA==' };
  expect(codeOf(await desk.send('officer', 'POST', '/tasks/import', body))).toEqual([403, 'right.missing']);
});

test.each([
  ['31/12/2026', '2026-12-31'],
  ['1/3/2026', '2026-03-01'],
  ['2026-03-01T00:00:00.000Z', '2026-03-01'],
  ['29/02/2028', '2028-02-29'],
  ['29/02/2026', ''],
  ['13/13/2026', ''],
  ['mai', ''],
])('the day %s is read as “%s”', (text, day) => {
  const [task] = readSheet([
    ['Title', 'Lead', 'Due'],
    ['a', 'b', text],
  ]);
  expect(task!.dueDay).toBe(day);
});
