// Behind PgBouncer: with sessions of its own the service works; where they are shared, the start says so and stops.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { cloneTemplate, emptyDatabase } from '../support/database.ts';
import { ensureBuilt, settleOffice, startService } from '../support/service.ts';

const SENTENCE =
  /^(\S+: )?DATABASE_URL leads through a pooler that shares sessions between connections: name PostgreSQL itself, or a pool with pool_mode = session and ignore_startup_parameters = options\n$/;

interface Pooler {
  readonly url: string;
  stop(): Promise<void>;
}

const folders: string[] = [];
const poolers: Pooler[] = [];
let home: Awaited<ReturnType<typeof cloneTemplate>>;

beforeAll(async () => {
  if (spawnSync('pgbouncer', ['--version']).status !== 0)
    throw new Error('PgBouncer is not installed: apt-get install pgbouncer');
  ensureBuilt();
  home = await cloneTemplate();
}, 600_000);
afterAll(async () => {
  for (const pooler of poolers) await pooler.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  await home.drop();
});

/** PgBouncer before the server of an address, with these settings. */
async function pooled(address: string, settings: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-pooler-'));
  folders.push(folder);
  chmodSync(folder, 0o777);
  const { hostname, port: behind, username, password, pathname } = new URL(address);
  const port = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    [
      '[databases]',
      `* = host=${hostname} port=${behind} user=${username} password=${password}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = any',
      'max_client_conn = 200',
      'default_pool_size = 60',
      ...settings,
      '',
    ].join('\n'),
  );
  chmodSync(file, 0o644);
  const asWhom = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn('pgbouncer', [...asWhom, file], { stdio: 'ignore' });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  poolers.push({
    url: '',
    stop: () => {
      child.kill('SIGKILL');
      return ended;
    },
  });
  await untilListening(port, child);
  return `postgres://motcua:any@127.0.0.1:${port}${pathname}`;
}

function start(url: string, ...command: string[]): { status: number | null; stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, command, {
    env: { ...process.env, DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'error' },
    encoding: 'utf8',
    timeout: 170_000,
  });
  return { status, stderr };
}

describe.each([
  ['by transaction', ['pool_mode = transaction']],
  ['by transaction, ignoring options', ['pool_mode = transaction', 'ignore_startup_parameters = options']],
  [
    'by transaction in turn, ignoring options',
    ['pool_mode = transaction', 'ignore_startup_parameters = options', 'server_round_robin = 1'],
  ],
  ['by statement, ignoring options', ['pool_mode = statement', 'ignore_startup_parameters = options']],
  ['by session, refusing options', ['pool_mode = session']],
])('a pooler that lends sessions %s', (_, settings) => {
  test.each([
    ['the service', ['dist/src/main.js']],
    ['motcua migrate', ['bin/motcua.js', 'migrate']],
  ])('%s says in one sentence what it needs and stops', async (__, command) => {
    const { status, stderr } = start(await pooled(home.url, settings), ...command);
    expect([status, stderr]).toEqual([1, expect.stringMatching(SENTENCE)]);
  });
});

test('what was refused leaves no lock behind: the next migration, straight at the database, waits for nobody', async () => {
  const empty = await emptyDatabase();
  const url = await pooled(empty.url, ['pool_mode = transaction', 'ignore_startup_parameters = options']);
  expect(start(url, 'bin/motcua.js', 'migrate').status).toBe(1);
  const straight = start(empty.url, 'bin/motcua.js', 'migrate');
  expect([straight.status, straight.stderr]).toEqual([0, '']);
  expect(await locksOf(empty.url)).toEqual([]);
  await empty.drop();
});

describe('a pooler that gives every connection its session', () => {
  test('is migrated through, worked through, and keeps no lock', async () => {
    const empty = await emptyDatabase();
    const url = await pooled(empty.url, ['pool_mode = session', 'ignore_startup_parameters = options']);
    expect(start(url, 'bin/motcua.js', 'migrate').status).toBe(0);
    expect(await locksOf(empty.url)).toEqual([]);
    const office = await settleOffice(empty.url, 3, parseInstant('2026-11-20T08:00'));
    const service = await startService({
      DATABASE_URL: url,
      MOTCUA_MODE: 'evaluation',
      MOTCUA_CLOCK: '2026-11-23T09:00',
    });
    const headers = { authorization: `Bearer ${office.token}`, 'content-type': 'application/json' };
    const health = async () =>
      ((await (await fetch(`${service.origin}/health/ready`)).json()) as { status: string }).status;
    const read = await fetch(`${service.origin}/api/v1/dossiers/${office.lodged[0]!.code}`, { headers });
    const { version } = (await read.json()) as { version: number };
    const sent = await fetch(`${service.origin}/api/v1/dossiers/${office.lodged[0]!.code}/events`, {
      method: 'POST',
      headers: { ...headers, 'if-match': `"${version}"` },
      body: JSON.stringify({ type: 'transfer' }),
    });
    // What became late over the weekend is told first.
    for (let i = 0; i < 600 && (await health()) !== 'ready'; i++)
      await new Promise((done) => setTimeout(done, 100));
    const ready = await health();
    await service.end('SIGTERM');
    expect([ready, read.status, sent.status]).toEqual(['ready', 200, 200]);
    const [zone] = await ask<{ n: number }>(
      empty.url,
      `select count(*)::int as n from case_event where entry->>'type' = 'transfer'`,
    );
    expect(zone!.n).toBe(1);
    await empty.drop();
  }, 600_000);
});

const locksOf = (url: string) =>
  ask(
    url,
    `select pid from pg_locks where locktype = 'advisory' and database =
      (select oid from pg_database where datname = current_database())`,
  );

async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  for (let i = 0; i < 6_000; i++) {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended with ${child.exitCode}`);
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'motcua', database: 'pgbouncer' });
    client.on('error', () => undefined);
    const answer: unknown = await client.connect().catch((error: unknown) => error);
    await client.end().catch(() => undefined);
    if (!(answer instanceof Error) || !('code' in answer) || answer.code !== 'ECONNREFUSED') return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('PgBouncer did not start');
}
