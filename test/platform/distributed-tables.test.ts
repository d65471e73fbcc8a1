// Tables that can be spread over many machines: every key of theirs holds the agency by which their rows are spread.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DISTRIBUTED_TABLES, DISTRIBUTION_KEY } from '../../src/platform/distributed-tables.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

/** Keys that do not hold the agency today; each has to be given up before the tables are spread. */
const WITHOUT_AGENCY: Readonly<Record<string, string>> = {
  'hand_over_outcome.hand_over_outcome_hand_over':
    'refers to the decision, which every machine would hold whole: a reference that a machine can follow by itself',
  'issued_form.issued_form_number_once':
    'a unit numbers its forms in one series, also those of dossiers that another agency received first; the series itself (form_series) would have to see to it',
};

/** Tables that name a dossier, an alert, a late case, a task or a form, and yet are held whole by every machine. */
const HELD_WHOLE: Readonly<Record<string, string>> = {
  dossier_ref: 'says where a dossier lies of which only a number is known (decision 0006)',
};

const OF_A_DISTRIBUTED_ROW = [
  DISTRIBUTION_KEY,
  'dossier_id',
  'alert_id',
  'late_case_id',
  'task_id',
  'form_id',
];

/** A primary key or unique constraint is a unique index too. A foreign key must pair the agencies of both its rows. */
const KEYS_WITHOUT_AGENCY = `
  with spread as (select oid from pg_class where relnamespace = 'public'::regnamespace and relname = any($1)),
  keys as (
    select x.indrelid as owner, i.relname as name, exists (
        select from pg_attribute a where a.attrelid = x.indrelid and a.attname = $2
          and a.attnum = any((x.indkey::smallint[])[0:x.indnkeyatts - 1])) as held
      from pg_index x join pg_class i on i.oid = x.indexrelid
      where (x.indisunique or x.indisexclusion) and x.indrelid in (select oid from spread)
    union all
    select k.conrelid, k.conname, exists (
        select from unnest(k.conkey, k.confkey) as pair(own, other)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own and a.attname = $2
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.other and b.attname = $2)
      from pg_constraint k where k.contype = 'f' and k.conparentid = 0
        and (k.conrelid in (select oid from spread) or k.confrelid in (select oid from spread))
  )
  select c.relname || '.' || k.name as key from keys k join pg_class c on c.oid = k.owner where not k.held order by 1`;

describe('a distributed table', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase({ pool: 2 });
  });
  afterAll(() => db.close());

  it('has the agency in every primary key, unique index and foreign key', async () => {
    const { rows } = await db.database.query<{ key: string }>({
      text: KEYS_WITHOUT_AGENCY,
      values: [[...DISTRIBUTED_TABLES], DISTRIBUTION_KEY],
    });
    expect(rows.map(({ key }) => key)).toEqual(Object.keys(WITHOUT_AGENCY));
  });

  it('is every table whose rows belong to a dossier, a task or a late case', async () => {
    const { rows } = await db.database.query<{ table: string }>({
      text: `select distinct c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and a.attname = any($1) and not a.attisdropped order by 1`,
      values: [OF_A_DISTRIBUTED_ROW],
    });
    const found = rows.map(({ table }) => table);
    expect(found).toEqual([...DISTRIBUTED_TABLES, ...Object.keys(HELD_WHOLE)].sort());
  });

  it('has the agency in every row', async () => {
    const { rows } = await db.database.query<{ table: string }>({
      text: `select t.name as table from unnest($1::text[]) as t(name)
        where not exists (select from pg_attribute a
          where a.attrelid = to_regclass(t.name) and a.attname = $2 and a.atttypid = 'uuid'::regtype and a.attnotnull)`,
      values: [[...DISTRIBUTED_TABLES], DISTRIBUTION_KEY],
    });
    expect(rows).toEqual([]);
  });
});
