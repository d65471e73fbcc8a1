// The queue is a nudge: it works on PostgreSQL (and on Redis, see test/system), and nobody waits for it when it is down.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { cloneTemplate } from '../support/database.ts';
import { freePort, nudgesOn, until, worksAsQueue } from '../support/nudges.ts';

function toleratesAbsence(variables: (port: number) => Record<string, string>): void {
  test('a nudge that cannot be given is reported, soon, and does not throw', async () => {
    const { nudges, checks } = nudgesOn(variables(await freePort()));
    nudges.on('nobody', () => Promise.resolve());
    nudges.start();
    const start = performance.now();
    expect(await nudges.send('nobody')).toBe(false);
    expect(await nudges.send('nobody')).toBe(false);
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(await checks.read()).toEqual({ status: 'degraded', checks: { queue: 'down' } });
    await nudges.beforeApplicationShutdown();
  });
}

describe('on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof cloneTemplate>>;
  beforeAll(async () => void (database = await cloneTemplate()));
  afterAll(async () => database.drop());

  worksAsQueue(() => ({ DATABASE_URL: database.serviceUrl }));
  toleratesAbsence((port) => ({ DATABASE_URL: `postgres://nobody:x@127.0.0.1:${port}/none` }));

  test('goes on after every connection was cut', async () => {
    const { nudges } = nudgesOn({ DATABASE_URL: database.serviceUrl });
    let seen = 0;
    nudges.on('cut', () => Promise.resolve(void seen++));
    nudges.start();
    await nudges.send('cut');
    await until(() => seen === 1);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await client.end();
    await until(() => nudges.send('cut'));
    await until(() => seen >= 2, 120_000);
    await nudges.beforeApplicationShutdown();
  });
});

describe('on Redis that is not there', () => {
  toleratesAbsence((port) => ({ REDIS_URL: `redis://127.0.0.1:${port}` }));
});
