// The queue on Redis: as on PostgreSQL, and again after Redis was gone.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePort, nudgesOn, until, worksAsQueue } from '../support/nudges.ts';

let server: ChildProcess;
let folder: string;
let port: number;
const url = () => `redis://127.0.0.1:${port}`;

function launch(): void {
  server = spawn('redis-server', ['--port', String(port), '--save', '', '--dir', folder], {
    stdio: 'ignore',
  });
}

async function stop(): Promise<void> {
  const ended = new Promise((done) => server.once('exit', done));
  server.kill('SIGKILL');
  await ended;
}

beforeAll(async () => {
  if (spawnSync('redis-server', ['--version']).status !== 0)
    throw new Error('Redis is not installed: apt-get install redis-server');
  folder = mkdtempSync(join(tmpdir(), 'motcua-redis-'));
  port = await freePort();
  launch();
  const { nudges } = nudgesOn({ REDIS_URL: url() });
  await until(() => nudges.send('ready'), 60_000);
  await nudges.beforeApplicationShutdown();
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

worksAsQueue(() => ({ REDIS_URL: url() }));

test('Redis gone and back: told by health, and worked off again without a restart', async () => {
  const { nudges, checks } = nudgesOn({ REDIS_URL: url() });
  let seen = 0;
  nudges.on('gone', () => Promise.resolve(void seen++));
  nudges.start();
  await nudges.send('gone');
  await until(() => seen === 1, 30_000);
  expect((await checks.read()).checks).toEqual({ queue: 'up' });

  await stop();
  expect(await nudges.send('gone')).toBe(false);
  await until(async () => (await checks.read()).status === 'degraded', 30_000);

  launch();
  await until(() => nudges.send('gone'), 60_000);
  await until(() => seen >= 2, 60_000);
  await until(async () => (await checks.read()).status === 'ready', 30_000);
  await nudges.beforeApplicationShutdown();
});
