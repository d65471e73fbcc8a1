// npm run bench:chaos [-- --acks 50000 --minutes 60]: what was acknowledged while everything under the service failed
// again and again is there, once. Everything it starts is its own, and ends with it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
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
const dataSource = await dataSourceOf(server.url, 1).initialize();
await migrate(dataSource).finally(() => dataSource.destroy());
const town = await settle(server.url, CALLERS);
const services = await ChaosServices.open(server.url, SERVICES, {
  MOTCUA_DATA_DIR: folder,
  LOG_LEVEL: 'fatal',
});
const callers = new ChaosCallers(town, services.origins);

const began = performance.now();
const until = began + Number(values.minutes) * 60_000;
const inTime = () => performance.now() < until && services.endedByThemselves.length === 0;
const working = callers.work();
let ended = 0;
let troubled = true;
const ending = endBackends();
const faults = shuffled([
  ...Array.from({ length: SERVICES * KILLS_EACH }, (_, i) => () => services.kill(i % SERVICES)),
  ...Array.from(
    { length: STOPS_EACH },
    () => () => server.restart('fast', random.between(0, LONGEST_AWAY_MS)),
  ),
  ...Array.from(
    { length: STOPS_EACH },
    () => () => server.restart('immediate', random.between(0, LONGEST_AWAY_MS)),
  ),
]);
let done = 0;
for (const fault of faults) {
  const due = ((done + 1) * wanted) / (faults.length + 1);
  while (callers.count < due && inTime()) await pause(20);
  if (!inTime()) break;
  await fault();
  done++;
}
while (callers.count < wanted && inTime()) await pause(20);
const stoppedInTime = inTime();
troubled = false;
await ending;
callers.stop();
await working;
const seconds = (performance.now() - began) / 1000;
await services.close();

const lodged = await keysIn('select subject as key from dossier_applicant where subject is not null');
const taken = await keysIn(`select entry->'data'->>'note' as key from dossier_event where type = 'take'`);
const lost = [...missing(callers.acknowledged.lodged, lodged), ...missing(callers.acknowledged.taken, taken)];
const doubled = [...twice(lodged), ...twice(taken)];
const verified = verify();
await server.close();
rmSync(folder, { recursive: true, force: true });

const sum = callers.count;
console.log(
  `acknowledged            ${sum} (${callers.acknowledged.lodged.size} dossiers, ${callers.acknowledged.taken.size} events) of ${wanted}, ${CALLERS} callers, ${SERVICES} services`,
);
console.log(
  `time                    ${seconds.toFixed(0)} s, ${(sum / seconds).toFixed(0)} a second, ${callers.repeated} requests sent again`,
);
console.log(
  `faults                  ${done} of ${faults.length} (each service killed ${KILLS_EACH} times, PostgreSQL stopped ${STOPS_EACH} times fast and ${STOPS_EACH} times immediately), ${ended} connections ended`,
);
console.log(`lost                    ${lost.length}`);
console.log(`doubled                 ${doubled.length}`);
console.log(`ended by themselves     ${services.endedByThemselves.length}`);
console.log(`unexpected answers      ${callers.unexpected.length}`);
console.log(`${verified.command.padEnd(23)} ${verified.clean ? 'clean' : 'NOT CLEAN'}: ${verified.said}`);
for (const answer of new Set(callers.unexpected)) console.log(`  ${answer}`);
const whole = stoppedInTime && done === faults.length && sum >= wanted;
if (!whole) console.log('not finished: out of time, or a process ended by itself');
const clean = whole && verified.clean && lost.length + doubled.length + callers.unexpected.length === 0;
process.exit(clean ? 0 : 1);

/** Ends connections of the services at random, whatever they are doing. */
async function endBackends(): Promise<void> {
  while (troubled) {
    const rows = await server
      .ask(
        `select pg_terminate_backend(pid) from (select pid from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() order by random() limit 1) one`,
      )
      .catch(() => []);
    ended += rows.length;
    await pause(random.between(0, 2000 / ENDS_A_SECOND));
  }
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

/** With the anchors too, where the command knows them. */
function verify(): { readonly command: string; readonly clean: boolean; readonly said: string } {
  const run = (...more: string[]) =>
    spawnSync(process.execPath, [shippedPath('bin', 'motcua.js'), 'verify', ...more], {
      env: { ...process.env, DATABASE_URL: server.url, MOTCUA_DATA_DIR: folder },
      encoding: 'utf8',
    });
  const options = run('--help').stdout.includes('--anchor') ? ['--anchor'] : [];
  const { status, stdout, stderr } = run(...options);
  const said = (stdout.trim().split('\n').at(-1) ?? '') || stderr.trim();
  return { command: ['verify', ...options].join(' '), clean: status === 0, said };
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const left = [...items];
  return items.map(() => left.splice(random.whole(0, left.length - 1), 1)[0]!);
}
