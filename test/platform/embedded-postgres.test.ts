// The embedded server: shared, left by the last, surviving kills, and run for root in a closed home.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { isAlive } from '../../src/platform/embedded-process.ts';
import { startEmbedded } from '../../src/platform/embedded-postgres.ts';

const FAST = { settings: ['fsync=off', 'shared_buffers=16MB'] };
const isRoot = process.getuid?.() === 0;

async function ask<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded server', () => {
  let folder: string;
  let pidFile: string;
  const pid = () => Number(readFileSync(pidFile, 'utf8').split('\n')[0]);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-embedded-'));
    chmodSync(folder, 0o755);
    pidFile = join(folder, 'postgres', 'postmaster.pid');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is set up once when two start at the same moment, and stops with the last to leave', async () => {
    const [first, second] = await Promise.all([startEmbedded(folder, FAST), startEmbedded(folder, FAST)]);
    expect(second.url).toBe(first.url);
    const server = pid();
    await first.stop();
    expect(isAlive(server)).toBe(true);
    expect(await ask(second.ownerUrl, `select lower('ĐỖ') as low, current_setting('jit') as jit`)).toEqual([
      { low: 'đỗ', jit: 'off' },
    ]);
    await second.stop();
    expect(isAlive(server)).toBe(false);
    expect(statSync(join(folder, 'postgres.secret')).mode & 0o777).toBe(0o600);
  });

  it('keeps its port and what was written', async () => {
    const before = await startEmbedded(folder, FAST);
    await ask(before.ownerUrl, 'create table kept (id int)');
    await before.stop();
    const after = await startEmbedded(folder, FAST);
    expect(after.url).toBe(before.url);
    expect(await ask(after.ownerUrl, 'select id from kept')).toEqual([]);
    await after.stop();
  });

  it('starts after everything was killed, although its pid now belongs to somebody else', async () => {
    const before = await startEmbedded(folder, FAST);
    const stale = readFileSync(pidFile, 'utf8').split('\n');
    const owner = statSync(pidFile);
    process.kill(pid(), 'SIGKILL');
    await before.stop();
    const stranger = spawn('sleep', ['60'], { uid: owner.uid, gid: owner.gid });
    writeFileSync(pidFile, [String(stranger.pid), ...stale.slice(1)].join('\n'));
    const after = await startEmbedded(folder, FAST);
    expect(await ask(after.ownerUrl, 'select id from kept')).toEqual([]);
    await after.stop();
    stranger.kill();
  });

  it('comes back on the same port when it dies under a running service', async () => {
    const server = await startEmbedded(folder, FAST);
    const told: string[] = [];
    await new Promise<void>((back) => {
      server.keepRunning((what) => {
        told.push(what);
        if (what === 'up') back();
      });
      process.kill(pid(), 'SIGKILL');
    });
    expect(told).toEqual(['down', 'up']);
    expect(await ask(server.ownerUrl, 'select id from kept')).toEqual([]);
    await server.stop();
  });

  (isRoot ? it : it.skip)('lives elsewhere when its user cannot enter the home of root', async () => {
    const home = join(folder, 'home');
    mkdirSync(home, { mode: 0o700 });
    const server = await startEmbedded(join(home, '.data'), FAST);
    const root = realpathSync(join(home, '.data', 'server'));
    try {
      expect(server.movedTo).toBe(root);
      expect(await ask(server.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
      const again = await startEmbedded(join(home, '.data'), FAST);
      expect(again.url).toBe(server.url);
      await again.stop();
    } finally {
      await server.stop();
      expect(existsSync(join(root, 'postgres', 'postmaster.pid'))).toBe(false);
      rmSync(root, { recursive: true, force: true });
    }
  });
});
