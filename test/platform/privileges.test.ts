// The role that the service works as owns nothing: it serves a whole course, and cannot change what is only written to.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DeskApp } from '../dossiers/desk-app.ts';
import { dataSourceOf } from '../../src/platform/data-source.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { emptyDatabase } from '../support/database.ts';

const DENIED = { code: '42501' };

let desk: DeskApp;
let service: pg.Client;

beforeAll(async () => {
  desk = await DeskApp.open();
  service = new pg.Client({ connectionString: desk.service.config.connectionString });
  await service.connect();
});
afterAll(async () => {
  await service.end();
  await desk.close();
});

async function names(text: string): Promise<string[]> {
  const { rows } = await service.query<{ name: string }>(text);
  return rows.map(({ name }) => name);
}

const OUR_TABLES = `from pg_class c
  where c.relnamespace in ('public'::regnamespace, 'bullmq'::regnamespace) and c.relkind in ('r', 'p')`;

describe('the role that the service works as', () => {
  it('owns no table, no function and no schema, and makes things in the queue’s alone', async () => {
    expect(await names(`select relname as name ${OUR_TABLES} and pg_has_role(c.relowner, 'usage')`)).toEqual(
      [],
    );
    expect(
      await names(`select proname as name from pg_proc where pronamespace = 'public'::regnamespace
        and pg_has_role(proowner, 'usage')`),
    ).toEqual([]);
    const makes = `select nspname as name from pg_namespace where has_schema_privilege(oid, 'create')`;
    expect(await names(makes)).toEqual(['bullmq']);
    expect(
      await names(`select rolname as name from pg_roles where rolname = current_user
      and (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls)`),
    ).toEqual([]);
  });

  it('may empty no table, and neither change nor remove a row of what is only written to', async () => {
    expect(
      await names(`select relname as name ${OUR_TABLES} and has_table_privilege(c.oid, 'truncate, trigger')`),
    ).toEqual([]);
    const written = `select tgrelid from pg_trigger where tgname like '%\\_append\\_only'`;
    const changeable = await names(
      `select relname as name ${OUR_TABLES} and c.oid in (${written}) and has_table_privilege(c.oid, 'update, delete')`,
    );
    expect(changeable).toEqual([]);
    expect(await names(`select relname as name ${OUR_TABLES} and c.oid in (${written})`)).toEqual(
      expect.arrayContaining(['case_event', 'administration_log', 'access_log', 'row_seal', 'anchor']),
    );
  });

  it('reaches the months of the journal through the journal alone', async () => {
    expect(
      await names(
        `select relname as name ${OUR_TABLES} and c.relispartition and has_table_privilege(c.oid, 'insert, update, delete')`,
      ),
    ).toEqual([]);
    expect(await names(`select relname as name ${OUR_TABLES} and c.relispartition`)).not.toEqual([]);
  });

  it.each([
    `update case_event set type = 'lodge'`,
    'delete from administration_log',
    'truncate stay',
    'drop trigger case_event_append_only on case_event',
    'alter table dossier disable trigger all',
    `set session_replication_role = 'replica'`,
    `insert into migration (timestamp, name) values (1, 'x')`,
    'create table note (line text)',
    'create or replace function seal_row() returns trigger language plpgsql as $$ begin return null; end $$',
  ])('cannot: %s', async (text) => {
    await expect(service.query(text)).rejects.toMatchObject(DENIED);
  });

  it('has the coming months of the journal made by a function of the owner’s', async () => {
    const until = `select count(*)::text as name from pg_class where relname = 'case_event_203601'`;
    expect(await names(until)).toEqual(['0']);
    await service.query(`select ensure_event_partitions('2036-01-01', 1)`);
    expect(await names(until)).toEqual(['1']);
  });
});

describe('a schema that is behind', () => {
  it('is told in one sentence to the role that owns nothing', async () => {
    const { url, serviceUrl, drop } = await emptyDatabase();
    const owner = await dataSourceOf(url, 1).initialize();
    await migrate(owner, { service: new URL(serviceUrl).username });
    await owner.undoLastMigration();
    const stranger = await dataSourceOf(serviceUrl, 1).initialize();
    await expect(migrate(stranger)).rejects.toThrow(/run motcua migrate with DATABASE_OWNER_URL$/);
    await migrate(owner, { service: new URL(serviceUrl).username });
    expect(await migrate(stranger)).toEqual([]);
    await Promise.all([owner.destroy(), stranger.destroy()]);
    await drop();
  });
});
