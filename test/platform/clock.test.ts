// Clocks: none goes back; the evaluation clock is kept in the database and followed by every process.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { ClockSetting, commandClock, openClock } from '../../src/platform/clock-setting.ts';
import { ManualClock, SettableClock, SystemClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

const NOON = parseInstant('2027-01-04T12:00');
const HOUR = 3_600_000;
const backwards = expect.objectContaining({ code: 'clock.backwards' });

describe('a manual clock', () => {
  it('stands still, moves when told, and refuses to go back', () => {
    const clock = new ManualClock(NOON);
    clock.advance(HOUR);
    expect(clock.now()).toBe(NOON + HOUR);
    expect(() => clock.set(NOON)).toThrow(backwards);
  });
});

describe('the evaluation clock', () => {
  let db: TestDatabase;
  const evaluation = (clock?: string) => readConfig(clock === undefined ? {} : { MOTCUA_CLOCK: clock });
  const expectNear = (actual: number, expected: number) => {
    expect(actual - expected).toBeGreaterThanOrEqual(0);
    expect(actual - expected).toBeLessThan(10_000);
  };

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.close());

  it("runs with the machine's clock until it is set", async () => {
    const clock = await openClock(evaluation(), db.database);
    expectNear(clock.now(), Date.now() - 1000);
  });

  it('starts at MOTCUA_CLOCK, and runs on over a restart with the same setting', async () => {
    const clock = (await openClock(evaluation('2027-01-04T12:00'), db.database)) as SettableClock;
    expectNear(clock.now(), NOON);
    const again = (await openClock(evaluation('2027-01-04T11:00'), db.database)) as SettableClock;
    expect(again.offset).toBe(clock.offset);
  });

  it('is set forward, keeps it over a restart, and is followed by a running process', async () => {
    const [here, there] = await Promise.all([1, 2].map(() => openClock(evaluation(), db.database)));
    await new ClockSetting(here!, db.database).setForward(NOON + 48 * HOUR);
    expectNear(here!.now(), NOON + 48 * HOUR);
    await new ClockSetting(there!, db.database).follow();
    expectNear(there!.now(), NOON + 48 * HOUR);
    expectNear((await openClock(evaluation(), db.database)).now(), NOON + 48 * HOUR);
  });

  it('refuses to be set back', async () => {
    const clock = await openClock(evaluation(), db.database);
    await expect(new ClockSetting(clock, db.database).setForward(NOON)).rejects.toEqual(backwards);
  });

  it('cannot be set in production', async () => {
    const clock = await openClock(readConfig({ MOTCUA_MODE: 'production' }), db.database);
    expect(clock).toBeInstanceOf(SystemClock);
    await expect(new ClockSetting(clock, db.database).setForward(NOON)).rejects.toMatchObject({
      code: 'clock.notSettable',
    });
  });

  it('is the service’s for every command, however the command is set up', async () => {
    const production = readConfig({ DATABASE_URL: 'postgres://a:b@db/motcua' });
    await openClock(evaluation(), db.database);
    expectNear((await commandClock(production, db.database)).now(), NOON + 48 * HOUR);
    await openClock(production, db.database);
    for (const config of [production, evaluation(), evaluation('2027-03-01T12:00')])
      expect(await commandClock(config, db.database)).toBeInstanceOf(SystemClock);
    // And a command sets no clock forward.
    expectNear((await openClock(evaluation(), db.database)).now(), NOON + 48 * HOUR);
  });
});
