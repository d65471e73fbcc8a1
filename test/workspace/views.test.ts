// Lists under a name: one's own, or shown to a unit; thirty a person, small, and without anything that names a citizen.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { furnishOffice } from '../support/furnished-office.ts';
import type { FurnishedOffice, PersonName } from '../support/furnished-office.ts';

let service: TestApp;
let office: FurnishedOffice;

beforeAll(async () => {
  service = await createTestApp();
  office = await furnishOffice(service.app, service.clock.now());
});
afterAll(() => service.close());

interface View {
  readonly id: string;
  readonly name: string;
  readonly mine: boolean;
}

const send = (who: PersonName | null, method: string, path: string, body?: unknown) =>
  service.http.send(
    method,
    `/api/v1/views${path}`,
    body,
    who === null ? {} : { authorization: `Bearer ${office.people[who].token}` },
  );
const view = (more: object = {}) => ({
  name: 'Trễ hạn của tôi',
  page: 'queue',
  query: { due: ['late'], tab: 'mine', closed: false, limit: 50 },
  shared: false,
  ...more,
});
const list = async (who: PersonName, query = '') => (await send(who, 'GET', query)).json<View[]>();
const codeOf = async (answer: ReturnType<typeof send>) => {
  const { status, json } = await answer;
  return [status, json<{ code: string }>().code];
};

describe('a list under a name', () => {
  it('is kept, told again, changed and dropped by its owner, and seen by nobody else', async () => {
    const saved = await send('officer', 'POST', '', view());
    expect([saved.status, saved.json()]).toMatchObject([
      201,
      { ...view(), mine: true, unitId: null, unitName: null, staffName: 'officer' },
    ]);
    const { id } = saved.json<View>();
    expect(await list('officer')).toMatchObject([{ id }]);
    expect(await list('officer', '?page=board')).toEqual([]);
    expect(await list('head')).toEqual([]);
    const changed = view({ name: 'Sắp hạn', page: 'late', query: { due: ['dueSoon'] } });
    expect((await send('officer', 'PUT', `/${id}`, changed)).json()).toMatchObject(changed);
    expect(await list('officer', '?page=late')).toMatchObject([{ id, name: 'Sắp hạn' }]);
    expect(await codeOf(send('head', 'PUT', `/${id}`, view()))).toEqual([404, 'view.unknown']);
    expect(await codeOf(send('head', 'DELETE', `/${id}`))).toEqual([404, 'view.unknown']);
    expect((await send('officer', 'DELETE', `/${id}`)).status).toBe(204);
    expect(await codeOf(send('officer', 'DELETE', `/${id}`))).toEqual([404, 'view.unknown']);
    expect(await list('officer')).toEqual([]);
  });

  it('is shown to those who hold a position in the unit, and stays its owner’s to change', async () => {
    const { department, oneStop } = office.units;
    const shared = view({ name: 'Của phòng', shared: true, unitId: department });
    const { id, ...told } = (await send('head', 'POST', '', shared)).json<View>();
    expect(told).toMatchObject({ shared: true, unitId: department, unitName: 'Đơn vị H99.12.02' });
    expect(await list('officer')).toMatchObject([{ id, mine: false, staffName: 'head' }]);
    for (const who of ['reception', 'stranger', 'admin'] as const) expect(await list(who)).toEqual([]);
    expect(await codeOf(send('officer', 'PUT', `/${id}`, shared))).toEqual([404, 'view.unknown']);
    expect(await codeOf(send('officer', 'DELETE', `/${id}`))).toEqual([404, 'view.unknown']);
    const moved = await send('head', 'PUT', `/${id}`, { ...shared, unitId: oneStop });
    expect(moved.json()).toMatchObject({ unitId: oneStop });
    expect(await list('officer')).toEqual([]);
    expect(await list('reception')).toMatchObject([{ id }]);
    expect((await send('head', 'DELETE', `/${id}`)).status).toBe(204);
  });

  it('is shared with one’s own unit where none is named, and with no unit of others', async () => {
    const saved = await send('officer', 'POST', '', view({ shared: true }));
    expect(saved.json()).toMatchObject({ unitId: office.units.department });
    await send('officer', 'DELETE', `/${saved.json<View>().id}`);
    const elsewhere = view({ shared: true, unitId: office.units.elsewhere });
    expect(await codeOf(send('officer', 'POST', '', elsewhere))).toEqual([403, 'unit.outsideScope']);
  });
});

describe('what is refused', () => {
  it('is a name twice on one page, a search, what is not flat, what is large and what is no list', async () => {
    const { id } = (await send('clerk', 'POST', '', view())).json<View>();
    expect(await codeOf(send('clerk', 'POST', '', view({ name: '  Trễ hạn của tôi ' })))).toEqual([
      409,
      'view.nameTaken',
    ]);
    expect((await send('clerk', 'POST', '', view({ page: 'board' }))).status).toBe(201);
    expect((await send('leader', 'POST', '', view())).status).toBe(201);
    expect(await codeOf(send('clerk', 'PUT', `/${id}`, view({ page: 'board' })))).toEqual([
      409,
      'view.nameTaken',
    ]);
    for (const [query, code] of [
      [{ q: 'Nguyễn Thị Mẫu' }, 'view.searchNotKept'],
      [{ due: { late: true } }, 'view.filterUnfit'],
      [{ due: [1] }, 'view.filterUnfit'],
      [{ due: null }, 'view.filterUnfit'],
      [{ state: ['x'.repeat(2100)] }, 'view.tooLarge'],
    ] as const)
      expect(await codeOf(send('clerk', 'POST', '', view({ name: code, query })))).toEqual([422, code]);
    for (const wrong of [
      { name: '   ' },
      { name: 'x'.repeat(81) },
      { page: 'counter' },
      { query: ['late'] },
      { shared: 'yes' },
      { unitId: 'here' },
      { owner: 'me' },
    ])
      expect(await codeOf(send('clerk', 'POST', '', view(wrong)))).toEqual([422, 'request.invalid']);
    expect(await codeOf(send('clerk', 'GET', '?page=counter'))).toEqual([422, 'request.invalid']);
    expect(await codeOf(send(null, 'GET', ''))).toEqual([401, 'auth.required']);
  });

  it('is the thirty-first, also when many come at once', async () => {
    const many = Array.from({ length: 36 }, (_, n) =>
      send('reception', 'POST', '', view({ name: `Số ${n}` })),
    );
    const statuses = (await Promise.all(many)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(30);
    expect(statuses.filter((status) => status === 422)).toHaveLength(6);
    expect(await codeOf(send('reception', 'POST', '', view()))).toEqual([422, 'view.tooMany']);
    expect(await list('reception')).toHaveLength(30);
  });
});
