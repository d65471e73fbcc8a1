// The embedded server, the template database and what a lost connection looks like.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DatabaseUnavailable, explained } from '../../src/platform/database.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { whileHolding } from '../../src/platform/session-lock.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

describe('the database', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.close());

  it('folds Vietnamese letters into a search key, composed or not', async () => {
    const { rows } = await db.database.query<{ a: string; b: string }>({
      name: 'keys',
      text: 'select search_key($1) a, search_key($2) b',
      values: ['Đỗ Ngọc Hạnh', 'Đỗ Ngọc Hạnh'.normalize('NFD')],
    });
    expect(rows).toEqual([{ a: 'do ngoc hanh', b: 'do ngoc hanh' }]);
  });

  it('is at the newest migration, so that migrating again does nothing', async () => {
    expect(await migrate(db.dataSource)).toEqual([]);
  });

  it('rolls a transaction back as a whole', async () => {
    const insert = { text: `insert into setting values ('x', '1', now())` };
    await expect(
      db.database.transaction(async (sql) => {
        await sql.query(insert);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    const { rows } = await db.database.query({ text: 'select * from setting' });
    expect(rows).toEqual([]);
  });

  it('says that it is unavailable when a connection is cut', async () => {
    const suicide = { text: 'select pg_terminate_backend(pg_backend_pid())' };
    await expect(db.database.query(suicide)).rejects.toBeInstanceOf(DatabaseUnavailable);
    const { rows } = await db.database.query({ text: 'select 1 as one' });
    expect(rows).toEqual([{ one: 1 }]);
  });

  it('fails a transaction whose connection is cut between two statements, and nothing else', async () => {
    const cut = db.database.transaction(async (sql) => {
      const { rows } = await sql.query<{ pid: number }>({ text: 'select pg_backend_pid() as pid' });
      await db.database.query({ text: 'select pg_terminate_backend($1)', values: [rows[0]!.pid] });
      await new Promise((done) => setTimeout(done, 200));
      await sql.query({ text: 'select 1' });
    });
    await expect(cut).rejects.toBeInstanceOf(DatabaseUnavailable);
    await expect(db.database.query({ text: 'select 1' })).resolves.toBeDefined();
  });

  it('fails a query runner of TypeORM whose connection is cut in the same way', async () => {
    const runner = db.dataSource.createQueryRunner();
    await runner.startTransaction();
    const [{ pid }] = (await runner.query('select pg_backend_pid() as pid')) as [{ pid: number }];
    await db.database.query({ text: 'select pg_terminate_backend($1)', values: [pid] });
    await new Promise((done) => setTimeout(done, 200));
    const failed = await runner.query('select 1').catch((error: unknown) => explained(error));
    expect(failed).toBeInstanceOf(DatabaseUnavailable);
  });
});

describe('a lock over the database', () => {
  let db: TestDatabase;
  const lock = { key: 7_001, name: 'a trial' };
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.close());

  const held = async (): Promise<number> => {
    const { rows } = await db.database.query<{ n: number }>({
      text: `select count(*)::int as n from pg_locks where locktype = 'advisory' and objid = 7001`,
    });
    return rows[0]!.n;
  };
  const nobody = () => undefined;

  it('lets one work after the other, and tells who is waited for', async () => {
    const order: string[] = [];
    const told: string[] = [];
    const first = whileHolding(db.url, lock, nobody, async () => {
      order.push('first begins');
      await new Promise((done) => setTimeout(done, 6_500));
      order.push('first ends');
    });
    await new Promise((done) => setTimeout(done, 300));
    const second = whileHolding(
      db.url,
      lock,
      (line) => told.push(line),
      () => Promise.resolve(order.push('second')),
    );
    await Promise.all([first, second]);
    expect(order).toEqual(['first begins', 'first ends', 'second']);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^waiting \d+ s for "a trial", which is held by motcua a trial \(process \d+/);
    expect(await held()).toBe(0);
  });

  it('is given back when the work fails, and holds no transaction open', async () => {
    const work = whileHolding(db.url, lock, nobody, async () => {
      const { rows } = await db.database.query<{ state: string }>({
        text: `select state from pg_stat_activity where application_name = 'motcua a trial'`,
      });
      expect(rows).toEqual([{ state: 'idle' }]);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await held()).toBe(0);
  });

  it('tells its work when it is lost', async () => {
    const work = whileHolding(db.url, lock, nobody, async (lost) => {
      await db.database.query({
        text: `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'motcua a trial'`,
      });
      for (let i = 0; i < 200; i++) {
        lost.throwIfAborted();
        await new Promise((done) => setTimeout(done, 20));
      }
    });
    await expect(work).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect(await held()).toBe(0);
  });
});
