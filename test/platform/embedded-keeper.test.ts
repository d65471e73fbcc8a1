// The embedded server does not outlive those who use it, however they end, and none who is there loses it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { isAlive } from '../../src/platform/embedded-process.ts';
import { isKept } from '../../src/platform/embedded-keeper.ts';
import { startEmbedded } from '../../src/platform/embedded-postgres.ts';
import { ensureBuilt } from '../support/service.ts';

const FAST = { settings: ['fsync=off', 'shared_buffers=16MB'] };
const PATIENCE_MS = 120_000;

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS - 10_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not happen in time');
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** A process of its own that uses the server of a folder until it is ended. */
async function user(folder: string): Promise<ChildProcess> {
  const module = pathToFileURL(join(process.cwd(), 'dist/src/platform/embedded-postgres.js')).href;
  const program = `const { startEmbedded } = await import(${JSON.stringify(module)});
    const server = await startEmbedded(${JSON.stringify(folder)}, ${JSON.stringify(FAST)});
    server.keepRunning(() => undefined);
    console.log(server.url);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((done, fail) => {
    child.stdout.once('data', () => done());
    child.once('exit', () => fail(new Error('it did not start')));
  });
  return child;
}

describe('the keeper of the embedded server', () => {
  let folder: string;
  const pid = () => Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

  beforeAll(() => {
    ensureBuilt();
    folder = mkdtempSync(join(tmpdir(), 'motcua-kept-'));
    chmodSync(folder, 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'stops a server whose one user was killed',
    async () => {
      const only = await user(folder);
      const server = pid();
      only.kill('SIGKILL');
      await until(() => !isAlive(server));
    },
    PATIENCE_MS,
  );

  it(
    'leaves it to whoever is still there, also when his connections were cut',
    async () => {
      const killed = await user(folder);
      const own = await startEmbedded(folder, FAST);
      own.keepRunning(() => undefined);
      const server = pid();
      killed.kill('SIGKILL');
      const client = new pg.Client({ connectionString: own.ownerUrl });
      await client.connect();
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'motcua presence'`,
      );
      await client.end();
      await new Promise((done) => setTimeout(done, 15_000));
      expect(isAlive(server)).toBe(true);
      await own.stop();
      await until(() => !isAlive(server));
    },
    PATIENCE_MS,
  );

  it(
    'is replaced by the next who comes when it was killed with everybody else',
    async () => {
      const first = await user(folder);
      const server = pid();
      const admin = await startEmbedded(folder, FAST);
      const client = new pg.Client({ connectionString: admin.ownerUrl });
      await client.connect();
      await until(() => isKept(admin.url));
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where application_name = 'motcua keeper'`,
      );
      expect(rows).toEqual([{ n: 1 }]);
      // A keeper that is killed loses its lock with its connection; so does one whose connection is cut.
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'motcua keeper'`,
      );
      await client.end();
      await until(() => isKept(admin.url));
      await admin.stop();
      first.kill('SIGKILL');
      await until(() => !isAlive(server));
    },
    PATIENCE_MS,
  );
});
