// What the editor of procedures is told over HTTP: the published text, versions, and faults by line and column.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestApp, type TestApp } from '../support/app.ts';
import { furnishOffice, type FurnishedOffice, type PersonName } from '../support/furnished-office.ts';
import type { Answer } from '../support/http-client.ts';

let service: TestApp;
let office: FurnishedOffice;
beforeAll(async () => {
  service = await createTestApp();
  office = await furnishOffice(service.app, service.clock.now());
});
afterAll(() => service.close());

const SHIPPED = readFileSync('workflows/procedures/1.001806.yaml', 'utf8');
const MINE = SHIPPED.replace('"1.001806"', '"9.001806"');

const get = (person: PersonName, path: string): Promise<Answer> =>
  service.http.send('GET', `/api/v1${path}`, undefined, {
    authorization: `Bearer ${office.people[person].token}`,
  });

/** Sends YAML as the editor does. */
async function submit(person: PersonName, path: string, yaml: string) {
  const url = await service.app.getUrl();
  const answer = await fetch(`${url.replace('[::1]', '127.0.0.1')}/api/v1${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${office.people[person].token}`,
      'content-type': 'application/yaml',
    },
    body: yaml,
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

interface Located {
  readonly code: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

interface Source {
  readonly version: number | null;
  readonly exact: boolean;
  readonly yaml: string;
  readonly versions: readonly {
    version: number;
    exact: boolean;
    publishedBy: { name: string } | null;
    from: string;
  }[];
}

test('a shipped procedure comes as its file, to administrators only', async () => {
  const answer = await get('admin', '/procedures/1.001806/source');
  expect(answer.status).toBe(200);
  expect(answer.json<Source>()).toMatchObject({
    version: 1,
    exact: true,
    yaml: SHIPPED,
    versions: [{ version: 1, publishedBy: null, plain: false }],
  });
  expect((await get('officer', '/procedures/1.001806/source')).status).toBe(403);
});

test('each publication is a version of its own, kept with its comments and publisher', async () => {
  expect((await submit('admin', '/procedures', MINE)).status).toBe(201);
  service.clock.advance(60_000);
  const second = `# ghi chú của người sửa\n${MINE.replace(/name: .*/, 'name: Tên mới')}`.replace(
    /amount: 10/,
    'amount: 10.0',
  );
  expect((await submit('admin', '/procedures', second)).status).toBe(200); // says nothing new of a process
  const third = second.replaceAll(/label: (.*)/g, 'label: $1 (mới)');
  expect((await submit('admin', '/procedures', third)).status).toBe(201);
  const newest = (await get('admin', '/procedures/9.001806/source')).json<Source>();
  expect(newest).toMatchObject({ version: 2, exact: true, yaml: third });
  expect(newest.versions.map(({ version, publishedBy }) => [version, publishedBy?.name])).toEqual([
    [2, 'admin'],
    [1, 'admin'],
  ]);
  const first = (await get('admin', '/procedures/9.001806/source?version=1')).json<Source>();
  expect(first).toMatchObject({ version: 1, yaml: MINE });
  const refused = await get('admin', '/procedures/9.001806/source?version=9');
  expect([refused.status, refused.json<{ code: string }>().code]).toEqual([404, 'procedureVersion.unknown']);
  expect((await get('admin', '/procedures/9.999999/source')).status).toBe(404);
  expect((await get('admin', '/procedures/9.001806/source?version=x')).status).toBe(422);
});

test('a version published as JSON is written in YAML that publishes nothing new', async () => {
  const shape = (await get('admin', '/procedures/1.000091')).json<{ name: string }>();
  const { database } = service;
  const { rows } = await database.query<{ definition: object }>({
    text: `select definition from process_version where procedure_code = '1.000091' order by case_key`,
  });
  const json = {
    code: '9.000091',
    name: shape.name,
    field: 'Thử nghiệm',
    levels: ['province'],
    cases: rows.map(({ definition }) => definition),
  };
  const posted = await service.http.send('POST', '/api/v1/procedures', json, {
    authorization: `Bearer ${office.people.admin.token}`,
  });
  expect(posted.status).toBe(201);
  const source = (await get('admin', '/procedures/9.000091/source')).json<Source>();
  expect(source).toMatchObject({ version: 1, exact: false });
  expect(await submit('admin', '/procedures', source.yaml)).toMatchObject({
    status: 200,
    body: { versions: [] },
  });
});

test('an unsound procedure is refused with the line and column of each finding', async () => {
  const unsound = MINE.replace('amount: 10', 'amount: 11');
  const refused = await submit('admin', '/procedures', unsound);
  expect([refused.status, refused.body['code']]).toEqual([422, 'procedure.invalid']);
  const dry = await submit('admin', '/procedures?dryRun=true', unsound);
  expect(dry.status).toBe(200);
  for (const findings of [refused.body['findings'], dry.body['findings']] as Located[][]) {
    const [finding] = findings;
    expect(finding).toMatchObject({ code: expect.stringMatching(/^budgets\./), message: expect.any(String) });
    const line = unsound.split('\n')[finding!.line - 1]!;
    expect(line.slice(finding!.column - 1)).not.toBe('');
    expect(finding!.line).toBeGreaterThan(1);
  }
});

test('a malformed procedure names line, column and field, in Vietnamese too', async () => {
  const wrong = MINE.replace(/levels: .*/, 'levels: [moon]');
  const refused = await submit('admin', '/procedures?dryRun=true', wrong);
  expect([refused.status, refused.body['code']]).toEqual([422, 'procedure.malformed']);
  const [finding] = refused.body['findings'] as Located[];
  const lines = wrong.split('\n');
  const line = lines.findIndex((text) => text.startsWith('levels:')) + 1;
  expect(finding).toMatchObject({ path: '/levels/0', line, column: lines[line - 1]!.indexOf('moon') + 1 });
  expect(finding!.message).toContain('Cần');
  const torn = await submit('admin', '/procedures', `${MINE}\n  - [`);
  expect(torn.status).toBe(422);
  expect((torn.body['findings'] as Located[])[0]).toMatchObject({ line: expect.any(Number) });
});

test('a dry run tells when a sample dossier is due and why, and draws the chart', async () => {
  const at = encodeURIComponent('2027-04-26T16:40:00+07:00');
  const { status, body } = await submit('admin', `/procedures?dryRun=true&at=${at}`, MINE);
  expect(status).toBe(200);
  expect(body).toMatchObject({ publishable: true, receivedAt: '2027-04-26T16:40:00+07:00' });
  const [sample] = body['cases'] as {
    due: { acceptedAt: string; due: string; explain: object[] };
    chart: { nodes: object[] };
  }[];
  expect(sample!.due.acceptedAt).toBe('2027-04-26T16:40:00+07:00');
  expect(sample!.due.explain.length).toBeGreaterThan(2);
  expect(sample!.chart.nodes.length).toBeGreaterThan(5);
  const now = await submit('admin', '/procedures?dryRun=true', MINE);
  expect((now.body['cases'] as (typeof sample)[])[0]!.due.due).not.toBe(sample!.due.due);
  expect(await submit('admin', '/procedures?dryRun=true&at=mai', MINE)).toMatchObject({
    status: 422,
    body: { code: 'instant.invalid' },
  });
  expect((await submit('officer', '/procedures?dryRun=true', MINE)).status).toBe(403);
});

test.each([
  ['too deep', `${MINE}x: ${'['.repeat(33)}${']'.repeat(33)}`, 'input.tooDeep', 32],
  ['too long', `${MINE}# ${'x'.repeat(131_072)}`, 'input.tooLarge', 131_072],
  ['too repetitive', `${MINE}x: &a 1\ny: [${'*a,'.repeat(100)}]`, 'input.tooManyAliases', 100],
])('a text that is %s is refused before it is read', async (_, yaml, code, most) => {
  expect(await submit('admin', '/procedures?dryRun=true', yaml)).toMatchObject({
    status: 413,
    body: { code, most },
  });
});

test('fifty faults are told, and how many more there are', async () => {
  const yaml = `${MINE}\n${Array.from({ length: 60 }, (_, at) => `thua${at}: 1`).join('\n')}\n`;
  const { status, body } = await submit('admin', '/procedures', yaml);
  expect([status, body['code'], body['more']]).toEqual([422, 'procedure.malformed', 10]);
  expect(body['findings']).toHaveLength(50);
});

test.each([
  ['of wrong keys', (at: number) => `thua${at}${'x'.repeat(16)}: 1`, 4_000, 'procedure.malformed'],
  ['of one key again and again', () => `thua${'x'.repeat(16)}: 1`, 4_000, 'procedure.malformed'],
  ['of many short keys', (at: number) => `k${at}: 1`, 10_000, 'input.tooManyValues'],
  ['of lists within lists', (at: number) => `k${at}: [[[[1]]]]`, 5_600, 'input.tooManyValues'],
] as const)('90 KB %s are answered soon, and keep nobody waiting', async (_, line, lines, code) => {
  const yaml = `${MINE}\n${Array.from({ length: lines }, (_part, at) => line(at)).join('\n')}\n`;
  expect(yaml.length).toBeGreaterThan(75_000);
  expect(yaml.length).toBeLessThan(131_072);
  const began = performance.now();
  let over = false;
  const tried = submit('admin', '/procedures?dryRun=true', yaml).finally(() => (over = true));
  let longest = 0;
  while (!over) {
    const asked = performance.now();
    expect((await service.http.get('/health/live')).status).toBe(200);
    longest = Math.max(longest, performance.now() - asked);
    await new Promise((done) => setTimeout(done, 10));
  }
  const { status, body } = await tried;
  expect([status, body['code']]).toEqual([code === 'procedure.malformed' ? 422 : 413, code]);
  expect((body['findings'] as object[] | undefined)?.length ?? 0).toBeLessThanOrEqual(50);
  expect(longest).toBeLessThan(1_000);
  expect(performance.now() - began).toBeLessThan(60_000);
});

test('an appointment at the hour of acceptance is within office hours', async () => {
  const hour = MINE.replace(
    '    limit: { amount: 10, unit: workingDays }',
    '    limit: { amount: 10, unit: workingDays }\n    policy: { due: clockTime }',
  );
  expect(hour).not.toBe(MINE);
  const dueAt = async (local: string) => {
    const at = encodeURIComponent(`${local}:00+07:00`);
    const { status, body } = await submit('admin', `/procedures?dryRun=true&at=${at}`, hour);
    expect([status, body]).toEqual([200, expect.anything()]);
    return (body['cases'] as { due: { due: string } }[])[0]!.due.due.slice(11, 16);
  };
  expect(await dueAt('2027-04-26T12:15')).toBe('13:30');
  expect(await dueAt('2027-04-26T06:10')).toBe('07:00');
  expect(await dueAt('2027-04-26T19:00')).toBe('17:00');
  expect(await dueAt('2027-04-26T09:20')).toBe('09:20');
});

test('a request with more values than any screen sends is refused', async () => {
  const refused = { status: 413, code: 'input.tooManyValues' };
  const send = async (body: object) =>
    (
      await service.http.send('POST', '/api/v1/procedures', body, {
        authorization: `Bearer ${office.people.admin.token}`,
      })
    ).json();
  expect(await send(Array.from({ length: 5_001 }, () => 1))).toMatchObject({ ...refused, most: 5_000 });
  const list = Array.from({ length: 5_000 }, () => 1);
  expect(await send(Object.fromEntries([...'abcdefghij'].map((key) => [key, list])))).toMatchObject({
    ...refused,
    most: 50_000,
  });
});
