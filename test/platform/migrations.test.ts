// Migrations: two instances at once, all the way down and up again, and no drift between tables and schema.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EntitySchema } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.ts';
import { dataSourceOf } from '../../src/platform/data-source.ts';
import { migrate, pendingMigrations } from '../../src/platform/migrate.ts';
import { createTestDatabase, emptyDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

describe('two instances that migrate at the same moment', () => {
  it('run each migration once between them', async () => {
    const { url, drop } = await emptyDatabase();
    const instances = await Promise.all([1, 2].map(() => dataSourceOf(url, 2).initialize()));
    expect(await pendingMigrations(instances[0]!)).toBe(true);
    const runs = await Promise.all(instances.map((instance) => migrate(instance)));
    expect(runs.map((names) => names.length).sort((a, b) => a - b)).toEqual([0, MIGRATIONS.length]);
    expect(await pendingMigrations(instances[1]!)).toBe(false);
    await Promise.all(instances.map((instance) => instance.destroy()));
    await drop();
  });
});

describe('every migration', () => {
  it('is listed, in the order of its number', () => {
    const files = readdirSync('migrations').filter((name) => /^\d{13}-.*\.ts$/.test(name));
    const listed = MIGRATIONS.map((migration) => /\d{13}$/.exec(migration.name)?.[0]);
    expect(listed).toEqual(files.map((name) => name.slice(0, 13)));
  });
});

describe('the tables as TypeORM knows them', () => {
  let db: TestDatabase;
  let tables: EntitySchema[];

  beforeAll(async () => {
    tables = await everyTable();
    db = await createTestDatabase({ pool: 2, tables });
    await tellGeneratedColumns(db);
  });
  afterAll(() => db.close());

  it('are what the migrations made: the schema builder has nothing to do', async () => {
    expect(tables.length).toBeGreaterThan(0);
    const { upQueries } = await db.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });
});

/** TypeORM keeps the expressions of generated columns in a table of its own, which the service does not have. */
async function tellGeneratedColumns({ dataSource }: TestDatabase): Promise<void> {
  await dataSource.query(
    'create table typeorm_metadata (type text, database text, schema text, "table" text, name text, value text)',
  );
  for (const { tableName, columns } of dataSource.entityMetadatas)
    for (const { databaseName, asExpression } of columns)
      if (asExpression !== undefined)
        await dataSource.query(
          `insert into typeorm_metadata values ('GENERATED_COLUMN', current_database(), 'public', $1, $2, $3)`,
          [tableName, databaseName, asExpression],
        );
}

async function everyTable(): Promise<EntitySchema[]> {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.table.ts'),
  );
  const modules = await Promise.all(
    files.map((name) => import(pathToFileURL(resolve(join('src', name))).href) as Promise<object>),
  );
  return modules
    .flatMap((exports) => Object.values(exports) as unknown[])
    .filter((value): value is EntitySchema => value instanceof EntitySchema);
}
