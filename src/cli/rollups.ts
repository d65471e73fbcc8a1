// motcua rollups: makes the figures of reports anew from the journal, or compares them with a direct count.
import type { Command } from 'commander';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { checkRollups } from '../supervision/reports/rollup-check.ts';
import { RollupPass } from '../supervision/reports/rollup-pass.ts';
import { withProgress } from './progress.ts';
import type { WithDatabase } from './with-database.ts';

/** `check` prints a line a difference; exit code 1 when there is any. */
export function addRollups(program: Command, withDatabase: WithDatabase): void {
  const rollups = program.command('rollups').description('figures of reports, kept from the journal');
  rollups
    .command('rebuild')
    .description('forget every figure and read the journal from its beginning')
    .action(async () => {
      const entries = await withDatabase(async (database, clock) => {
        const pass = passOn(database, clock);
        await pass.reset();
        return readToEnd(database, pass);
      });
      console.log(`${entries} journal entries read`);
    });
  rollups
    .command('check')
    .description('compare the figures with the dossiers themselves')
    .action(async () => {
      const { dossiers, months, differences } = await withDatabase(async (database, clock) => {
        await readToEnd(database, passOn(database, clock));
        return checkRollups(database, clock.now());
      });
      for (const line of differences) console.log(line);
      console.log(`${dossiers} dossiers, ${months} months, ${differences.length} differences`);
      if (differences.length > 0) process.exitCode = 1;
    });
}

function passOn(database: Database, clock: Clock): RollupPass {
  return new RollupPass(database, new OrganizationDirectory(database, clock), clock);
}

async function readToEnd(database: Database, pass: RollupPass): Promise<number> {
  const { rows } = await database.query<{ n: number }>({
    text: 'select count(*)::int as n from dossier_event',
  });
  return withProgress('entries', async (progress) => {
    let entries = 0;
    for (let more = true; more;) {
      const step = await pass.run(true);
      entries += step.entries;
      more = step.more;
      progress(Math.min(entries, rows[0]!.n), rows[0]!.n);
    }
    return entries;
  });
}
