// What a queue must do, on whichever backend; and queues outside of a service.
import { createServer, type AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/platform/config.ts';
import { HealthChecks } from '../../src/platform/health-checks.ts';
import { Metrics } from '../../src/platform/metrics.ts';
import { Queues } from '../../src/platform/queue/queues.ts';

Logger.overrideLogger(false);

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

export function queuesOn(variables: Record<string, string>): {
  queues: Queues;
  checks: HealthChecks;
  metrics: Metrics;
} {
  const checks = new HealthChecks();
  const metrics = new Metrics();
  return { queues: new Queues(readConfig(variables), checks, metrics), checks, metrics };
}

export async function until(condition: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not happen in time');
    await new Promise((done) => setTimeout(done, 20));
  }
}

interface Wake {
  readonly dossierId: string;
}

/** Declares the tests that every backend has to pass. */
export function worksAsQueue(variables: () => Record<string, string>): void {
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
