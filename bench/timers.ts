// Twenty thousand timers that fall due at one instant: all fired once, with their alerts written.
import { TimerSweep } from '../src/engine/timer-sweep.ts';
import { lodgeMany, NOON } from './fixture.ts';
import type { Fixture } from './fixture.ts';

export interface TimersFired {
  readonly timers: number;
  readonly alerts: number;
  readonly seconds: number;
  readonly perSecond: number;
}

export async function measureTimers(fixture: Fixture, count = 20_000): Promise<TimersFired> {
  const { clock, database, engine } = fixture;
  const sweep = new TimerSweep(database, engine, clock);
  await lodgeMany(fixture, count);
  const due = await oneInstant(fixture, count);
  clock.set(due);
  await database.query({ text: 'checkpoint' });
  const before = await counted(fixture);
  const began = performance.now();
  const { fired, failed } = await sweep.sweep();
  const seconds = (performance.now() - began) / 1000;
  const alerts = (await counted(fixture)) - before;
  if (failed > 0 || fired !== count || alerts !== count)
    throw new Error(`of ${count} timers ${fired} fired, ${failed} failed, ${alerts} alerts`);
  return { timers: count, alerts, seconds, perSecond: count / seconds };
}

/** All were accepted at one instant, so the budget of the receiving step ends for all at one instant. */
async function oneInstant({ database }: Fixture, count: number): Promise<number> {
  const { rows } = await database.query<{ at: Date; n: number }>({
    text: `select fire_at as at, count(*)::int as n from timer where fire_at > to_timestamp($1::float8 / 1000)
      group by 1 order by 1 limit 1`,
    values: [NOON],
  });
  if (rows[0]?.n !== count) throw new Error(`${rows[0]?.n} timers are due first, not ${count}`);
  return rows[0].at.getTime();
}

async function counted({ database }: Fixture): Promise<number> {
  const { rows } = await database.query<{ n: number }>({ text: 'select count(*)::int as n from alert' });
  return rows[0]!.n;
}
