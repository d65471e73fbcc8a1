// npm run bench:chaos [-- --acks 50000 --minutes 60]: what was acknowledged while everything under the service failed
// again and again is there, once. Everything it starts is its own, and ends with it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SeededRandom } from '../src/evaluation/seeded-random.ts';
import { dataSourceOf } from '../src/platform/data-source.ts';
import { migrate } from '../src/platform/migrate.ts';
import { shippedPath } from '../src/platform/shipped-files.ts';
import { CALLERS, ChaosCallers } from './chaos-callers.ts';
import { ChaosServices } from './chaos-services.ts';
import { OwnServer } from './own-server.ts';
import { settle } from './town.ts';

const SERVICES = 2;
const KILLS_EACH = 10;
const STOPS_EACH = 5;
const ENDS_A_SECOND = 2;
/** Faults from one anchor to the next. */
const ANCHOR_EVERY = 6;
const LONGEST_AWAY_MS = 3_000;

const { values } = parseArgs({
  options: {
    acks: { type: 'string', default: '50000' },
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
});
const wanted = Number(values.acks);
const random = new SeededRandom(Number(values.seed));

const folder = mkdtempSync(join(tmpdir(), 'motcua-chaos-files-'));
const server = await OwnServer.open();
try {
  await prepare();
  process.exitCode = (await measure()) ? 0 : 1;
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
// Connections that broke in the middle may still be waited for.
process.exit();

async function prepare(): Promise<void> {
  const dataSource = await dataSourceOf(server.url, 1).initialize();
  const service = new URL(server.serviceUrl).username;
  await migrate(dataSource, { service }).finally(() => dataSource.destroy());
}

/** Of the services, and of commands beside them. */
function settings(): Record<string, string> {
  return { DATABASE_OWNER_URL: server.url, MOTCUA_DATA_DIR: folder, LOG_LEVEL: 'fatal' };
}

/** @returns whether everything that was acknowledged is there once, and nothing else went wrong */
async function measure(): Promise<boolean> {
  const town = await settle(server.serviceUrl, CALLERS);
  const services = await ChaosServices.open(server.serviceUrl, SERVICES, settings());
  const callers = new ChaosCallers(town, services.origins);
  try {
    const began = performance.now();
    const working = callers.work();
    const { done, of, ended, inTime } = await trouble(services, callers);
    callers.stop();
    await working;
    const seconds = (performance.now() - began) / 1000;
    await services.close();
    const sum = callers.count;
    tell(
      'acknowledged',
      `${sum} of ${wanted} (${callers.acknowledged.lodged.size} dossiers), ${CALLERS} callers, ${SERVICES} services`,
    );
    tell(
      'time',
      `${seconds.toFixed(0)} s, ${(sum / seconds).toFixed(0)} a second, ${callers.repeated} sent again`,
    );
    tell(
      'faults',
      `${done} of ${of}: each service killed ${KILLS_EACH} times, PostgreSQL stopped ${STOPS_EACH} times fast and ${STOPS_EACH} immediately; ${ended} connections ended`,
    );
    tell('starts repeated', String(services.startsRepeated));
    const clean = await check(services, callers);
    const whole = inTime && done === of && sum >= wanted;
    if (!whole) tell('not finished', 'out of time, or a process ended by itself');
    return clean && whole;
  } finally {
    callers.stop();
    await services.close();
  }
}

/** Spreads the faults over the work; waits until so much is acknowledged as was wanted. */
async function trouble(
  services: ChaosServices,
  callers: ChaosCallers,
): Promise<{ done: number; of: number; ended: number; inTime: boolean }> {
  const until = performance.now() + Number(values.minutes) * 60_000;
  const inTime = () => performance.now() < until && services.endedByThemselves.length === 0;
  const away = () => random.between(0, LONGEST_AWAY_MS);
  const faults = shuffled([
    ...Array.from({ length: SERVICES * KILLS_EACH }, (_, i) => () => services.kill(i % SERVICES)),
    ...Array.from({ length: STOPS_EACH }, () => () => server.restart('fast', away())),
    ...Array.from({ length: STOPS_EACH }, () => () => server.restart('immediate', away())),
  ]);
  const over = new AbortController();
  const ending = endBackends(over.signal);
  let done = 0;
  for (const fault of faults) {
    const due = ((done + 1) * wanted) / (faults.length + 1);
    while (callers.count < due && inTime()) await pause(20);
    if (!inTime()) break;
    await fault();
    done++;
    if (done % ANCHOR_EVERY === 0) await motcua('anchor');
  }
  while (callers.count < wanted && inTime()) await pause(20);
  over.abort();
  return { done, of: faults.length, ended: await ending, inTime: inTime() };
}

async function check(services: ChaosServices, callers: ChaosCallers): Promise<boolean> {
  const lodged = await keysIn('select subject as key from dossier_applicant where subject is not null');
  const taken = await keysIn(`select entry->'data'->>'note' as key from case_event where type = 'take'`);
  const lost = [
    ...missing(callers.acknowledged.lodged, lodged),
    ...missing(callers.acknowledged.taken, taken),
  ];
  const doubled = [...twice(lodged), ...twice(taken)];
  const verified = await verify();
  tell('lost', String(lost.length));
  tell('doubled', String(doubled.length));
  tell('ended by themselves', String(services.endedByThemselves.length));
  tell('unexpected answers', String(callers.unexpected.length));
  for (const answer of new Set(callers.unexpected)) console.log(`  ${answer}`);
  tell(verified.command, `${verified.clean ? 'clean' : 'NOT CLEAN'}: ${verified.said}`);
  const wrong = lost.length + doubled.length + services.endedByThemselves.length + callers.unexpected.length;
  return wrong === 0 && verified.clean;
}

function tell(what: string, figures: string): void {
  console.log(`${what.padEnd(24)}${figures}`);
}

/** Ends connections of the services at random, whatever they are doing. */
async function endBackends(over: AbortSignal): Promise<number> {
  let ended = 0;
  while (!over.aborted) {
    const rows = await server
      .ask(
        `select pg_terminate_backend(pid) from (select pid from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() order by random() limit 1) one`,
      )
      .catch(() => []);
    ended += rows.length;
    await pause(random.between(0, 2000 / ENDS_A_SECOND));
  }
  return ended;
}

async function keysIn(text: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { key } of await server.ask<{ key: string }>(text)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function missing(keys: ReadonlySet<string>, found: ReadonlyMap<string, number>): string[] {
  return [...keys].filter((key) => !found.has(key));
}

function twice(found: ReadonlyMap<string, number>): string[] {
  return [...found].flatMap(([key, count]) => (count > 1 ? [key] : []));
}

interface Said {
  readonly status: number | null;
  readonly said: string;
}

/** A command, beside the callers' work. */
function motcua(...words: string[]): Promise<Said> {
  const command = spawn(process.execPath, [shippedPath('bin', 'motcua.js'), ...words], {
    env: { ...process.env, ...settings(), DATABASE_URL: server.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [command.stdout, command.stderr]) stream.on('data', (part) => (said += String(part)));
  return new Promise((done) =>
    command.once('close', (status) => done({ status, said: said.trim().split('\n').at(-1) ?? '' })),
  );
}

/** With every anchor that was taken on the way. */
async function verify(): Promise<{
  readonly command: string;
  readonly clean: boolean;
  readonly said: string;
}> {
  const last = await motcua('anchor');
  if (last.status !== 0) return { command: 'anchor', clean: false, said: last.said };
  const anchors = join(folder, 'anchors');
  const files = readdirSync(anchors).map((name) => join(anchors, name));
  const { status, said } = await motcua('verify', '--anchor', ...files);
  return { command: `verify --anchor (${files.length})`, clean: status === 0, said };
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const left = [...items];
  return items.map(() => left.splice(random.whole(0, left.length - 1), 1)[0]!);
}
