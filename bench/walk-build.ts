// node walk-build.js BUILD: transitions per second and bytes a transition of the build in that folder, as a line of JSON.
// Run by beside.ts, a process for each build, so that neither is measured with the other's memory and caches.
import { join, resolve } from 'node:path';
import { DOSSIER } from '../src/dossier-kind/dossier.ts';
import type { Order } from '../src/dossier-kind/orders.ts';
import { pathToFileURL } from 'node:url';
import type * as fixtures from './fixture.ts';
import type * as http from './http.ts';
import { WALK } from './engine.ts';

const CALLERS = [1, 16, 64] as const;
const SECONDS = 5;
const DOSSIERS = 4_096;

export interface BuildFigures {
  /** Transitions per second, in the order of `CALLERS`. */
  readonly perSecond: readonly number[];
  /** The same over HTTP, on a service of its own. */
  readonly overHttp: readonly number[];
  /** Of the write-ahead log, a transition. */
  readonly logged: number;
  /** That tables and indexes grew, a transition. */
  readonly kept: number;
}

const build = resolve(process.argv[2]!);
const { EVERYBODY, lodgeMany, NOON, openFixture } = (await import(
  pathToFileURL(join(build, 'dist', 'bench', 'fixture.js')).href
)) as typeof fixtures;

const { measureHttp } = (await import(
  pathToFileURL(join(build, 'dist', 'bench', 'http.js')).href
)) as typeof http;

const fixture = await openFixture();
const keys = await lodgeMany(fixture, DOSSIERS);
const stages = new Map<string, number>();
await walk(16, 2);
await fixture.database.query({ text: 'vacuum analyze' });

const perSecond: number[] = [];
const before = await bytes();
let transitions = 0;
for (const callers of CALLERS) {
  await fixture.database.query({ text: 'checkpoint' });
  const began = performance.now();
  const count = await walk(callers, SECONDS);
  perSecond.push((count * 1000) / (performance.now() - began));
  transitions += count;
}
const after = await bytes();
await fixture.close();
const second = await openFixture();
const overHttp = [...(await measureHttp(second.url, CALLERS, SECONDS)).values()];
await second.close();
const figures: BuildFigures = {
  perSecond,
  overHttp,
  logged: (after.logged - before.logged) / transitions,
  kept: (after.kept - before.kept) / transitions,
};
console.log(JSON.stringify(figures));
process.exit();

async function bytes(): Promise<{ logged: number; kept: number }> {
  const { rows } = await fixture.database.query<{ logged: number; kept: number }>({
    text: `select (pg_current_wal_insert_lsn() - '0/0')::float8 as logged,
      (select sum(pg_table_size(oid) + pg_indexes_size(oid))::float8 from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace) as kept`,
  });
  return rows[0]!;
}

/** Older builds know one kind of case and are not told which. */
function send(order: Order): Promise<unknown> {
  const { engine } = fixture;
  if (engine.send.length > 1) return engine.send(DOSSIER, order);
  return (engine as unknown as { send(order: Order): Promise<unknown> }).send(order);
}

/** @returns transitions in so many seconds, no dossier worked on by two callers */
async function walk(callers: number, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000;
  const counts = await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      let n = 0;
      for (let k = caller; performance.now() < end; k = k + callers < keys.length ? k + callers : caller) {
        const key = keys[k]!;
        const stage = stages.get(key.id) ?? 0;
        stages.set(key.id, (stage + 1) % WALK.length);
        await send({ kind: 'event', key, at: NOON, sender: EVERYBODY, command: WALK[stage]! });
        n++;
      }
      return n;
    }),
  );
  return counts.reduce((sum, n) => sum + n, 0);
}
