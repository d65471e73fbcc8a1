// What nudges must do, on whichever backend; and nudges and jobs outside of a service.
import { createServer, type AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { expect, test } from '@jest/globals';
import type { Clock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { HealthChecks } from '../../src/platform/health-checks.ts';
import { Metrics } from '../../src/platform/metrics.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import { Nudges } from '../../src/platform/jobs/nudges.ts';

Logger.overrideLogger(false);

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

export function nudgesOn(variables: Record<string, string>): {
  nudges: Nudges;
  checks: HealthChecks;
  metrics: Metrics;
} {
  const checks = new HealthChecks();
  const metrics = new Metrics();
  return { nudges: new Nudges(readConfig(variables), checks, metrics), checks, metrics };
}

/** A register of jobs that nobody starts. */
export function idleJobs(clock: Clock): Jobs {
  const { nudges } = nudgesOn({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  return new Jobs(clock, nudges, new Metrics(), new HealthChecks());
}

export async function until(condition: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not happen in time');
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Declares the tests that every backend has to pass. */
export function worksAsQueue(variables: () => Record<string, string>): void {
  test('a nudge is heard, a late one not before its time, a failed one counted', async () => {
    const { nudges, checks, metrics } = nudgesOn(variables());
    const seen: [string, number][] = [];
    for (const name of ['late', 'now']) nudges.on(name, () => void seen.push([name, performance.now()]));
    nudges.on('bad', () => Promise.reject(new Error('no such dossier')));
    nudges.start();
    const start = performance.now();
    expect(await nudges.send('late', 800)).toBe(true);
    expect(await nudges.send('bad')).toBe(true);
    expect(await nudges.send('now')).toBe(true);
    await until(() => seen.length === 2);
    expect(seen.map(([name]) => name)).toEqual(['now', 'late']);
    expect(seen[1]![1] - start).toBeGreaterThanOrEqual(790);
    expect((await checks.read()).checks).toEqual({ queue: 'up' });
    const published = await metrics.read();
    expect(published).toContain('motcua_queue_jobs_total{queue="now",result="done"} 1');
    expect(published).toContain('motcua_queue_jobs_total{queue="late",result="done"} 1');
    expect(published).toContain('motcua_queue_jobs_total{queue="bad",result="failed"} 1');
    await nudges.beforeApplicationShutdown();
  });

  test('a job is nudged again once the first nudge was heard, or has failed', async () => {
    const { nudges } = nudgesOn(variables());
    let runs = 0;
    nudges.on('again', () => {
      runs++;
      return runs === 2 ? Promise.reject(new Error('second')) : Promise.resolve();
    });
    nudges.start();
    for (const run of [1, 2, 3]) {
      await nudges.send('again');
      await until(() => runs === run);
      await until(async () => (await nudges.waiting()) === 0);
      await new Promise((done) => setTimeout(done, 100));
    }
    await nudges.beforeApplicationShutdown();
  });

  test('many nudges at one time are one', async () => {
    const { nudges } = nudgesOn(variables());
    let heard = 0;
    nudges.on('many', () => void heard++);
    for (let i = 0; i < 20; i++) expect(await nudges.send('many', 300)).toBe(true);
    nudges.start();
    await until(() => heard > 0);
    await until(async () => (await nudges.waiting()) === 0);
    await new Promise((done) => setTimeout(done, 100));
    expect(heard).toBe(1);
    await nudges.beforeApplicationShutdown();
  });

  test('shutdown waits for what is under way', async () => {
    const { nudges } = nudgesOn(variables());
    let state = 'waiting';
    nudges.on('slow', async () => {
      state = 'begun';
      await new Promise((done) => setTimeout(done, 400));
      state = 'finished';
    });
    nudges.start();
    await nudges.send('slow');
    await until(() => state === 'begun');
    await nudges.beforeApplicationShutdown();
    expect(state).toBe('finished');
  });

  test('without start() nothing is taken', async () => {
    const { nudges } = nudgesOn(variables());
    nudges.on('idle', () => Promise.reject(new Error('taken')));
    await nudges.send('idle');
    expect(await nudges.waiting()).toBe(1);
    await nudges.beforeApplicationShutdown();
  });
}
