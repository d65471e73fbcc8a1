// The catalogue: loaded in bulk, searched without diacritics, accepted once a limit is known.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FIELD_NOT_PUBLISHED, NAME_NOT_PUBLISHED } from '../../src/domain/process/import-processes.ts';
import { dayOf } from '../../src/domain/time/instant.ts';
import { openRoom, type Room } from './procedures-room.ts';

const row = (code: string, name: string, limits: object[], more: object = {}) => ({
  code,
  name,
  decision: 'QĐ 1',
  levels: ['Cấp tỉnh'],
  field: 'Hộ tịch',
  applicants: ['Công dân Việt Nam'],
  limits,
  results: [{ name: 'Giấy xác nhận' }],
  ...more,
});
const days = (amount: number, channel = 'counter') => ({ channel, amount, unit: 'workingDays' });
const NAMED = [
  row('1.900001', 'Đăng ký khai sinh', [days(3)]),
  row('1.900002', 'Đăng ký khai sinh có yếu tố nước ngoài', [days(3)], { levels: ['Cấp xã'] }),
  row('1.900003', 'Đăng ký lại khai sinh', [days(5), days(8, 'online')]),
  row('1.900004', 'Cấp thẻ căn cước', [], { field: 'Căn cước' }),
  row('2.900005', 'Khai báo 50%_giảm', [days(1)], { field: 'Thuế' }),
];
const MANY = Array.from({ length: 2_700 }, (_, i) =>
  row(
    `3.${String(i).padStart(6, '0')}`,
    `Thủ tục thứ ${i} về cấp phép, gia hạn, điều chỉnh giấy phép hoạt động số ${i % 97}`,
    [days((i % 30) + 1)],
    { field: `Lĩnh vực ${i % 50}` },
  ),
);

let room: Room;
beforeAll(async () => {
  room = await openRoom();
  await room.shippedCalendar.onModuleInit();
});
afterAll(() => room.close());
const names = async (q: string, more: object = {}) =>
  (await room.search.run({ q, ...more })).procedures.map(({ code }) => code);
const today = () => dayOf(room.clock.now());

test('2,705 procedures are loaded with progress, and again without harm', async () => {
  const text = JSON.stringify([...NAMED, ...MANY]);
  const steps: number[] = [];
  const result = await room.importCatalogue.run(text, 'catalogue.json', {
    by: null,
    progress: (done) => steps.push(done),
  });
  expect(result).toEqual({ procedures: 2_705, kept: 0, withoutLimit: 1 });
  expect(steps[0]).toBe(0);
  expect(steps.at(-1)).toBe(2_705);
  await room.importCatalogue.run(text, 'catalogue.json', { by: null });
  expect((await room.describe.run('1.900003')).cases).toHaveLength(2);
});

test('a broken row leaves everything as it was', async () => {
  const text = JSON.stringify([row('1.900009', 'Mới', [days(1)]), { ...NAMED[0], code: 'x' }]);
  await expect(room.importCatalogue.run(text, 'c.json', { by: null })).rejects.toMatchObject({
    code: 'catalogue.malformed',
    details: { file: 'c.json' },
  });
  await expect(room.describe.run('1.900009')).rejects.toMatchObject({ code: 'procedure.unknown' });
});

test('best first, typed with or without diacritics', async () => {
  expect(await names('khai sinh')).toEqual(['1.900001', '1.900003', '1.900002']);
  expect(await names('dang ky khai sinh')).toEqual(['1.900001', '1.900002', '1.900003']);
  expect(await names('ĐĂNG KÝ  khai sinh')).toEqual(['1.900001', '1.900002', '1.900003']);
  expect(await names('sinh nuoc ngoai')).toEqual(['1.900002']);
  expect(await names('900004')).toEqual(['1.900004']);
  expect((await names('1.900002'))[0]).toBe('1.900002');
  expect(await names('50%_')).toEqual(['2.900005']);
  expect(await names('%')).toEqual(['2.900005']);
  expect(await names('', { field: 'can cuoc' })).toEqual(['1.900004']);
  expect(await names('khai sinh', { level: 'commune' })).toEqual(['1.900002']);
  expect(await names('không có gì như thế')).toEqual([]);
});

test('pages follow one another without loss', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await room.search.run({ q: 'giay phep', limit: 100, ...(cursor ? { cursor } : {}) });
    seen.push(...page.procedures.map(({ code }) => code));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toHaveLength(2_700);
  expect(new Set(seen).size).toBe(2_700);
  await expect(room.search.run({ cursor: 'zzz' })).rejects.toMatchObject({ code: 'search.invalidCursor' });
});

test('the first acceptance makes a plain process, once, even for many at the same time', async () => {
  const before = await room.describe.run('1.900001');
  expect(before.cases[0]).toMatchObject({ acceptable: true, versions: [] });
  const pinned = await Promise.all(
    Array.from({ length: 8 }, () => room.versions.currentFor('1.900001', 'chung', today())),
  );
  expect(new Set(pinned.map(({ id }) => id)).size).toBe(1);
  expect(pinned[0]!.definition.process.steps.map(({ key }) => key)).toEqual([
    'receive',
    'assign',
    'appraise',
    'sign',
    'issue',
  ]);
  expect((await room.describe.run('1.900001')).cases[0]!.versions).toMatchObject([
    { version: 1, plain: true },
  ]);
});

test('a newer catalogue gives a plain process its new limit and leaves published ones alone', async () => {
  const text = JSON.stringify([row('1.900001', 'Đăng ký khai sinh', [days(2)])]);
  await room.importCatalogue.run(text, 'c.json', { by: null });
  const pinned = await room.versions.currentFor('1.900001', 'chung', today());
  expect(pinned).toMatchObject({ version: 2, definition: { limit: { amount: 2 } } });
  const { process, ...definition } = pinned.definition;
  await room.publish.run(
    {
      code: '1.900001',
      name: 'Khai sinh',
      field: 'Hộ tịch',
      levels: ['commune'],
      results: [],
      cases: [{ ...definition, process: { ...process, source: 'QĐ 5' } }],
    },
    { by: null },
  );
  expect(await room.importCatalogue.run(text, 'c.json', { by: null })).toMatchObject({
    procedures: 0,
    kept: 1,
  });
  expect((await room.describe.run('1.900001')).name).toBe('Khai sinh');
});

test('a published process without name or field takes them from the catalogue', async () => {
  const { process, ...rest } = (await room.versions.currentFor('1.900003', '5-ngay-lam-viec', today()))
    .definition;
  await room.publish.run(
    {
      code: '1.900008',
      name: NAME_NOT_PUBLISHED,
      field: FIELD_NOT_PUBLISHED,
      levels: ['province'],
      results: [],
      cases: [{ ...rest, process }],
    },
    { by: null },
  );
  const text = JSON.stringify([row('1.900008', 'Tên thật', [days(2)])]);
  await room.importCatalogue.run(text, 'c.json', { by: null });
  expect(await room.describe.run('1.900008')).toMatchObject({ name: 'Tên thật', field: 'Hộ tịch' });
  expect((await room.describe.run('1.900008')).cases[0]!.limit).toEqual({ amount: 5, unit: 'workingDays' });
});

test('a case without a limit waits for one with its source', async () => {
  const ask = () => room.versions.currentFor('1.900004', 'chung', today());
  const give = (more: object = {}) =>
    room.giveLimit.run({
      procedureCode: '1.900004',
      caseKey: 'chung',
      limit: { amount: 7, unit: 'workingDays' },
      source: 'Luật Căn cước Điều 26',
      by: null,
      mayReplace: false,
      ...more,
    });
  await expect(ask()).rejects.toMatchObject({ code: 'procedure.withoutLimit' });
  await expect(give({ source: ' ' })).rejects.toMatchObject({ code: 'limit.sourceMissing' });
  await give();
  expect((await ask()).definition.limit).toEqual({ amount: 7, unit: 'workingDays' });
  await expect(give()).rejects.toMatchObject({ code: 'procedure.limitExists' });
  await give({ mayReplace: true, limit: { amount: 9, unit: 'workingDays' } });
  expect(await ask()).toMatchObject({ version: 2, definition: { limit: { amount: 9 } } });
  await room.importCatalogue.run(JSON.stringify([NAMED[3]]), 'c.json', { by: null });
  expect((await ask()).definition.limit).toEqual({ amount: 9, unit: 'workingDays' });
});

test('a due date is explained before anything is accepted, and nothing is written for it', async () => {
  const preview = await room.previewDue.run({ procedureCode: '1.900002', caseKey: 'chung' });
  expect(preview).toMatchObject({
    acceptedAt: '2026-11-23T08:00:00+07:00',
    due: expect.stringMatching(/^2026-11-27T17:00/),
    lateFrom: '2026-11-28T00:00:00+07:00',
    calendar: { name: 'vn', version: 1 },
  });
  expect(preview.promised).toBe(preview.due);
  const counted = preview.explain.filter(({ kind }) => kind === 'counted');
  expect(counted.reduce((sum, { days: each = 0 }) => sum + each, 0)).toBe(3);
  expect((await room.describe.run('1.900002')).cases[0]!.versions).toEqual([]);
  const online = { procedureCode: '1.900003', caseKey: '5-ngay-lam-viec', channel: 'online' } as const;
  await expect(room.previewDue.run(online)).rejects.toMatchObject({ code: 'procedure.channelClosed' });
});
