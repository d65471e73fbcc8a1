// Search finds what people have in hand, as they have it, and of very many the newest within scope.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { matchingRows, nameHas } from '../../src/dossiers/lists/matching-rows.ts';
import { DeskApp } from './desk-app.ts';
import type { Dossier } from './desk-app.ts';

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

const named = (name: string, more: object = {}) =>
  desk.log({ applicant: { name, kind: 'business' }, ...more });
const found = async (q: string, person: 'reception' | 'stranger' = 'reception') =>
  (await desk.send(person, 'GET', `/search?q=${encodeURIComponent(q)}`)).json<{ rows: Dossier[] }>().rows;
const queued = async (q: string) =>
  (await desk.send('reception', 'GET', `/dossiers?q=${encodeURIComponent(q)}`)).json<{ rows: Dossier[] }>()
    .rows;
const known = async (name: string) =>
  (await desk.send('reception', 'POST', '/applicants/find', { name })).json<{
    applicants: { applicant: { name: string } }[];
  }>().applicants;
const ids = (rows: readonly Dossier[]) => rows.map(({ id }) => id);

describe('a name', () => {
  it.each([
    ['with a number', 'ABC68', 'Công ty TNHH ABC68'],
    ['with a number, in part', 'vinamilk3', 'Cửa hàng Vinamilk3'],
    ['like a code', 'ly-1975', 'Hợp tác xã Ly-1975'],
    ['that is digits', '1975', 'Công ty 1975'],
    ['with its words in another order', 'Bền Nguyễn Văn', 'Nguyễn Văn Bền'],
    ['with words left out and no marks', 'nguyen ben', 'Nguyễn Văn Bền'],
    ['with blanks of every kind', ' Nguyễn\u00A0\u00A0Văn\u3000Bền ', 'Nguyễn Văn Bền'],
    ['from another keyboard', 'Nguyễn Văn Bền'.normalize('NFD'), 'Nguyễn Văn Bền'],
    ['in wide letters', 'ＡＢＣ６８', 'Công ty TNHH ABC68'],
    ['of short words', 'Lê A', 'Lê A'],
  ])('%s', async (_what, typed, name) => {
    const { id } = await named(name);
    expect(ids(await found(typed))).toContain(id);
    expect(ids(await queued(typed))).toContain(id);
  });

  it('that somebody had before is offered in the same words, in any order', async () => {
    await named('Đỗ Thị  Khuyên\u00A0');
    expect((await known('khuyen do')).map(({ applicant }) => applicant.name)).toEqual(['Đỗ Thị Khuyên']);
  });

  it.each(['％％％', '%%%', '___', '＿＿＿', '\\\\\\', '＼＼＼', 'a％b％c', '% % %'])(
    'is not what a sign stands for that other places call a wildcard: %s',
    async (signs) => {
      await named('Trần Thị Thường');
      expect([await found(signs), await queued(signs), await known(signs)]).toEqual([[], [], []]);
    },
  );

  it('that has such a sign is found by it', async () => {
    const { id } = await named('Cửa hàng 100% Len');
    expect(ids(await found('100% len'))).toEqual([id]);
    expect(ids(await found('100％ len'))).toEqual([id]);
  });
});

describe('signs that are no wildcards', () => {
  it.each([
    ['/procedures?q=％％％', 'procedures'],
    ['/procedures?field=％％％', 'procedures'],
    ['/tasks?q=％％％', 'rows'],
  ])('%s', async (path, list) => {
    const answer = await desk.send('chief', 'GET', encodeURI(path));
    expect([answer.status, answer.json<Record<string, unknown[]>>()[list]]).toEqual([200, []]);
  });
});

describe('a code', () => {
  const spoilt: readonly [string, (code: string) => string][] = [
    ['in small letters', (code) => code.toLowerCase()],
    ['with long dashes', (code) => code.replaceAll('-', '–')],
    ['with dashes that do not break', (code) => code.replaceAll('-', '\u2011')],
    ['with dashes and blanks around them', (code) => code.replaceAll('-', ' — ')],
    ['with blanks that do not break', (code) => `\u00A0${code.replace('.', '\u00A0.')}\u00A0`],
    ['in wide letters and digits', (code) => [...code].map(wide).join('')],
    ['with what a sentence puts around it', (code) => `“${code}”.`],
    ['with zero width blanks', (code) => code.replaceAll('-', '-\u200B')],
  ];
  const wide = (character: string) =>
    /[0-9A-Z]/.test(character) ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : character;
  beforeEach(() => desk.service.database.query({ text: 'delete from throttle' }));

  it.each(spoilt)('%s is found by staff, by the API and by its holder', async (_what, spoil) => {
    const { id, code, lookupSecret: secret } = await desk.log();
    const typed = spoil(code!);
    expect(ids(await found(typed))).toEqual([id]);
    expect(ids(await queued(typed))).toEqual([id]);
    const read = await desk.send('reception', 'GET', `/dossiers/${encodeURIComponent(typed)}`);
    expect([read.status, read.json<Dossier>().id]).toEqual([200, id]);
    const looked = await desk.send(null, 'POST', '/look-up', { code: typed, secret });
    expect([looked.status, looked.json<{ code: string }>().code]).toEqual([200, code]);
    const page = await fetch(`${desk.service.http.url}/tra-cuu`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ code: typed, secret }).toString(),
    });
    expect([page.status, (await page.text()).includes(code!)]).toEqual([200, true]);
  });

  it.each([
    ['in groups', (secret: string) => `${secret.slice(0, 3)} ${secret.slice(3)}`],
    ['with a dash', (secret: string) => `${secret.slice(0, 3)}–${secret.slice(3)}`],
    ['in wide digits', (secret: string) => [...secret].map(wide).join('')],
    [
      'with a blank that does not break',
      (secret: string) => `${secret.slice(0, 3)}\u00A0${secret.slice(3)} `,
    ],
  ])('with the number of the receipt %s', async (_what, spoil) => {
    const { code, lookupSecret } = await desk.log();
    const looked = await desk.send(null, 'POST', '/look-up', { code, secret: spoil(lookupSecret) });
    expect(looked.status).toBe(200);
    const page = await fetch(`${desk.service.http.url}/tra-cuu`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ code: code!, secret: spoil(lookupSecret) }).toString(),
    });
    expect(page.status).toBe(200);
  });

  it.each(['12345', '1234567', '12345a', '------', ''])(
    'with %j, which is no number, is refused',
    async (secret) => {
      const { code } = await desk.log();
      expect((await desk.send(null, 'POST', '/look-up', { code, secret })).status).toBe(422);
      const page = await fetch(`${desk.service.http.url}/tra-cuu`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ code: code!, secret }).toString(),
      });
      expect(page.status).toBe(404);
    },
  );
});

describe('a name that very many bear', () => {
  const MANY = 31_000;
  const CHUNK = 1_000;
  /** Copies of one dossier, a minute apart, the last lodged last; ids rise with the time as the service makes them. */
  const copy = async (name: string, count: number, unit: string, from: string) => {
    for (let first = 1; first <= count; first += CHUNK) {
      await copySome(name, first, Math.min(count, first + CHUNK - 1), unit, from);
      // Or the keys would be looked up as in the small table of the first rows, one after another.
      await desk.service.database.query({ text: 'analyze dossier' });
    }
  };
  const copySome = (name: string, first: number, last: number, unit: string, from: string) =>
    desk.service.database.query({
      text: `
        with model as (select d, a from dossier d join dossier_applicant a on a.dossier_id = d.id limit 1),
          copies as (
            select n, $4::timestamptz + n * interval '1 minute' as at,
              (lpad(to_hex((extract(epoch from $4::timestamptz) * 1000)::bigint + n * 60000), 12, '0')
                || '7' || substr(md5($1 || n), 1, 19))::uuid as id
            from generate_series($5::int, $2::int) n),
          dossiers as (
            insert into dossier select copied.* from model, copies c,
              lateral jsonb_populate_record(d, jsonb_build_object('id', c.id, 'lodged_at', c.at, 'code', $1 || c.n,
                'unit_id', $3::text, 'reception_unit_id', $3::text, 'competent_unit_id', $3::text)) copied)
        insert into dossier_applicant (home_agency_id, dossier_id, name, kind, checklist, identity_no)
        select (a).home_agency_id, c.id, $1, 'citizen', '[]', '0999' from model, copies c`,
      values: [name, last, unit, from, first],
    });
  const explain = async (words: string, setting = 'select') => {
    const { source } = await matchingRows(
      desk.service.database,
      'dossier_applicant',
      nameHas([words], () => '$1'),
      [words],
    );
    const { rows } = await desk.service.database.transaction(async (sql) => {
      await sql.query({ text: setting });
      return sql.query({
        text: `explain select d.id from ${source} f
          join dossier d on d.home_agency_id = f.home_agency_id and d.id = f.dossier_id
          where d.unit_id = any($2::uuid[]) order by f.dossier_id desc limit 50`,
        values: [words, [desk.office.units.oneStop]],
      });
    });
    return JSON.stringify(rows);
  };

  it('is answered with the newest within scope, without sorting them all', async () => {
    const { oneStop, elsewhere } = desk.office.units;
    const old = await named('Phạm Văn Trùng');
    await desk.service.database.query({ text: `delete from dossier_ref where ref like 'Phạm%'` });
    await copy('Phạm Văn Trùng', 60, oneStop, '2027-01-01');
    await copy('Phạm Văn Trùng', MANY, elsewhere, '2027-02-01');
    // Also what an index of words has not taken in yet, as the server does by itself in a quiet minute.
    await desk.service.database.query({ text: 'vacuum (analyze) dossier_applicant, dossier' });
    const rows = await found('phạm trùng');
    const names = (from: number, to: number) =>
      Array.from({ length: from - to + 1 }, (_, at) => `Phạm Văn Trùng${from - at}`);
    expect(rows.map(({ code }) => code)).toEqual(names(60, 11));
    expect(ids(rows)).not.toContain(old.id);
    expect((await found('phạm trùng', 'stranger')).map(({ code }) => code)).toEqual(names(MANY, MANY - 49));
    expect((await found('0999', 'reception')).map(({ code }) => code)).toEqual(names(60, 11));
    const plan = await explain('trung');
    expect(plan).toContain('Index Scan Backward using dossier_applicant_newest');
    expect(plan).not.toContain('Sort Key: newest');
    // Of a table as small as a test's the planner reads every row; that there is an index for few matches is what counts.
    expect(await explain('khong ai ten the', 'set local enable_seqscan = off')).toContain(
      'dossier_applicant_name',
    );
  });
});
