// The loop that every sweep runs on: catches up at start, wakes, sleeps, survives failures, stops.
import { afterEach, expect, test } from '@jest/globals';
import { type Pass, SweepLoop } from '../../src/alerts/sweep-loop.ts';
import { ManualClock } from '../../src/platform/clock.ts';

const clock = new ManualClock(0);
const idle: Pass = { more: false, nextAt: null };
let loop: SweepLoop | undefined;
afterEach(() => loop?.stop());

function loopOf(pass: () => Promise<Pass>, errors: unknown[] = []): SweepLoop {
  loop = new SweepLoop(clock, { pass, onError: (error) => errors.push(error), idleMs: 60_000 });
  return loop;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('the first pass begins at once, and goes on while there is more', async () => {
  let passes = 0;
  loopOf(() => Promise.resolve({ more: ++passes < 4, nextAt: null })).start();
  await until(() => passes === 4);
});

test('a wake ends the sleep; one that comes during a pass is not lost', async () => {
  let passes = 0;
  let release: () => void = () => undefined;
  const sleeper = loopOf(() => {
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
  loopOf(() => {
    passes += 1;
    return Promise.resolve({ more: false, nextAt: clock.now() + 20 });
  }).start();
  await until(() => passes >= 3);
});

test('a failed pass is told and tried again', async () => {
  const errors: unknown[] = [];
  let passes = 0;
  const failing = loopOf(() => {
    passes += 1;
    return passes === 1 ? Promise.reject(new Error('lost')) : Promise.resolve(idle);
  }, errors);
  failing.start();
  await until(() => passes === 2);
  expect(errors).toHaveLength(1);
  expect(failing.lastPassAt).toBe(0);
});

test('stopping waits for the pass under way', async () => {
  let ended = false;
  const slow = loopOf(async () => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    ended = true;
    return idle;
  });
  slow.start();
  await slow.stop();
  expect(ended).toBe(true);
});
