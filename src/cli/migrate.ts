// `motcua migrate`: runs the migrations that the database does not have yet.
import type { Command } from 'commander';
import { readConfig } from '../platform/config.ts';
import { prepareDatabase } from '../platform/prepare-database.ts';
import { tellWaiting } from './print-error.ts';

/** Adds `migrate` to the program. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to the newest schema')
    .action(async () => {
      const { migrated, release } = await prepareDatabase(readConfig(process.env), tellWaiting);
      await release();
      const lines = migrated.length === 0 ? ['The schema is at the newest version.'] : migrated;
      process.stdout.write(`${lines.join('\n')}\n`);
    });
}
