// npm run bench:reports: two years of dossiers rolled up, checked, and 100,000 written as XLSX and CSV by a service that answers meanwhile.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../src/app/app.module.ts';
import { parseInstant } from '../src/domain/time/instant.ts';
import { OrganizationDirectory } from '../src/organization/organization-directory.ts';
import { Sessions } from '../src/organization/sign-in/sessions.ts';
import { CreateStaff } from '../src/organization/staff/create-staff.ts';
import { GivePosition } from '../src/organization/staff/give-position.ts';
import { ManualClock, SystemClock } from '../src/platform/clock.ts';
import { readConfig } from '../src/platform/config.ts';
import { SPREADSHEET_FORMATS } from '../src/platform/spreadsheet.ts';
import type { SpreadsheetFormat } from '../src/platform/spreadsheet.ts';
import type { ExportView } from '../src/supervision/exports/export-view.ts';
import { CountReport } from '../src/supervision/reports/report-count.ts';
import type { ReportQuestion } from '../src/supervision/reports/report-question.ts';
import { checkRollups } from '../src/supervision/reports/rollup-check.ts';
import { RollupPass } from '../src/supervision/reports/rollup-pass.ts';
import { openFixture } from './fixture.ts';
import { generateStory, randomOf } from './generated-dossiers.ts';
import { generatePlaces } from './generated-places.ts';
import { freePort, startService, stopService } from './start-service.ts';
import { writeStories } from './write-stories.ts';

/** A few more than are counted: some never were accepted. */
const DOSSIERS = 106_000;
const FROM = parseInstant('2024-01-01T00:00');
const NOW = parseInstant('2025-12-31T15:20');
const PERIOD = { from: '2024-01-01', to: '2025-12-31' };
const MB = 1_048_576;
const LIMIT_S = 120;
const LIMIT_MB = 300;

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
};

const { url, database, close } = await openFixture();
const places = await generatePlaces(database);
const random = randomOf(20_231_026);
for (let i = 0; i < DOSSIERS; i += 1000)
  await writeStories(
    database,
    Array.from({ length: 1000 }, () => generateStory(random, places, { from: FROM, to: NOW, until: NOW })),
  );
await database.query({ text: 'analyze' });
const directory = new OrganizationDirectory(database, new ManualClock(NOW));
await directory.reload();
const pass = new RollupPass(database, directory, new ManualClock(NOW));
let entries = 0;
const rolled = await seconds(async () => (entries = await pass.runAll()));
await database.query({ text: 'analyze' });
console.log(
  `roll-up: ${DOSSIERS} dossiers, ${entries} entries in ${rolled.toFixed(1)} s, ${Math.round(entries / rolled)} entries/s`,
);
const checked = await checkRollups(database, NOW);
console.log(`check: ${checked.months} months, ${checked.differences.length} differences`);

const count = new CountReport(database);
const question: ReportQuestion = {
  period: { from: FROM, end: NOW + 1, asOf: NOW },
  units: { column: 'competent_unit_id', unitIds: 'all' },
  counting: 'ledger',
  now: false,
};
const report = await seconds(() => count.run({ ...question, now: true }));
const past = await seconds(() => count.run(question));
console.log(
  `report of two years from the roll-up: ${(report * 1000).toFixed(0)} ms, as of an instant ${(past * 1000).toFixed(0)} ms`,
);

const token = await openOffice();
const dataDir = mkdtempSync(join(tmpdir(), 'motcua-export-'));
const port = await freePort();
const service = await startService(url, port, { MOTCUA_DATA_DIR: dataDir });
try {
  for (const format of SPREADSHEET_FORMATS) await exportDossiers(format);
} finally {
  await stopService(service);
  rmSync(dataDir, { recursive: true });
}
await close();

/** The dossiers behind a figure, asked for as people do, while somebody else keeps asking for a report. */
async function exportDossiers(format: SpreadsheetFormat): Promise<void> {
  const from = performance.now();
  const asked = await ask<{ id: string }>('POST', '/reports/exports', {
    ...PERIOD,
    kind: 'dossiers',
    format,
  });
  const waits: number[] = [];
  let most = 0;
  for (;;) {
    const { status, done } = await ask<ExportView>('GET', `/reports/exports/${asked.id}`);
    const began = performance.now();
    await ask('GET', `/reports/06?${new URLSearchParams(PERIOD)}`);
    waits.push(performance.now() - began);
    most = Math.max(most, await residentOf(service.pid!));
    if (status === 'failed' || status === 'cancelled') throw new Error(`the export ${status}`);
    if (status === 'done') {
      const seconds = (performance.now() - from) / 1000;
      const { size } = statSync(join(dataDir, 'exports', `${asked.id}.${format}`));
      const [median, late] = [0.5, 0.99].map(
        (share) => waits.sort((a, b) => a - b)[Math.floor(waits.length * share)]!,
      );
      console.log(
        `${format}: ${done} rows, ${(size / MB).toFixed(1)} MB in ${seconds.toFixed(1)} s of ${LIMIT_S}; ` +
          `the service resident at most ${Math.round(most)} of ${LIMIT_MB} MB; ${waits.length} reports of two years meanwhile, ` +
          `each in ${median!.toFixed(0)} ms (median), ${late!.toFixed(0)} ms (99th percentile)`,
      );
      return;
    }
    await new Promise((later) => setTimeout(later, 50));
  }
}

async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Megabytes of memory that a process holds. */
async function residentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)![1]) / 1024;
}

/** A token of somebody who supervises the whole province. */
async function openOffice(): Promise<string> {
  const app = await NestFactory.createApplicationContext(
    AppModule.register(readConfig({ DATABASE_URL: url }), new SystemClock()),
    { logger: ['error'] },
  );
  const at = Date.now();
  const { id: staffId } = await app
    .get(CreateStaff)
    .run({ account: 'bench', name: 'Bench', password: 'benchmark-person' }, at);
  const province = (await app.get(OrganizationDirectory).reload()).units.find(({ code }) => code === 'G99')!;
  await app
    .get(GivePosition)
    .give(staffId, { unitId: province.id, position: 'supervisor', validFrom: '2020-01-01' }, at);
  const opened = await app
    .get(Sessions)
    .open({ staffId, kind: 'token', name: 'bench', expiresAt: at + 86_400_000 }, at);
  await app.close();
  return opened.secret;
}
