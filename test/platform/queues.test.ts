// The queue is a nudge: it works on PostgreSQL and on Redis, and nobody waits for it when it is down.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { readConfig } from '../../src/platform/config.ts';
import { HealthChecks } from '../../src/platform/health-checks.ts';
import { Metrics } from '../../src/platform/metrics.ts';
import { Queues } from '../../src/platform/queue/queues.ts';
import { cloneTemplate } from '../support/database.ts';

Logger.overrideLogger(false);

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

function queuesOn(variables: Record<string, string>): {
  queues: Queues;
  checks: HealthChecks;
  metrics: Metrics;
} {
  const checks = new HealthChecks();
  const metrics = new Metrics();
  return { queues: new Queues(readConfig(variables), checks, metrics), checks, metrics };
}

async function until(condition: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not happen in time');
    await new Promise((done) => setTimeout(done, 20));
  }
}

interface Wake {
  readonly dossierId: string;
}

function worksAsQueue(variables: () => Record<string, string>): void {
  test('a job is answered, a late one not before its time, a failed one counted', async () => {
    const { queues, checks, metrics } = queuesOn(variables());
    const seen: [string, number][] = [];
    queues.worker<Wake>('wake', async ({ dossierId }) => {
      await Promise.resolve();
      if (dossierId === 'bad') throw new Error('no such dossier');
      seen.push([dossierId, performance.now()]);
    });
    queues.start();
    const queue = queues.queue<Wake>('wake');
    const start = performance.now();
    expect(await queue.add({ dossierId: 'late' }, { delayMs: 800 })).toBe(true);
    expect(await queue.add({ dossierId: 'bad' })).toBe(true);
    expect(await queue.add({ dossierId: 'now' })).toBe(true);
    await until(() => seen.length === 2);
    expect(seen.map(([id]) => id)).toEqual(['now', 'late']);
    expect(seen[1]![1] - start).toBeGreaterThanOrEqual(790);
    expect((await checks.read()).checks).toEqual({ queue: 'up' });
    const published = await metrics.registry.metrics();
    expect(published).toContain('motcua_queue_jobs_total{queue="wake",result="done"} 2');
    expect(published).toContain('motcua_queue_jobs_total{queue="wake",result="failed"} 1');
    await queues.beforeApplicationShutdown();
  });

  test('a job of the same id is added again once the first is done, or has failed', async () => {
    const { queues } = queuesOn(variables());
    let runs = 0;
    queues.worker<Wake>('again', () => {
      runs++;
      return runs === 2 ? Promise.reject(new Error('second')) : Promise.resolve();
    });
    queues.start();
    for (const run of [1, 2, 3]) {
      await queues.queue<Wake>('again').add({ dossierId: 'x' }, { id: 'dossier-x' });
      await until(() => runs === run);
      await until(async () => (await queues.queue('again').waiting()) === 0);
      await new Promise((done) => setTimeout(done, 100));
    }
    await queues.beforeApplicationShutdown();
  });

  test('shutdown waits for the job under way', async () => {
    const { queues } = queuesOn(variables());
    let state = 'waiting';
    queues.worker('slow', async () => {
      state = 'begun';
      await new Promise((done) => setTimeout(done, 400));
      state = 'finished';
    });
    queues.start();
    await queues.queue('slow').add({});
    await until(() => state === 'begun');
    await queues.beforeApplicationShutdown();
    expect(state).toBe('finished');
  });

  test('without start() nothing is taken', async () => {
    const { queues } = queuesOn(variables());
    queues.worker('idle', () => Promise.reject(new Error('taken')));
    await queues.queue('idle').add({});
    expect(await queues.queue('idle').waiting()).toBe(1);
    await queues.beforeApplicationShutdown();
  });
}

function toleratesAbsence(variables: (port: number) => Record<string, string>): void {
  test('a job that cannot be added is reported, soon, and does not throw', async () => {
    const { queues, checks } = queuesOn(variables(await freePort()));
    queues.worker('nobody', () => Promise.resolve());
    queues.start();
    const start = performance.now();
    expect(await queues.queue('nobody').add({})).toBe(false);
    expect(await queues.queue('nobody').add({})).toBe(false);
    expect(performance.now() - start).toBeLessThan(6_000);
    expect(await checks.read()).toEqual({ status: 'degraded', checks: { queue: 'down' } });
    await queues.beforeApplicationShutdown();
  });
}

describe('on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof cloneTemplate>>;
  beforeAll(async () => void (database = await cloneTemplate()));
  afterAll(async () => database.drop());

  worksAsQueue(() => ({ DATABASE_URL: database.url }));
  toleratesAbsence((port) => ({ DATABASE_URL: `postgres://nobody:x@127.0.0.1:${port}/none` }));

  test('goes on after every connection was cut', async () => {
    const { queues } = queuesOn({ DATABASE_URL: database.url });
    let seen = 0;
    queues.worker('cut', () => Promise.resolve(void seen++));
    queues.start();
    await queues.queue('cut').add({});
    await until(() => seen === 1);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await client.end();
    await until(() => queues.queue('cut').add({}));
    await until(() => seen >= 2, 15_000);
    await queues.beforeApplicationShutdown();
  });
});

const redisServer = spawnSync('redis-server', ['--version']).status === 0;
if (!redisServer)
  console.warn('SKIPPED: the queue on Redis, because there is no redis-server on this machine');
const onRedis = redisServer ? describe : describe.skip;

onRedis('on Redis', () => {
  let server: ChildProcess;
  let folder: string;
  let url: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-redis-'));
    const port = await freePort();
    url = `redis://127.0.0.1:${port}`;
    server = spawn('redis-server', ['--port', String(port), '--save', '', '--dir', folder], {
      stdio: 'ignore',
    });
    const { queues } = queuesOn({ REDIS_URL: url });
    await until(() => queues.queue('ready').add({}));
    await queues.beforeApplicationShutdown();
  });
  afterAll(() => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  worksAsQueue(() => ({ REDIS_URL: url }));
});

describe('on Redis that is not there', () => {
  toleratesAbsence((port) => ({ REDIS_URL: `redis://127.0.0.1:${port}` }));
});
