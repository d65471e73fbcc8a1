// motcua rollups beside a service whose clock is set: by that clock nothing differs, and an altered figure is found.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { addRollups } from '../../src/cli/rollups.ts';
import { DAY_MS } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { DeskApp } from '../dossiers/desk-app.ts';

let desk: DeskApp;
const told: string[] = [];
beforeAll(async () => {
  desk = await DeskApp.open();
  await desk.resolve(await desk.log());
  await desk.log();
  await desk.log({ channel: 'online', decision: undefined });
  desk.service.clock.advance(3 * DAY_MS);
  await desk.service.app.get(TimerSweep).sweep();
}, 60_000);
afterAll(() => desk.close());
beforeEach(() => {
  told.length = 0;
  jest.spyOn(console, 'log').mockImplementation((line: unknown) => void told.push(String(line)));
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

async function rollups(command: string): Promise<string> {
  const program = new Command();
  addRollups(program, (work) => work(desk.service.database, desk.service.clock));
  await program.parseAsync(['node', 'motcua', 'rollups', command]);
  return told.at(-1)!;
}

it('check finds nothing by the service’s clock', async () => {
  expect(await rollups('check')).toMatch(/^3 dossiers, 1 months, 0 differences$/);
  expect(process.exitCode).toBeUndefined();
});

it('rebuild makes the same figures anew by that clock', async () => {
  const figures = () =>
    desk.service.database.query({
      text: `select measure, day, sum(n)::int as n from daily_count group by 1, 2 order by 1, 2`,
    });
  const { rows: before } = await figures();
  expect(before.length).toBeGreaterThan(0);
  expect(await rollups('rebuild')).toMatch(/^\d+ journal entries read$/);
  expect((await figures()).rows).toEqual(before);
  expect(await rollups('check')).toMatch(/ 0 differences$/);
});

it('check finds a figure that was altered', async () => {
  await desk.service.database.query({
    text: `update daily_count set n = n + 1 where ctid = (select min(ctid) from daily_count)`,
  });
  expect(await rollups('check')).toMatch(/ [1-9]\d* differences$/);
  expect(process.exitCode).toBe(1);
  await rollups('rebuild');
});
