// What a statement says of itself: its tables, its joins, and columns that may be null.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { refusedAccess, roomOfSql } from '../../eslint/tables.js';
import { differences } from './compare-row.ts';
import type { Described } from './describe-statement.ts';
import { joinedApart } from './joined-apart.ts';
import { NullReading } from './may-be-null.ts';
import type { RowShape } from './row-shape.ts';
import { StatementReading } from './sql-scopes.ts';
import { readTrees } from './sql-tree.ts';
import type { Touch } from './written-pieces.ts';

const COLUMNS = new Map([
  ['dossier', ['home_agency_id', 'id', 'code', 'unit_id']],
  ['stay', ['home_agency_id', 'dossier_id', 'left_at', 'minutes']],
  ['timer', ['home_agency_id', 'dossier_id', 'name']],
  ['procedure', ['code', 'name']],
]);
const NOT_NULL = new Set(['dossier.id', 'dossier.home_agency_id', 'stay.dossier_id', 'procedure.name']);

async function reading(text: string): Promise<StatementReading> {
  const trees = await readTrees([text]);
  return new StatementReading(trees.get(text)![0]!, COLUMNS);
}

describe('the tables of a statement', () => {
  it.each([
    ['select 1 from dossier d join stay s on s.dossier_id = d.id', ['dossier', 'stay'], []],
    ['with gone as (delete from timer returning name) select * from gone', ['timer'], ['timer']],
    ['insert into stay (dossier_id) select id from dossier', ['dossier'], ['stay']],
    [
      'update dossier d set code = p.code from procedure p where exists (select from stay)',
      ['dossier', 'procedure', 'stay'],
      ['dossier'],
    ],
    ['select 1 where (select count(*) from timer) > 0', ['timer'], []],
  ])('%s', async (text, reads, writes) => {
    const found = await reading(text);
    const tables = (wanted: Touch['how']) =>
      [...new Set(found.touched.filter(({ how }) => how === wanted).map(({ table }) => table))].sort();
    expect(tables('read')).toEqual(reads);
    expect(tables('write')).toEqual(writes);
  });
});

describe('a join of distributed tables', () => {
  it.each([
    'select 1 from dossier d join stay s on s.home_agency_id = d.home_agency_id and s.dossier_id = d.id',
    'select 1 from dossier d left join stay s using (home_agency_id)',
    'select 1 from dossier d, stay s where d.home_agency_id = $1 and s.home_agency_id = $1',
    'select 1 from stay s where (home_agency_id, dossier_id) in (select home_agency_id, id from dossier)',
    'select 1 from dossier d where exists (select from stay s where (s.home_agency_id, s.dossier_id) = (d.home_agency_id, d.id))',
    'select 1 from json_to_recordset($1) as k(h uuid) join dossier d on d.home_agency_id = k.h join stay s on s.home_agency_id = k.h',
    'with k as (select home_agency_id as h from dossier) select 1 from k join stay s on s.home_agency_id = k.h join timer t on t.home_agency_id = k.h',
    'select 1 from dossier union all select 1 from stay',
    'select 1 from dossier d join procedure p on p.code = d.code',
  ])('lies together: %s', async (text) => {
    expect(joinedApart(await reading(text))).toEqual([]);
  });

  it.each([
    'select 1 from dossier d join stay s on s.dossier_id = d.id',
    'select 1 from dossier d join stay s on s.dossier_id = d.id or s.home_agency_id = d.home_agency_id',
    'select 1 from dossier d where exists (select from stay s where s.dossier_id = d.id)',
    'select 1 from dossier d, lateral (select 1 from stay s where s.dossier_id = d.id) x',
    'update dossier d set code = 1 from stay s where s.dossier_id = d.id',
  ])('is found apart: %s', async (text) => {
    expect(joinedApart(await reading(text))).toEqual(['dossier and stay']);
  });
});

describe('a column that may be null', () => {
  it.each([
    ['select code from dossier', true],
    ['select id from dossier', false],
    ['select code from dossier where code is not null', false],
    ['select code from dossier where code = $1', false],
    ['select s.dossier_id from dossier d left join stay s on s.dossier_id = d.id', true],
    ['select p.name from procedure p', false],
    ['select sum(minutes) from stay', true],
    ['select count(*) from stay', null],
    ['select case when true then 1 end', true],
    ['select (extract(epoch from left_at) * 1000)::float8 from stay', true],
    ['select coalesce(code, 1) from dossier', null],
  ])('%s: %s', async (text, expected) => {
    const tree = (await readTrees([text])).get(text)![0]!;
    expect(new NullReading(new StatementReading(tree, COLUMNS), tree, NOT_NULL).of(0)).toBe(expected);
  });
});

describe('a row', () => {
  let shape: RowShape;
  beforeAll(() => {
    shape = new Map([
      ['id', { kinds: ['string'], nullable: false, optional: false }],
      ['count', { kinds: ['number'], nullable: false, optional: false }],
      ['at', { kinds: ['date'], nullable: true, optional: false }],
      ['names', { kinds: ['list of string'], nullable: false, optional: true }],
    ]);
  });
  const answer = (types: Readonly<Record<string, string>>): Described => ({
    parameters: 0,
    columns: Object.entries(types).map(([name, type]) => ({ name, type, from: null })),
  });

  it('is what it is taken for', () => {
    expect(
      differences(
        shape,
        answer({ id: 'uuid', count: 'int4', at: 'timestamptz', names: '_text' }),
        () => false,
      ),
    ).toEqual([]);
  });

  it('has a column of another type', () => {
    expect(differences(shape, answer({ id: 'int4', count: 'int8', at: 'text' }), () => false)).toEqual([
      'id is int4, not string',
      'count is int8, not number',
      'at is text, not date',
    ]);
  });

  it('lacks a column, or has one twice', () => {
    const { columns } = answer({ id: 'text', count: 'int4' });
    expect(differences(shape, { parameters: 0, columns: [...columns, columns[0]!] }, () => false)).toEqual([
      'answers id twice',
      'does not answer at',
    ]);
  });

  it('has a column that may be null', () => {
    expect(differences(shape, answer({ id: 'text', count: 'int4', at: 'date' }), () => true)).toEqual([
      'id may be null',
      'count may be null',
    ]);
  });
});

describe('a room', () => {
  const TABLES = { stay: { owner: 'engine', readers: ['dossiers'] } };

  it.each([
    ['engine', 'write', null],
    ['dossiers', 'read', null],
    ['anchors', 'read', null],
    ['dossiers', 'write', 'dossiers must not write stay, which engine owns'],
    ['tasks', 'read', 'tasks must not read stay, which engine owns'],
    ['tasks', 'write', 'tasks must not write stay, which engine owns'],
    ['anchors', 'write', 'anchors must not write stay, which engine owns'],
  ] as const)('%s that wants to %s', (room, how, why) => {
    expect(refusedAccess(room, how, 'stay', TABLES)).toBe(why);
  });

  it('touches no table that nobody owns', () => {
    expect(refusedAccess('engine', 'read', 'unheard', TABLES)).toMatch(/name its owner/);
  });

  it('is a folder of the source, and of supervision a folder within', () => {
    expect(
      ['src/main.ts', 'src/alerts/inbox/x.ts', 'src/supervision/reports/y.ts', 'src/supervision/z.ts'].map(
        roomOfSql,
      ),
    ).toEqual(['root', 'alerts', 'supervision/reports', 'supervision']);
  });
});
