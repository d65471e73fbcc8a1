// A database of its own for each test file, cloned from one migrated template on the run's embedded server.
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { DataSource, EntitySchema } from 'typeorm';
import { dataSourceOf, databaseOf } from '../../src/platform/data-source.ts';
import type { Database } from '../../src/platform/database.ts';
import { startEmbedded } from '../../src/platform/embedded-postgres.ts';
import { migrate } from '../../src/platform/migrate.ts';

const TEMPLATE = 'motcua_template';
const STARTED = 'motcua_started';
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'];

export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly database: Database;
  close(): Promise<void>;
}

/** Address of a fresh, migrated, empty database; `drop` removes it. */
export async function cloneTemplate(): Promise<{ url: string; drop: () => Promise<void> }> {
  return cloneOf(TEMPLATE);
}

/**
 * Address of a fresh database as a service leaves it that has only started: its procedures and its calendar are in it.
 * Publishing them checks every path of every chart, which is most of a start.
 */
export async function cloneStarted(
  start: (url: string) => Promise<void>,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const folder = serverFolder();
  const ready = join(folder, 'started');
  if (claim(join(folder, 'starting'))) {
    const server = await serverUrl();
    await withClient(server, (client) => client.query(`create database ${STARTED} template ${TEMPLATE}`));
    await start(addressOf(server, STARTED));
    writeFileSync(ready, '');
  }
  await until(ready);
  return cloneOf(STARTED);
}

/** Address of a fresh database without any table. */
export async function emptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  return cloneOf('template1');
}

async function cloneOf(template: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = await serverUrl();
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await withClient(server, (client) => client.query(`create database ${name} template ${template}`));
  return {
    url: addressOf(server, name),
    drop: () => withClient(server, (client) => client.query(`drop database if exists ${name} with (force)`)),
  };
}

/** The same, opened. @param tables EntitySchemas that the test reads through TypeORM. */
export async function createTestDatabase(
  options: { readonly pool?: number; readonly tables?: readonly EntitySchema[] } = {},
): Promise<TestDatabase> {
  const { url, drop } = await cloneTemplate();
  const dataSource = await dataSourceOf(url, options.pool ?? 8, options.tables).initialize();
  return {
    url,
    dataSource,
    database: databaseOf(dataSource),
    close: async () => {
      await dataSource.destroy();
      await drop();
    },
  };
}

function addressOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

function serverFolder(): string {
  const folder = process.env['TEST_SERVER_DIR'];
  if (!folder) throw new Error('TEST_SERVER_DIR is not set: run the tests with npm test');
  return folder;
}

async function serverUrl(): Promise<string> {
  const folder = serverFolder();
  const ready = join(folder, 'url');
  if (claim(join(folder, 'claimed'))) {
    const server = await startEmbedded(join(folder, 'server'), { settings: FAST, kept: false });
    const pid = readFileSync(join(folder, 'server', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]!;
    writeFileSync(join(folder, 'pid'), pid);
    await makeTemplate(server.url);
    writeFileSync(ready, server.url);
  }
  await until(ready);
  return readFileSync(ready, 'utf8');
}

async function until(file: string): Promise<void> {
  for (let i = 0; i < 3_000 && !existsSync(file); i++) await new Promise((done) => setTimeout(done, 50));
}

function claim(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx'));
    return true;
  } catch {
    return false;
  }
}

async function makeTemplate(server: string): Promise<void> {
  await withClient(server, (client) => client.query(`create database ${TEMPLATE}`));
  const dataSource = await dataSourceOf(addressOf(server, TEMPLATE), 2).initialize();
  await migrate(dataSource);
  await dataSource.query(`select ensure_event_partitions('2023-01-01', 60)`);
  await dataSource.destroy();
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
