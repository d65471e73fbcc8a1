// Housekeeping: partitions ahead of time, old answers gone, fresh ones kept.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { HousekeepingJob } from '../../src/engine/housekeeping.job.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { at } from '../support/fictional.ts';
import { idleJobs } from '../support/nudges.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

it('makes the months ahead and forgets old answers only', async () => {
  const rows = async (text: string) => (await db.database.query<{ key: string }>({ text })).rows;
  await rows(`insert into idempotency_key values ('a', 'old', 'h', '{}', '2029-06-01T00:00Z'),
    ('a', 'fresh', 'h', '{}', '2029-06-03T00:00Z')`);
  // More than one sweep takes away at a time.
  await rows(`insert into idempotency_key select 'a', 'busy' || n, 'h', '{}', '2029-06-01T00:00Z'
    from generate_series(1, 12000) n`);
  const clock = new ManualClock(at('2029-06-03T12:00'));
  const job = new HousekeepingJob(idleJobs(clock), db.database, clock);
  await job.run();
  expect((await rows('select key from idempotency_key')).map(({ key }) => key)).toEqual(['fresh']);
  await job.run();
  const [last] = await rows(`select to_regclass('case_event_203005')::text as key`);
  expect(last!.key).toBe('case_event_203005');
});
