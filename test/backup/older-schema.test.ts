// A backup before an upgrade: the schema of an older version, as it stands; brought back it is upgraded.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { MIGRATIONS } from '../../migrations/index.ts';
import { dataSourceOf } from '../../src/platform/data-source.ts';
import { emptyDatabase } from '../support/database.ts';
import type { Clone } from '../support/database.ts';
import { ensureBuilt } from '../support/service.ts';

/** The newest of the version that landed before units had dated facts, seals and anchors. */
const OLDER = 'SupervisionIndexes1700000000026';

let folder: string;
let before: Clone;
let after: Clone;

beforeAll(async () => {
  ensureBuilt();
  folder = await mkdtemp(join(tmpdir(), 'motcua-older-'));
  [before, after] = [await emptyDatabase(), await emptyDatabase()];
});
afterAll(async () => {
  await before.drop();
  await after.drop();
  await rm(folder, { recursive: true, force: true });
});

const names = MIGRATIONS.map(({ name }) => name);
const older = MIGRATIONS.slice(0, names.indexOf(OLDER) + 1);

function motcua(home: Clone, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/motcua.js', ...words], {
    env: {
      ...process.env,
      DATABASE_URL: home.serviceUrl,
      DATABASE_OWNER_URL: home.url,
      MOTCUA_DATA_DIR: join(folder, 'data'),
    },
    encoding: 'utf8',
  });
  expect([status, stderr.replace(/^ {2}… .*\n/gm, '')]).toEqual([0, '']);
  return stdout;
}

async function rowsOf<Row>(home: Clone, text: string): Promise<Row[]> {
  const source = await dataSourceOf(home.url, 1).initialize();
  return (source.query(text) as Promise<Row[]>).finally(() => source.destroy());
}

it('takes what an older version left, writes nothing to it, and upgrades what it brings back', async () => {
  expect(older.length).toBeGreaterThan(10);
  expect(older.length).toBeLessThan(MIGRATIONS.length);
  const { options } = dataSourceOf(before.url, 1);
  const source = new DataSource({ ...(options as PostgresDataSourceOptions), migrations: [...older] });
  await source.initialize();
  await source.runMigrations({ transaction: 'each' });
  await source.query(`
    insert into agency_unit (id, code, name, kind, is_agency, level, valid_from)
    values ('0f000000-0000-4000-8000-000000000001', 'H99.12', 'Đơn vị mẫu', 'agency', true, 'province', '2020-01-01')`);
  await source.destroy();

  expect(motcua(before, 'backup', folder)).toMatch(/, 0 files, of the schema before this version\n$/);
  const [last] = await rowsOf<{ name: string }>(
    before,
    'select name from migration order by id desc limit 1',
  );
  expect(last).toEqual({ name: OLDER });

  const [name] = /\d{4}-\d\d-\d\dT[\d-]+Z/.exec(motcua(before, 'backup', folder))!;
  expect(motcua(after, 'restore', folder, name)).toContain('restored as of');
  const units = await rowsOf(
    after,
    `select u.id, f.code, f.name from agency_unit u join unit_fact f on f.unit_id = u.id`,
  );
  expect(units).toEqual([{ id: '0f000000-0000-4000-8000-000000000001', code: 'H99.12', name: 'Đơn vị mẫu' }]);
  expect(motcua(after, 'verify')).toMatch(/, 0 differences\n$/);
});
