// The embedded server, the template database and what a lost connection looks like.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DatabaseUnavailable } from '../../src/platform/database.ts';
import { migrate } from '../../src/platform/migrate.ts';
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
});
