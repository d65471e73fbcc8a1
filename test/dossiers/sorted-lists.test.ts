// Lists of dossiers over HTTP sorted by a column: Vietnam's alphabet, page by page, and only as many as that bears.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DAY_MS } from '../../src/domain/time/instant.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { codeOf, DeskApp } from './desk-app.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly applicant: string;
  readonly unitName: string;
  readonly unitId: string;
  readonly officerName: string | null;
  readonly lodgedAt: string;
}
interface Page {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

let desk: DeskApp;

const page = async (query: string, person: PersonName = 'chief'): Promise<Page> => {
  const answer = await desk.send(person, 'GET', `/dossiers?${query}`);
  expect([query, answer.status, answer.text]).toEqual([query, 200, expect.any(String)]);
  return answer.json<Page>();
};
/** All rows, two at a time. */
const pages = async (query: string): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (let cursor = ''; ;) {
    const { rows: some, next } = await page(`${query}&limit=2${cursor}`);
    rows.push(...some);
    if (next === null) return rows;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
};
const applicant = (name: string, kind = 'citizen') => ({
  applicant: { name, kind, identityNo: '001099000123' },
});

beforeAll(async () => {
  desk = await DeskApp.open();
  const officerId = desk.office.people.officer.staffId;
  await desk.log(applicant('Trần Thị Uyên'));
  desk.service.clock.advance(DAY_MS);
  const given = await desk.event('reception', await desk.log(applicant('Lê Văn Đào')), { type: 'transfer' });
  await desk.event('head', given, { type: 'complete', officerId });
  await desk.log(applicant('Nguyễn Văn Dũng'));
  await desk.event('reception', await desk.log(applicant('Phạm Ánh')), { type: 'transfer' });
  await desk.log(applicant('Công ty TNHH An Uyên', 'business'));
});
afterAll(() => desk.close());

it('puts people by their given names and organizations by their whole ones, Đ behind D', async () => {
  const named = ['Phạm Ánh', 'Công ty TNHH An Uyên', 'Nguyễn Văn Dũng', 'Lê Văn Đào', 'Trần Thị Uyên'];
  expect((await page('sort=applicant')).rows.map((row) => row.applicant)).toEqual(named);
  expect((await page('sort=-applicant')).rows.map((row) => row.applicant)).toEqual(named.toReversed());
});

it.each([
  'due',
  'lodged',
  'accepted',
  'stepDue',
  'code',
  'procedure',
  'applicant',
  'state',
  'unit',
  'officer',
])('reads the same by %s in pages of two as in one, either way', async (sort) => {
  for (const way of [sort, `-${sort}`]) {
    const whole = (await page(`sort=${way}&limit=100`)).rows.map(({ id }) => id);
    expect(whole).toHaveLength(5);
    expect((await pages(`sort=${way}`)).map(({ id }) => id)).toEqual(whole);
  }
});

it('puts what has no key last, whichever way', async () => {
  for (const sort of ['officer', '-officer']) {
    const officers = (await page(`sort=${sort}`)).rows.map(({ officerName }) => officerName);
    expect(officers).toHaveLength(5);
    expect(officers.filter((name) => name === null).length).toBeGreaterThan(0);
    expect(officers.slice(0, officers.indexOf(null))).not.toContain(null);
    expect(officers.at(-1)).toBeNull();
  }
});

it('sorts units by their names', async () => {
  const units = (await page('sort=unit')).rows.map(({ unitName }) => unitName);
  expect(units).toEqual(units.toSorted((a, b) => a.localeCompare(b, 'vi')));
  expect(new Set(units).size).toBeGreaterThan(1);
});

it('refuses a cursor of another order, and a key that it does not have', async () => {
  const { next } = await page('sort=code&limit=2');
  const refused = await desk.send('chief', 'GET', `/dossiers?sort=lodged&limit=2&cursor=${next}`);
  expect(codeOf(refused)).toEqual([422, 'cursor.invalid']);
  expect(codeOf(await desk.send('chief', 'GET', '/dossiers?sort=phone'))).toEqual([422, 'request.invalid']);
});

it('lists a unit with all under it, and nobody’s beyond his scope', async () => {
  const { department, agency } = desk.office.units as Record<string, string>;
  const under = (await page(`under=${agency}`)).rows.map(({ unitId }) => unitId);
  expect(under).toContain(department);
  const refused = await desk.send('stranger', 'GET', `/dossiers?under=${agency}`);
  expect(codeOf(refused)).toEqual([403, 'unit.outsideScope']);
});

it('sorts so many as it bears by any column, and any number by the due date', async () => {
  const columns = async (table: string, made: Readonly<Record<string, string>>) => {
    const { rows } = await desk.service.database.query<{ name: string }>({
      text: `select column_name as name from information_schema.columns where table_name = $1
        and table_schema = current_schema() and is_generated = 'NEVER' order by 1`,
      values: [table],
    });
    const names = rows.map(({ name }) => name);
    return { into: names.join(', '), from: names.map((name) => made[name] ?? `o.${name}`).join(', ') };
  };
  const [dossier, person] = [
    await columns('dossier', { id: `md5('made' || n)::uuid`, code: `'M' || n`, lodging_no: 'null' }),
    await columns('dossier_applicant', { dossier_id: `md5('made' || n)::uuid` }),
  ];
  const [one] = (await page('limit=1')).rows;
  for (const [table, { into, from }, id] of [
    ['dossier', dossier, 'id'],
    ['dossier_applicant', person, 'dossier_id'],
  ] as const)
    await desk.service.database.query({
      text: `insert into ${table} (${into}) select ${from} from ${table} o, generate_series(1, 10000) n where o.${id} = $1`,
      values: [one!.id],
    });
  const refused = await desk.send('chief', 'GET', '/dossiers?sort=applicant');
  expect(codeOf(refused)).toEqual([422, 'list.tooManyToSort']);
  expect((await page('sort=due')).rows).toHaveLength(50);
  expect((await page('sort=applicant&q=M77')).rows).toHaveLength(50);
}, 60_000);
