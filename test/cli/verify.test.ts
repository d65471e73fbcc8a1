// motcua verify beside a service whose clock is set: sound as it stands, and an altered figure is found.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { addVerify } from '../../src/cli/verify.ts';
import { DeskApp } from '../dossiers/desk-app.ts';

let desk: DeskApp;
const told: string[] = [];
beforeAll(async () => {
  desk = await DeskApp.open();
  await desk.resolve(await desk.log());
  await desk.log({ channel: 'post' });
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

async function verified(): Promise<{ exitCode: unknown; figures: string[] }> {
  const { database, clock } = desk.service;
  const program = new Command();
  addVerify(program, (work) => work(database, clock));
  await program.parseAsync(['node', 'motcua', 'verify']);
  return { exitCode: process.exitCode, figures: told.filter((line) => line.includes('in the roll-up')) };
}
const alter = (text: string) => desk.service.database.query({ text });

it('holds the figures of reports against the dossiers, by the service’s clock', async () => {
  expect(await verified()).toEqual({ exitCode: undefined, figures: [] });
  expect(told.at(-1)).toMatch(/^2 dossiers, .* 1 months of figures, .* 0 differences$/);
});

it('finds a count that was altered', async () => {
  await alter(`update daily_count set n = n + 1 where ctid = (select min(ctid) from daily_count)`);
  const { exitCode, figures } = await verified();
  expect(exitCode).toBe(1);
  expect(figures.length).toBeGreaterThan(0);
  await alter(`update daily_count set n = n - 1 where ctid = (select max(ctid) from daily_count)`);
});

it('finds a fact that was altered', async () => {
  await alter(`update report_fact set outcome = 'refused' where outcome = 'granted' and recorded_to is null`);
  expect(await verified()).toMatchObject({ exitCode: 1 });
  expect(told.some((line) => line.endsWith('its facts differ from its row'))).toBe(true);
});
