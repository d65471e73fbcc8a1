// npm run bench:reports: 100,000 dossiers rolled up, checked and written as XLSX and CSV while the event loop is watched.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseInstant } from '../src/domain/time/instant.ts';
import { OrganizationDirectory } from '../src/organization/organization-directory.ts';
import { ManualClock } from '../src/platform/clock.ts';
import { SPREADSHEET_FORMATS } from '../src/platform/spreadsheet.ts';
import { WriteExport } from '../src/supervision/export-write.ts';
import { CountReport } from '../src/supervision/report-count.ts';
import { ListCountedDossiers } from '../src/supervision/report-dossiers.ts';
import type { ReportQuestion } from '../src/supervision/report-question.ts';
import { checkRollups } from '../src/supervision/rollup-check.ts';
import { RollupPass } from '../src/supervision/rollup-pass.ts';
import { openFixture } from './fixture.ts';
import { generatePlaces, generateStory, randomOf, writeStories } from './generated-dossiers.ts';

const DOSSIERS = 100_000;
const FROM = parseInstant('2024-01-01T00:00');
const NOW = parseInstant('2025-12-31T15:20');
const MB = 1_048_576;

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
};

const { database, close } = await openFixture();
const places = await generatePlaces(database);
const random = randomOf(20_231_026);
for (let i = 0; i < DOSSIERS; i += 1000)
  await writeStories(
    database,
    Array.from({ length: 1000 }, () => generateStory(random, places, { from: FROM, to: NOW, until: NOW })),
  );
await database.query({ text: 'analyze' });
const directory = new OrganizationDirectory(database);
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

const folder = mkdtempSync(join(tmpdir(), 'motcua-export-'));
const write = new WriteExport(
  count,
  new ListCountedDossiers(undefined as never, database, directory),
  undefined as never,
  undefined as never,
  undefined as never,
);
for (const format of SPREADSHEET_FORMATS) {
  const file = join(folder, `dossiers.${format}`);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let rows = 0;
  let most = 0;
  delay.enable();
  const took = await seconds(() =>
    write.run(
      {
        kind: 'dossiers',
        format,
        file,
        askedBy: '',
        at: NOW,
        wish: { question, from: '2024-01-01', to: '2025-12-31', unitName: null, cell: 'received' },
      },
      (done) => {
        rows = done;
        most = Math.max(most, process.memoryUsage().rss);
        return Promise.resolve(true);
      },
    ),
  );
  delay.disable();
  console.log(
    `${format}: ${rows} rows, ${(statSync(file).size / MB).toFixed(1)} MB in ${took.toFixed(1)} s; resident at most ${Math.round(most / MB)} MB; ` +
      `event loop held up ${(delay.percentile(99) / 1e6).toFixed(0)} ms at the 99th percentile, ${(delay.max / 1e6).toFixed(0)} ms at most`,
  );
}
rmSync(folder, { recursive: true });
await close();
