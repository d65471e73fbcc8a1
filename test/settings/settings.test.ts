// Settings: read everywhere alike, changed with a version and a reason, and with a history that nobody can alter.
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVERY_SETTING } from '../../src/app/every-setting.ts';
import { ChangeSetting } from '../../src/organization/change-setting.ts';
import { defineSetting } from '../../src/platform/settings/setting-definition.ts';
import { Settings } from '../../src/platform/settings/settings.ts';
import { LATE_CASE_KINDS } from '../../src/supervision/late-cases/late-case-kinds.ts';
import { createTestApp } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { furnishOffice } from '../support/furnished-office.ts';
import type { FurnishedOffice, PersonName } from '../support/furnished-office.ts';

const KINDS = '/api/v1/settings/supervision.lateCaseKinds';

let service: TestApp;
let office: FurnishedOffice;

beforeAll(async () => {
  service = await createTestApp();
  office = await furnishOffice(service.app, service.clock.now());
});
afterAll(() => service.close());

const as = (name: PersonName, version?: number) => ({
  authorization: `Bearer ${office.people[name].token}`,
  ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
});
const put = (value: unknown, version: number, name: PersonName = 'admin') =>
  service.http.send('PUT', KINDS, { value, reason: 'Chỉ đạo của Văn phòng' }, as(name, version));

describe('every setting', () => {
  it.each(EVERY_SETTING.map((definition) => [definition.key, definition] as const))(
    '%s has a default that it would itself take, and words',
    (key, definition) => {
      expect(key).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
      expect(definition.read(null)).toEqual(definition.default);
      expect(definition.read(JSON.parse(JSON.stringify(definition.default)))).toEqual(definition.default);
      for (const { vi, en } of [definition.name, definition.about])
        expect([vi, en].every((words) => words.trim() !== '')).toBe(true);
    },
  );
});

describe('a shape', () => {
  const words = { vi: 'Mẫu', en: 'Sample' };
  const sample = { group: 'time', name: words, about: words } as const;
  const minutes = defineSetting<number | string>({
    ...sample,
    key: 'sample.minutes',
    shape: { type: 'number', unit: 'minutes', least: 0, most: 60, instead: { value: 'never', words } },
    default: 5,
  });
  const pair = defineSetting<{ on: boolean; since: string | null }>({
    ...sample,
    key: 'sample.pair',
    shape: {
      type: 'fields',
      fields: [
        { name: 'on', words, shape: { type: 'flag' } },
        { name: 'since', words, shape: { type: 'instant' } },
      ],
    },
    default: { on: false, since: null },
    check: ({ on, since }) => (on && since === null ? 'on since when?' : null),
  });
  const one = defineSetting<string>({
    ...sample,
    key: 'sample.one',
    shape: {
      type: 'choice',
      of: [
        { value: 'warn', words },
        { value: 'block', words },
      ],
    },
    default: 'warn',
  });

  it('takes what fits it, and keeps the default of what is not named', () => {
    expect([minutes.read(7), minutes.read('never'), minutes.read(undefined)]).toEqual([7, 'never', 5]);
    expect(pair.read({ since: '2026-03-02T08:00' })).toEqual({
      on: false,
      since: '2026-03-02T08:00:00+07:00',
    });
    expect(one.read('block')).toBe('block');
  });

  it.each([
    [() => minutes.read(61), 'a whole number from 0 to 60, or never'],
    [() => minutes.read(1.5), 'a whole number'],
    [() => minutes.read('5'), 'a whole number'],
    [() => minutes.read(NaN), 'a whole number'],
    [() => pair.read({ on: 'yes' }), 'on: expected true or false'],
    [() => pair.read({ since: 'yesterday' }), 'since: expected an instant'],
    [() => pair.read({ off: true }), 'expected no off'],
    [() => pair.read([]), 'expected an object'],
    [() => pair.read({ on: true }), 'on since when?'],
    [() => one.read('hinder'), 'one of warn, block'],
    [() => LATE_CASE_KINDS.read(['dossierLate', 'dossierLate']), 'each once'],
    [() => LATE_CASE_KINDS.read('dossierLate'), 'a list'],
  ])('%# refuses', (read, problem) => expect(read).toThrow(problem));
});

describe('changing one', () => {
  it('asks for a version, a reason and a value that can stand', async () => {
    const refusals = await Promise.all([
      service.http.send('PUT', KINDS, { value: [], reason: 'x' }, as('admin')),
      service.http.send('PUT', KINDS, { value: [], reason: ' ' }, as('admin', 0)),
      put(['lateForDinner'], 0),
      put([], 3),
      service.http.send('PUT', '/api/v1/settings/no.such', { value: 1, reason: 'x' }, as('admin', 0)),
    ]);
    expect(refusals.map(({ status, json }) => [status, json<{ code: string }>().code])).toEqual([
      [428, 'ifMatch.required'],
      [422, 'request.invalid'],
      [422, 'setting.invalid'],
      [412, 'ifMatch.stale'],
      [404, 'setting.unknown'],
    ]);
  });

  it('holds at once, says who changed it and why, and can be taken back', async () => {
    const settings = service.app.get(Settings);
    expect(await settings.read(LATE_CASE_KINDS)).toContain('legLate');
    const changed = await put(['dossierLate', 'stepLate'], 0);
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"1"']);
    expect(await settings.read(LATE_CASE_KINDS)).toEqual(['dossierLate', 'stepLate']);
    const reset = await service.http.send('POST', `${KINDS}/reset`, { reason: 'Như cũ' }, as('chief', 1));
    expect(reset.json()).toMatchObject({ isDefault: true, version: 2, value: LATE_CASE_KINDS.default });
    expect(await settings.read(LATE_CASE_KINDS)).toEqual(LATE_CASE_KINDS.default);
    const { items } = (await service.http.get(`${KINDS}/history`, as('admin'))).json<{ items: unknown[] }>();
    expect(items).toMatchObject([
      { version: 2, before: ['dossierLate', 'stepLate'], after: null, changedBy: 'chief', reason: 'Như cũ' },
      { version: 1, before: null, after: ['dossierLate', 'stepLate'], changedBy: 'admin' },
    ]);
  });

  it('of two at once lets one through', async () => {
    const { version } = (await service.http.get(KINDS, as('admin'))).json<{ version: number }>();
    const both = await Promise.all([put(['taskLate'], version), put(['legLate'], version, 'chief')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('keeps a history that takes no update, delete or truncate', async () => {
    for (const text of [
      `update setting_change set reason = 'x'`,
      `delete from setting_change`,
      `truncate setting_change`,
    ])
      await expect(service.database.query({ text })).rejects.toThrow('takes no update or delete');
  });
});

describe('who', () => {
  it('administrators see all; the supervising office what is its own; others nothing', async () => {
    const keysOf = async (name: PersonName) => {
      const answer = await service.http.get('/api/v1/settings', as(name));
      return answer.status === 200
        ? answer.json<{ items: { key: string }[] }>().items.map(({ key }) => key)
        : answer.status;
    };
    expect(await keysOf('admin')).toEqual(EVERY_SETTING.map(({ key }) => key));
    expect(await keysOf('chief')).toEqual(['supervision.lateCaseKinds', 'supervision.repeatedLateness']);
    expect(await keysOf('leader')).toBe(403);
    const ladders = '/api/v1/settings/alerts.ladders';
    expect((await service.http.get(ladders, as('chief'))).status).toBe(404);
  });

  it('nobody changes the thresholds of lateness by another door, without a version or without a reason', async () => {
    const value = { window: 'quarter', count: 4, share: 0.2 };
    const other = '/api/v1/repeated-lateness/setting';
    expect((await service.http.send('PUT', other, value, as('chief'))).status).toBe(404);
    const put = (body: object, headers: Record<string, string>) =>
      service.http.send('PUT', '/api/v1/settings/supervision.repeatedLateness', body, {
        ...as('chief'),
        ...headers,
      });
    const first = { 'if-match': '"0"' };
    expect((await put({ value, reason: 'Mẫu' }, {})).json()).toMatchObject({ code: 'ifMatch.required' });
    expect((await put({ value }, first)).json()).toMatchObject({ code: 'request.invalid' });
    expect((await put({ value, reason: ' ' }, first)).json()).toMatchObject({ code: 'request.invalid' });
    expect((await put({ value, reason: 'Theo công văn 1' }, first)).status).toBe(200);
    const history = await service.http.get(
      '/api/v1/settings/supervision.repeatedLateness/history',
      as('admin'),
    );
    expect(history.json()).toMatchObject({
      items: [{ after: value, changedBy: 'chief', reason: 'Theo công văn 1' }],
    });
  });
});

describe('reading one', () => {
  it('agrees between services within a second, also within a transaction', async () => {
    const other = new Settings(service.database);
    await other.read(LATE_CASE_KINDS);
    const change = { expectedVersion: null, by: null, reason: null, at: service.clock.now() };
    const wish = { ...change, value: ['receptionLate'] };
    await service.app.get(ChangeSetting).run(LATE_CASE_KINDS, wish);
    await new Promise((done) => setTimeout(done, 1_050));
    const read = await service.database.transaction((sql) => other.read(LATE_CASE_KINDS, sql));
    expect(read).toEqual(['receptionLate']);
  });

  it('no change of one is without its history and its line in the log of administration', async () => {
    const count = async (text: string) => (await service.database.query<{ n: number }>({ text })).rows[0]!.n;
    const [history, log] = [
      `select count(*)::int as n from setting_change`,
      `select count(*)::int as n from administration_log where action = 'setting.changed'`,
    ];
    const before = [await count(history), await count(log)] as const;
    expect(before[0]).toBe(before[1]);
    const change = { expectedVersion: null, by: null, reason: 'motcua', at: service.clock.now() };
    await service.app.get(ChangeSetting).run(LATE_CASE_KINDS, { ...change, value: ['stepLate'] });
    // Where the line cannot be written nothing changes.
    await service.database.query({
      text: `alter table administration_log add constraint none check (action <> 'setting.changed') not valid`,
    });
    const refused = service.app.get(ChangeSetting).run(LATE_CASE_KINDS, { ...change, value: null });
    await expect(refused).rejects.toThrow('none');
    await service.database.query({ text: 'alter table administration_log drop constraint none' });
    expect([await count(history), await count(log)]).toEqual([before[0] + 1, before[1] + 1]);
    expect(await service.app.get(Settings).read(LATE_CASE_KINDS)).toEqual(['stepLate']);
  });

  it('only that door writes settings; the clock and the seed keep marks of their own', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((name) => `src/${name}`)
      .filter((path) => path.endsWith('.ts'))
      .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    const those = (what: RegExp) => files.filter(({ text }) => what.test(text)).map(({ path }) => path);
    expect(those(/(insert into|update|delete from) setting\b/).sort()).toEqual([
      'src/platform/clock-setting.ts',
      'src/platform/settings/keep-setting.ts',
    ]);
    expect(those(/settings\/keep-setting\.ts'/).sort()).toEqual([
      'src/evaluation/seed-mark.ts',
      'src/organization/change-setting.ts',
    ]);
  });

  it('holds the default where what is kept cannot be read, and says so to whoever looks', async () => {
    await service.database.query({
      text: `update setting set value = '"nonsense"', version = version + 1 where key = $1`,
      values: [LATE_CASE_KINDS.key],
    });
    expect(await new Settings(service.database).read(LATE_CASE_KINDS)).toEqual(LATE_CASE_KINDS.default);
    const shown = await service.http.get(KINDS, as('admin'));
    expect(shown.json()).toMatchObject({ unreadable: expect.stringContaining('a list') });
  });
});
