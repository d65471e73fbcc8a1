// A database of its own for each test file, cloned from one migrated template on the run's embedded server.
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { DataSource, EntitySchema } from 'typeorm';
import { EVERY_TABLE } from '../../src/app/every-table.ts';
import { dataSourceOf, databaseOf } from '../../src/platform/data-source.ts';
import type { Database } from '../../src/platform/database.ts';
import { startEmbedded } from '../../src/platform/embedded-postgres.ts';
import { migrate } from '../../src/platform/migrate.ts';

const TEMPLATE = 'motcua_template';
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'];

export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly database: Database;
  close(): Promise<void>;
}

/** A database of its own; `drop` removes it. */
export interface Clone {
  /** As the role that owns it. */
  readonly url: string;
  /** As the role that the service works as. */
  readonly serviceUrl: string;
  drop(): Promise<void>;
}

/** A fresh, migrated, empty database. */
export async function cloneTemplate(): Promise<Clone> {
  return cloneOf(TEMPLATE);
}

/**
 * A fresh copy of what `make` leaves in a migrated database. It is made once a run, by the suite that first asks for it.
 *
 * @param name of what is made; the same name, the same `make`
 */
export async function cloneMade(name: string, make: (database: Clone) => Promise<void>): Promise<Clone> {
  const template = `motcua_${name}`;
  await onceARun(name, async () => make(await cloneOf(TEMPLATE, template)));
  return cloneOf(template);
}

/** Does once what all suites of a run need; whoever comes meanwhile waits for it. */
export async function onceARun(name: string, work: () => Promise<void>): Promise<void> {
  const folder = serverFolder();
  const ready = join(folder, `${name}.made`);
  if (claim(join(folder, `${name}.claimed`))) {
    await work();
    writeFileSync(ready, '');
  }
  await until(ready);
}

/** A fresh database without any table. */
export async function emptyDatabase(): Promise<Clone> {
  return cloneOf('template1');
}

async function cloneOf(template: string, name = `t_${randomUUID().replaceAll('-', '')}`): Promise<Clone> {
  const { owner, service } = await server();
  await withClient(owner, (client) => client.query(`create database ${name} template ${template}`));
  return {
    url: addressOf(owner, name),
    serviceUrl: addressOf(service, name),
    drop: () => withClient(owner, (client) => client.query(`drop database if exists ${name} with (force)`)),
  };
}

/** The same, opened. @param tables every one of the service if left out */
export async function createTestDatabase(
  options: { readonly pool?: number; readonly tables?: readonly EntitySchema[] } = {},
): Promise<TestDatabase> {
  const { url, drop } = await cloneTemplate();
  const dataSource = await dataSourceOf(url, options.pool ?? 8, options.tables ?? EVERY_TABLE).initialize();
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

interface Server {
  readonly owner: string;
  readonly service: string;
}

async function server(): Promise<Server> {
  const folder = serverFolder();
  const ready = join(folder, 'url');
  if (claim(join(folder, 'claimed'))) {
    const started = await startEmbedded(join(folder, 'server'), { settings: FAST, kept: false });
    const pid = readFileSync(join(folder, 'server', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]!;
    writeFileSync(join(folder, 'pid'), pid);
    const addresses: Server = { owner: started.ownerUrl, service: started.url };
    await makeTemplate(addresses);
    writeFileSync(`${ready}.new`, JSON.stringify(addresses));
    renameSync(`${ready}.new`, ready);
  }
  await until(ready);
  return JSON.parse(readFileSync(ready, 'utf8')) as Server;
}

async function until(file: string): Promise<void> {
  for (let i = 0; i < 12_000 && !existsSync(file); i++) await new Promise((done) => setTimeout(done, 50));
}

function claim(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx'));
    return true;
  } catch {
    return false;
  }
}

async function makeTemplate({ owner, service }: Server): Promise<void> {
  await withClient(owner, (client) => client.query(`create database ${TEMPLATE}`));
  const dataSource = await dataSourceOf(addressOf(owner, TEMPLATE), 2).initialize();
  await migrate(dataSource, { service: new URL(service).username });
  await dataSource.query(`select ensure_event_partitions('2026-01-01', 12)`);
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
