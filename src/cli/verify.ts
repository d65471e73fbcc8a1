// motcua verify: does everything equal the fold of its journal, the count of its facts and the seal of its row, and stand
// as it was anchored?
import { readFile } from 'node:fs/promises';
import { VERIFIED_COMPLAINTS } from '../complaints/verifying-complaints.ts';
import { dossierKind } from '../dossier-kind/kind/dossier-kind.ts';
import type { Command } from 'commander';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { DOSSIER } from '../dossier-kind/dossier.ts';
import { strangeRows, verify } from '../engine/verify.ts';
import { PinnedDefinitions } from '../procedures/pinned-definitions.ts';
import { ProcessVersions } from '../procedures/process-versions.ts';
import { VERIFIED_LATE_CASES } from '../supervision/late-cases/verifying-late-cases.ts';
import { VERIFIED_TASKS } from '../tasks/verifying-tasks.ts';
import { readAnchor } from '../anchors/anchor.ts';
import { verifyAnchors } from '../anchors/verify-anchors.ts';
import { verifySeals } from '../anchors/verify-seals.ts';
import { checkRollups, type RollupCheck } from '../supervision/reports/rollup-check.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { withProgress } from './progress.ts';
import { rollUpToEnd, rollupPass } from './roll-up-to-end.ts';
import type { WithDatabase } from './with-database.ts';
import { Settings } from '../platform/settings/settings.ts';

/** The kinds beside dossiers, each held against its journals by the same code. */
const OTHERS = [
  { noun: 'tasks', of: VERIFIED_TASKS },
  { noun: 'complaints', of: VERIFIED_COMPLAINTS },
  { noun: 'late cases', of: VERIFIED_LATE_CASES },
] as const;

/** Prints a line a difference; exit code 1 when there is any. */
export function addVerify(program: Command, withDatabase: WithDatabase): void {
  program
    .command('verify')
    .description(
      'fold every journal and report whatever differs from it: rows, stays, timers, due dates, hashes, figures',
    )
    .option('--anchor <files...>', 'anchors kept outside the database, to be found in it')
    .action(async ({ anchor: files = [] }: { anchor?: string[] }) => {
      const kept = await Promise.all(
        files.map(async (file) => readAnchor(await readFile(file, 'utf8'), file)),
      );
      const { reports, strange, figures, seals, anchors } = await withDatabase(async (database, clock) => {
        const calendars = new CalendarBook(database, clock);
        await calendars.refresh();
        const definitions = new PinnedDefinitions(
          new ProcessVersions(database, clock),
          calendars,
          new Settings(database),
        );
        const { rows } = await database.query<{ n: number }>({
          text: 'select count(*)::int as n from dossier',
        });
        const checked = await withProgress('dossiers', (progress) =>
          verify(database, dossierKind(definitions), (done) => progress(done, rows[0]!.n)),
        );
        const kinds = [{ noun: 'dossiers', report: checked }];
        for (const { noun, of } of OTHERS) kinds.push({ noun, report: await verify(database, of) });
        return {
          reports: kinds,
          strange: await strangeRows(database, [DOSSIER.name, ...OTHERS.map(({ of }) => of.name)]),
          figures: await figuresOf(database, clock),
          seals: await verifySeals(database),
          anchors: await verifyAnchors(database, kept),
        };
      });
      const differences = [...reports.flatMap(({ report }) => report.differences), ...strange];
      const altered = [
        ...seals.differences.map(
          ({ table, key, what }) => `${table}${key === null ? '' : ` ${key}`}: ${what}`,
        ),
        ...anchors.differences.map(({ of, what }) => `${of}: ${what}`),
      ];
      for (const line of [...altered, ...figures.differences]) console.log(line);
      for (const { ref, what, expected, found } of differences)
        console.log(`${ref}: ${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
      const found = differences.length + altered.length + figures.differences.length;
      const entries = reports.reduce((sum, { report }) => sum + report.entries, 0);
      const cases = reports.map(({ noun, report }) => `${report.cases} ${noun}`).join(', ');
      console.log(
        `${cases}, ${figures.months} months of figures, ${entries} journal entries, ${seals.rows} sealed rows, ${anchors.heads} anchored ends in ${anchors.anchors} anchors (${kept.length} kept), ${found} differences`,
      );
      if (found > 0) process.exitCode = 1;
    });
}

/** What reports count, held against the dossiers, by the service's own clock. */
async function figuresOf(database: Database, clock: Clock): Promise<RollupCheck> {
  await rollUpToEnd(database, rollupPass(database, clock));
  return checkRollups(database, clock.now());
}
