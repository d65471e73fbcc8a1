// Transitions per second through `engine.send`, beside the limit, at several numbers of callers.
import type { DossierCommand } from '../workflows/one-stop/dossier-events.ts';
import { DOSSIER } from '../src/dossier-kind/dossier.ts';
import type { DossierKey } from '../src/dossier-kind/orders.ts';
import { EVERYBODY, lodgeMany, NOON } from './fixture.ts';
import type { Fixture } from './fixture.ts';
import { measureLimit } from './limit.ts';

/** A walk that comes back to where it began, so that it can go on for as long as is measured. */
export const WALK: readonly DossierCommand[] = [
  { type: 'transfer' },
  { type: 'complete' },
  { type: 'complete' },
  { type: 'sendBack', to: 'receive', reason: 'benchmark' },
];

export interface Compared {
  readonly callers: number;
  readonly perSecond: number;
  readonly limitPerSecond: number;
  readonly limitBy: string;
  readonly ratio: number;
}

export async function measureEngine(
  fixture: Fixture,
  callers: readonly number[],
  seconds: number,
): Promise<readonly Compared[]> {
  const count = 4_096;
  const mine = await lodgeMany(fixture, count);
  const theirs = await lodgeMany(fixture, count);
  await prepareLimit(fixture, mine[0]!, theirs);
  const stages = new Map<string, number>();
  await walk(fixture, mine, stages, 16, 1);
  const lines: Compared[] = [];
  for (const many of callers) {
    await fixture.database.query({ text: 'checkpoint' });
    const perSecond = await walk(fixture, mine, stages, many, seconds);
    await fixture.database.query({ text: 'checkpoint' });
    const limit = await measureLimit(fixture.url, many, seconds, count);
    lines.push({
      callers: many,
      perSecond,
      limitPerSecond: limit.perSecond,
      limitBy: limit.by,
      ratio: perSecond / limit.perSecond,
    });
  }
  return lines;
}

async function prepareLimit(
  fixture: Fixture,
  sample: DossierKey,
  keys: readonly DossierKey[],
): Promise<void> {
  const { database, engine } = fixture;
  for (const command of WALK)
    await engine.send(DOSSIER, { kind: 'event', key: sample, at: NOON, sender: EVERYBODY, command });
  await database.query({
    text: `create table bench_key (n integer primary key, h uuid not null, id uuid not null)`,
  });
  await database.query({
    text: `insert into bench_key select row_number() over (), * from unnest($1::uuid[], $2::uuid[])`,
    values: [keys.map((key) => key.homeAgencyId), keys.map((key) => key.id)],
  });
  await database.query({
    text: `create table bench_entry as select entry, actor_id from case_event where case_id = $1 and type = 'complete' limit 1`.replace(
      '$1',
      `'${sample.id}'`,
    ),
  });
  await database.query({ text: 'vacuum analyze' });
}

async function walk(
  { engine }: Fixture,
  keys: readonly DossierKey[],
  stages: Map<string, number>,
  callers: number,
  seconds: number,
): Promise<number> {
  const began = performance.now();
  const end = began + seconds * 1000;
  const counts = await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      let n = 0;
      for (let k = caller; performance.now() < end; k = (k + callers) % keys.length) {
        const key = keys[k]!;
        const stage = stages.get(key.id) ?? 0;
        stages.set(key.id, (stage + 1) % WALK.length);
        await engine.send(DOSSIER, {
          kind: 'event',
          key,
          at: NOON,
          sender: EVERYBODY,
          command: WALK[stage]!,
        });
        n++;
      }
      return n;
    }),
  );
  return (counts.reduce((sum, n) => sum + n, 0) * 1000) / (performance.now() - began);
}
