// The embedded server as a process: its data made once, started, found again by its pid file, stopped.
import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { closeSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './embedded-place.ts';
import { CannotStart } from './start-failure.ts';

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
const LOG_LIMIT = 10 * 1024 * 1024;

export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
}

/** Makes the data folder; made beside and renamed, so that a half-made one is never started. */
export function initialise(place: Place, password: string): void {
  const half = join(place.root, `postgres.new`);
  const secret = join(place.root, 'postgres.new.secret');
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (place.user) for (const path of [half, secret]) chownSync(path, place.user.uid, place.user.gid);
  const made = spawnSync(
    place.initdb,
    [
      `--pgdata=${half}`,
      '--username=motcua',
      `--pwfile=${secret}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { ...place.user, cwd: place.root, env: environment(), encoding: 'utf8' },
  );
  rmSync(secret, { force: true });
  if (made.status !== 0)
    throw new CannotStart(
      `The embedded PostgreSQL could not be set up in ${place.data}: ${made.error?.message ?? made.stderr}`,
    );
  renameSync(half, place.data);
}

/** Detached, so that a Ctrl-C meant for the service does not end the server under it. */
export function launch(place: Place, port: number, extra: readonly string[]): ServerProcess {
  if (existsSync(place.log) && statSync(place.log).size > LOG_LIMIT) renameSync(place.log, `${place.log}.1`);
  const log = openSync(place.log, 'a', 0o640);
  const settings = [...SETTINGS, ...extra].flatMap((setting) => ['-c', setting]);
  const child = spawn(place.postgres, ['-D', place.data, '-p', String(port), ...settings], {
    ...place.user,
    cwd: place.root,
    env: environment(),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  return { pid: child.pid ?? 0, port };
}

/**
 * The server that the pid file of this data names, if it lives. A pid file left by a kill or a power cut is removed
 * when its number has since gone to another process: PostgreSQL itself would refuse to start.
 */
export function runningServer(place: Place): ServerProcess | null {
  const file = place.pidFile;
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
  if (pid && port && isAlive(pid) && servesData(pid, place.data)) return { pid, port };
  rmSync(file, { force: true });
  return null;
}

export async function stopServer({ pid }: ServerProcess): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  while (isAlive(pid)) await new Promise((done) => setTimeout(done, 30));
}

/** Whether a process of this number lives; one that has ended but was not yet collected does not. */
export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !/^\d+ \(.*\) Z/.test(procFile(pid, 'stat') ?? '');
}

function servesData(pid: number, data: string): boolean {
  const commandLine = procFile(pid, 'cmdline');
  return commandLine === null || commandLine.split('\0').includes(data);
}

/** Null where there is no /proc. */
function procFile(pid: number, name: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return null;
  }
}

function environment(): NodeJS.ProcessEnv {
  const { PATH } = process.env;
  return { ...(PATH === undefined ? {} : { PATH }), LC_ALL: 'C', TZ: 'UTC' };
}
