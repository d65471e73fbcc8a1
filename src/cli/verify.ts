// motcua verify: does every dossier, assigned task and late case equal the fold of its journal?
import type { Command } from 'commander';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { verify } from '../engine/verify.ts';
import { PinnedDefinitions } from '../procedures/pinned-definitions.ts';
import { ProcessVersions } from '../procedures/process-versions.ts';
import { verifyLateCases } from '../supervision/late-cases/verify-late-cases.ts';
import { verifyTasks } from '../tasks/verify-tasks.ts';
import { withProgress } from './progress.ts';
import type { WithDatabase } from './with-database.ts';
import { Settings } from '../platform/settings/settings.ts';

/** Prints a line a difference; exit code 1 when there is any. */
export function addVerify(program: Command, withDatabase: WithDatabase): void {
  program
    .command('verify')
    .description(
      'fold every journal and report whatever differs from it: rows, stays, timers, due dates, hashes',
    )
    .action(async () => {
      const { dossiers, tasks, lateCases } = await withDatabase(async (database, clock) => {
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
          verify(database, definitions, (done) => progress(done, rows[0]!.n)),
        );
        return {
          dossiers: checked,
          tasks: await verifyTasks(database),
          lateCases: await verifyLateCases(database),
        };
      });
      const differences = [
        ...dossiers.differences.map(({ dossier, code, ...rest }) => ({ of: code ?? dossier, ...rest })),
        ...tasks.differences.map(({ taskNo, ...rest }) => ({ of: taskNo, ...rest })),
        ...lateCases.differences.map(({ lateCase, ...rest }) => ({ of: `late case ${lateCase}`, ...rest })),
      ];
      for (const { of, what, expected, found } of differences)
        console.log(`${of}: ${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
      const entries = dossiers.entries + tasks.entries + lateCases.entries;
      console.log(
        `${dossiers.dossiers} dossiers, ${tasks.tasks} tasks, ${lateCases.lateCases} late cases, ${entries} journal entries, ${differences.length} differences`,
      );
      if (differences.length > 0) process.exitCode = 1;
    });
}
