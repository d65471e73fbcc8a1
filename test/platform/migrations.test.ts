// Migrations: two instances at once, all the way down and up again, and no drift between tables and schema.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EntitySchema } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.ts';
import { EVERY_TABLE } from '../../src/app/every-table.ts';
import { dataSourceOf } from '../../src/platform/data-source.ts';
import { migrate, pendingMigrations } from '../../src/platform/migrate.ts';
import { createTestDatabase, emptyDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { differingParts, readSchemaParts } from '../support/schema-parts.ts';
import type { SchemaPart } from '../support/schema-parts.ts';
import { BEYOND_TYPEORM } from './beyond-typeorm.ts';

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

/**
 * TypeORM reads a default back without its casts and wants to set it anew, to what it is; that it is the same, the
 * comparison of both databases says.
 */
const READ_BACK_OTHERWISE = [
  'ALTER TABLE "case_event" ALTER COLUMN "xact" SET DEFAULT ((pg_current_xact_id())::text)::bigint',
];

describe('the tables as TypeORM knows them', () => {
  let db: TestDatabase;
  let tables: EntitySchema[];
  let migrated: readonly SchemaPart[];

  beforeAll(async () => {
    tables = await everyTable();
    db = await createTestDatabase({ pool: 2, tables });
    migrated = await readSchemaParts(db.dataSource);
  });
  afterAll(() => db.close());

  it('are every table of the schema, each once', () => {
    const declared = tables.map(({ options }) => options.tableName ?? options.name);
    const made = migrated.filter(({ kind }) => kind === 'table').map(({ name }) => name);
    expect(declared.sort()).toEqual(made.sort());
  });

  it('are all known to whoever asks for rows, commands too', () => {
    const names = (some: readonly EntitySchema[]) => some.map(({ options }) => options.name).sort();
    expect(names(EVERY_TABLE)).toEqual(names(tables));
  });

  it('are what the migrations made: the schema builder has nothing to do', async () => {
    await tellGeneratedColumns(db);
    const { upQueries } = await db.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual(READ_BACK_OTHERWISE);
  });

  it('make the same database, but for what they cannot say', async () => {
    const declared = await declaredParts(db, tables);
    const unlike = differingParts(migrated, declared);
    const named = BEYOND_TYPEORM.flatMap(({ kind, names }) => names.map((name) => ({ kind, name })));
    const unnamed = unlike.filter((part) => !named.some((one) => isNamed(part, one)));
    const needless = named.filter((one) => !unlike.some((part) => isNamed(part, one)));
    expect({ unnamed, needless }).toEqual({ unnamed: [], needless: [] });
  });
});

/** What a database consists of that TypeORM made of the tables alone. */
async function declaredParts(
  migrated: TestDatabase,
  tables: readonly EntitySchema[],
): Promise<readonly SchemaPart[]> {
  const { url, drop } = await emptyDatabase();
  const declared = await dataSourceOf(url, 2, tables).initialize();
  try {
    for (const statement of await whatTablesCall(migrated)) await declared.query(statement);
    await declared.synchronize();
    return await readSchemaParts(declared);
  } finally {
    await declared.destroy();
    await drop();
  }
}

/** Statements that make the extensions, and the functions that generated columns and indexes call. */
async function whatTablesCall({ dataSource }: TestDatabase): Promise<readonly string[]> {
  const made: { statement: string }[] = await dataSource.query(`
    select 'create extension if not exists ' || quote_ident(extname) as statement from pg_extension
    union all
    (select pg_get_functiondef(p.oid) from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.provolatile = 'i' and p.prokind = 'f'
        and not exists (select from pg_depend e where e.objid = p.oid and e.deptype = 'e')
      order by p.oid)`);
  return made.map(({ statement }) => statement);
}

function isNamed(
  part: Pick<SchemaPart, 'kind' | 'name'>,
  { kind, name }: Pick<SchemaPart, 'kind' | 'name'>,
): boolean {
  if (part.kind !== kind) return false;
  return name.startsWith('*') ? part.name.endsWith(name.slice(1)) : part.name === name;
}

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
