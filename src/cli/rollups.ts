// motcua rollups: makes the figures of reports anew from the journal, or compares them with a direct count.
import type { Command } from 'commander';
import { checkRollups } from '../supervision/reports/rollup-check.ts';
import { rollUpToEnd, rollupPass } from './roll-up-to-end.ts';
import type { WithDatabase } from './with-database.ts';

/** `check` prints a line a difference; exit code 1 when there is any. */
export function addRollups(program: Command, withDatabase: WithDatabase): void {
  const rollups = program.command('rollups').description('figures of reports, kept from the journal');
  rollups
    .command('rebuild')
    .description('forget every figure and read the journal from its beginning')
    .action(async () => {
      const entries = await withDatabase(async (database, clock) => {
        const pass = rollupPass(database, clock);
        await pass.reset();
        return rollUpToEnd(database, pass);
      });
      console.log(`${entries} journal entries read`);
    });
  rollups
    .command('check')
    .description('compare the figures with the dossiers themselves')
    .action(async () => {
      const { dossiers, months, differences } = await withDatabase(async (database, clock) => {
        await rollUpToEnd(database, rollupPass(database, clock));
        return checkRollups(database, clock.now());
      });
      for (const line of differences) console.log(line);
      console.log(`${dossiers} dossiers, ${months} months, ${differences.length} differences`);
      if (differences.length > 0) process.exitCode = 1;
    });
}
