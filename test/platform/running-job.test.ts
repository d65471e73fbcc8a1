// How every job runs: catches up at start, wakes, sleeps, survives failures, tells how it is, stops.
import { afterEach, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ManualClock } from '../../src/platform/clock.ts';
import type { Job, Pass } from '../../src/platform/jobs/job.ts';
import type { RunningJob } from '../../src/platform/jobs/running-job.ts';
import { idleJobs } from '../support/nudges.ts';

Logger.overrideLogger(false);

const clock = new ManualClock(0);
const idle: Pass = { more: false, nextAt: null };
let job: RunningJob | undefined;
afterEach(() => job?.stop());

function jobOf(pass: Job['pass'], more: Partial<Job> = {}): RunningJob {
  job = idleJobs(clock).declare({ name: 'sample', every: 60_000, atStart: true, pass, ...more });
  return job;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('the first pass begins at once, and goes on while there is more', async () => {
  let passes = 0;
  jobOf(() => Promise.resolve({ more: ++passes < 4, nextAt: null })).start();
  await until(() => passes === 4);
});

test('a wake ends the sleep; one that comes during a pass is not lost', async () => {
  let passes = 0;
  let release: () => void = () => undefined;
  const sleeper = jobOf(() => {
    passes += 1;
    return passes === 2 ? new Promise((resolve) => (release = () => resolve(idle))) : Promise.resolve(idle);
  });
  sleeper.start();
  await until(() => passes === 1);
  sleeper.wake();
  await until(() => passes === 2);
  sleeper.wake();
  release();
  await until(() => passes === 3);
});

test('it sleeps no longer than until the next row is due', async () => {
  let passes = 0;
  jobOf(() => {
    passes += 1;
    return Promise.resolve({ more: false, nextAt: clock.now() + 20 });
  }).start();
  await until(() => passes >= 3);
});

test('a failed pass is told and tried again', async () => {
  let passes = 0;
  const failing = jobOf(() => {
    passes += 1;
    return passes === 1 ? Promise.reject(new Error('lost')) : Promise.resolve(idle);
  });
  failing.start();
  await until(() => passes === 2);
  expect(failing.heartbeat).toMatchObject({ lastError: 'Error: lost', lastErrorAt: 0 });
  await until(() => failing.heartbeat.lastPassAt === 0);
  expect(failing.heartbeat.failures).toBe(0);
  expect(failing.failedPasses).toBe(1);
});

test('stopping waits for the pass under way', async () => {
  let ended = false;
  const slow = jobOf(async () => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    ended = true;
    return idle;
  });
  slow.start();
  await slow.stop();
  expect(ended).toBe(true);
});

test('it tells a pass how many failed before it, and is unwell after three', async () => {
  const failures: number[] = [];
  const failing = jobOf((turn) => {
    failures.push(turn.failures);
    return Promise.reject(new Error('lost'));
  });
  for (let pass = 0; pass < 3; pass++) {
    expect(failing.unwell).toBe(false);
    await failing.once();
  }
  expect(failures).toEqual([0, 1, 2]);
  expect(failing.unwell).toBe(true);
});

test('without a first pass at the start it sleeps first, and says until when', async () => {
  let passes = 0;
  const sleeper = idleJobs(clock).declare({
    name: 'later',
    every: 60_000,
    pass: () => Promise.resolve(void passes++),
  });
  job = sleeper;
  sleeper.start();
  expect(sleeper.heartbeat).toMatchObject({ lastPassAt: null, nextAt: 60_000 });
  expect(passes).toBe(0);
  sleeper.wake();
  await until(() => passes === 1);
});

test('it sleeps no longer than until an instant that it is told of, and no shorter for a later one', async () => {
  let passes = 0;
  const told = jobOf(() => Promise.resolve(void passes++));
  told.start();
  await until(() => told.heartbeat.nextAt !== null);
  told.wakeBy(90_000);
  expect(told.heartbeat.nextAt).toBe(60_000);
  told.wakeBy(20);
  expect(told.heartbeat.nextAt).toBe(20);
  await until(() => passes === 2);
});

test('there are never two passes at once: whoever asks for one has that under way', async () => {
  let [under, most, passes] = [0, 0, 0];
  const one = jobOf(async () => {
    passes += 1;
    under += 1;
    most = Math.max(most, under);
    await new Promise((resolve) => setTimeout(resolve, 20));
    under -= 1;
  });
  one.start();
  await Promise.all([one.once(), one.once(), one.once()]);
  expect([most, passes]).toEqual([1, 1]);
});

test('what wakes it is listened to from the start to the stop, and what it works with is told of the stop', async () => {
  const heard: string[] = [];
  const listening = jobOf(() => Promise.resolve(), {
    wakeOn: () => {
      heard.push('listens');
      return () => heard.push('is deaf');
    },
    onStop: () => heard.push('is told'),
  });
  expect(heard).toEqual([]);
  listening.start();
  await listening.stop();
  expect(heard).toEqual(['listens', 'is deaf', 'is told']);
});

test('a nudge that the queue does not take wakes it here', async () => {
  let passes = 0;
  const nudged = jobOf(() => Promise.resolve(void passes++));
  nudged.start();
  await until(() => passes === 1);
  nudged.nudge();
  await until(() => passes === 2);
});

test('two jobs of one name are a mistake', () => {
  const jobs = idleJobs(clock);
  const twice = { name: 'twice', every: 1, pass: () => Promise.resolve() };
  jobs.declare(twice);
  expect(() => jobs.declare(twice)).toThrow('twice');
});
