// Timers that were armed under XState's names: renamed, folded from entries that are never rewritten, and fired in time.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TimerNames1700000000048 } from '../../migrations/1700000000048-timer-names.ts';
import { DAY_MS } from '../../src/domain/time/instant.ts';
import { foldEntry } from '../../src/dossier-kind/journal.ts';
import type { JournalEntry } from '../../src/dossier-kind/journal.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { dataSourceOf } from '../../src/platform/data-source.ts';
import { DeskApp } from '../dossiers/desk-app.ts';

/** As the charts before had them, in a dossier that was just accepted. */
const OLD: Readonly<Record<string, string>> = {
  late: 'xstate.after.late.one-stop.clock.running',
  dueSoon: 'xstate.after.dueSoon.one-stop.clock.running.onTime',
  apologyTask: 'xstate.after.apologyTask.one-stop.clock.running',
  transferDue: 'xstate.after.transferDue.accepted',
  stepDue: 'xstate.after.stepDue.accepted',
};

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

const timersOf = async (id: string) => {
  const { rows } = await desk.service.database.query<{ name: string; at: Date }>({
    text: 'select name, fire_at as at from timer where case_id = $1 order by name',
    values: [id],
  });
  return Object.fromEntries(rows.map(({ name, at }) => [name, at.getTime()]));
};

it('a timer that was armed is renamed and still fires at its instant', async () => {
  const { id } = await desk.log();
  const armed = await timersOf(id);
  expect(Object.keys(armed).filter((name) => !(name in OLD))).toEqual([]);
  for (const [name, old] of Object.entries(OLD))
    await desk.service.database.query({
      text: 'update timer set name = $1 where case_id = $2 and name = $3',
      values: [old, id, name],
    });
  expect(Object.keys(await timersOf(id)).every((name) => name.startsWith('xstate.'))).toBe(true);
  const owner = await dataSourceOf(desk.service.config.ownerConnectionString, 1).initialize();
  // The table of that time; timers of tasks lie among the others since.
  await owner.query('create table task_timer (name text)');
  const runner = owner.createQueryRunner();
  await new TimerNames1700000000048().up(runner);
  await runner.release();
  await owner.query('drop table task_timer');
  await owner.destroy();
  expect(await timersOf(id)).toEqual(armed);

  desk.service.clock.advance(armed['late']! + DAY_MS - desk.service.clock.now());
  await desk.service.app.get(TimerSweep).sweep();
  const { rows } = await desk.service.database.query<{ type: string; at: Date }>({
    text: `select type, occurred_at as at from case_event where case_id = $1 and type = 'late'`,
    values: [id],
  });
  expect(rows.map(({ at }) => at.getTime())).toEqual([armed['late']]);
});

it('an entry that has the old names folds into the new ones', () => {
  const identity = { homeAgencyId: 'a', id: 'd' };
  const entry = (seq: number, more: Partial<JournalEntry>) =>
    ({
      seq,
      value: { course: 'accepted', clock: 'running' },
      context: {},
      columns: {},
      ...more,
    }) as JournalEntry;
  const armed = Object.fromEntries(Object.values(OLD).map((name, i) => [name, 1_000 + i]));
  const first = foldEntry(null, entry(1, { armed }), identity, '1');
  expect(Object.keys(first.timers)).toEqual(Object.keys(OLD));
  const moved = entry(2, {
    cancelled: [OLD['stepDue']!, OLD['transferDue']!],
    armed: { 'xstate.after.stepDue.step:appraise': 9_000 },
  });
  const second = foldEntry(first, moved, identity, '2');
  expect(second.timers).toEqual({ late: 1_000, dueSoon: 1_001, apologyTask: 1_002, stepDue: 9_000 });
});
