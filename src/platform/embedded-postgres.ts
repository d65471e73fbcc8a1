// The embedded PostgreSQL server: started beside the service where no DATABASE_URL is given.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { reachablePlace, serverUser } from './embedded-place.ts';
import type { Place } from './embedded-place.ts';

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=150',
  'shared_buffers=256MB',
  'max_wal_size=2GB',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
];

export interface EmbeddedServer {
  readonly url: string;
  /** Stops the server, unless another living process started it. */
  stop(): Promise<void>;
}

/**
 * Starts the server of a data folder, or joins the one that already runs there. Works as root too, by running
 * the server as another user. @param extra settings for tests and benchmarks, `name=value`.
 * @throws Error with the server's own last words when it does not come up
 */
export async function startEmbedded(dataDir: string, extra: readonly string[] = []): Promise<EmbeddedServer> {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true });
  const place = await reachablePlace(folder);
  const password = secretOf(place);
  if (!existsSync(join(place.data, 'PG_VERSION'))) initialise(place, password);
  const running = runningServer(place);
  if (running !== null) {
    const url = urlOf(running.port, password);
    if (await answers(url, 20)) return { url, stop: () => stopUnlessOwned(place, running.pid) };
  }
  const port = await freePort();
  const pid = launch(place, port, extra);
  const url = urlOf(port, password);
  if (!(await answers(url, 600)))
    throw new Error(`The embedded PostgreSQL did not start:\n${lastLines(place.log)}`);
  writeFileSync(place.owner, String(process.pid));
  return { url, stop: () => stopUnlessOwned(place, pid) };
}

const urlOf = (port: number, password: string) => `postgres://motcua:${password}@127.0.0.1:${port}/postgres`;

function secretOf(place: Place): string {
  if (!existsSync(place.secret))
    writeFileSync(place.secret, randomBytes(18).toString('hex'), { mode: 0o600 });
  return readFileSync(place.secret, 'utf8');
}

function initialise(place: Place, password: string): void {
  mkdirSync(place.data, { recursive: true, mode: 0o700 });
  const passwordFile = join(place.root, `.pw-${process.pid}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  const user = serverUser();
  if (user) for (const path of [place.data, passwordFile]) chownSync(path, user.uid, user.gid);
  const made = spawnSync(
    place.initdb,
    [
      `--pgdata=${place.data}`,
      '--username=motcua',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { ...user, cwd: place.root, env: { ...process.env, LC_ALL: 'C' }, encoding: 'utf8' },
  );
  spawnSync('rm', ['-f', passwordFile]);
  if (made.status !== 0)
    throw new Error(
      `The embedded PostgreSQL could not be set up in ${place.data}: ${made.error?.message ?? made.stderr}`,
    );
}

/** Detached, so that a Ctrl-C meant for the service does not end the server under it. */
function launch(place: Place, port: number, extra: readonly string[]): number {
  const log = openSync(place.log, 'a');
  const settings = [...SETTINGS, ...extra].flatMap((setting) => ['-c', setting]);
  const child = spawn(place.postgres, ['-D', place.data, '-p', String(port), ...settings], {
    ...serverUser(),
    cwd: place.root,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', log, log],
    detached: true,
  });
  child.on('error', () => undefined);
  child.unref();
  return child.pid ?? 0;
}

/** What the server's own pid file says, if that process lives. */
function runningServer(place: Place): { pid: number; port: number } | null {
  const file = join(place.data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
  return pid && port && lives(Number(pid)) ? { pid: Number(pid), port: Number(port) } : null;
}

async function stopUnlessOwned(place: Place, pid: number): Promise<void> {
  const owner = existsSync(place.owner) ? Number(readFileSync(place.owner, 'utf8')) : 0;
  if (owner !== process.pid && lives(owner)) return;
  if (!lives(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let i = 0; i < 600 && lives(pid); i++) await pause(50);
}

function lives(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function answers(url: string, tries: number): Promise<boolean> {
  for (let i = 0; i < tries; i++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return true;
    } catch {
      await pause(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? done(address.port) : fail(new Error('no port')),
      );
    });
  });
}

function lastLines(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-15).join('\n') : '';
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
