// `motcua migrate`: runs the migrations that the database does not have yet, or lists which units they would join.
import type { Command } from 'commander';
import { readJoinedUnits } from '../../migrations/joined-units.ts';
import type { JoinedUnit } from '../../migrations/joined-units.ts';
import { readConfig } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import { dataSourceOf } from '../platform/data-source.ts';
import { openDatabase, prepareDatabase } from '../platform/prepare-database.ts';
import { tellWaiting } from './print-error.ts';

/** Adds `migrate` to the program. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to the newest schema')
    .option('--dry-run', 'write nothing: list the renamed units that become one')
    .action(async ({ dryRun = false }: { dryRun?: boolean }) => {
      const config = readConfig(process.env);
      const lines = dryRun ? toldJoins(await joinsOf(config)) : await migrated(config);
      process.stdout.write(`${lines.join('\n')}\n`);
    });
}

async function migrated(config: Config): Promise<readonly string[]> {
  const { migrated: names, release } = await prepareDatabase(config, tellWaiting);
  await release();
  return names.length === 0 ? ['The schema is at the newest version.'] : names;
}

async function joinsOf(config: Config): Promise<readonly JoinedUnit[]> {
  const { release } = await openDatabase(config);
  try {
    const dataSource = await dataSourceOf(config.ownerConnectionString, 1).initialize();
    return await readJoinedUnits((text) => dataSource.query(text)).finally(() => dataSource.destroy());
  } finally {
    await release();
  }
}

function toldJoins(joins: readonly JoinedUnit[]): readonly string[] {
  if (joins.length === 0) return ['No unit stands in more than one row: nothing is to be joined.'];
  return [
    `${joins.length} units stand in several rows, one for each name; each becomes one unit under its oldest id:`,
    ...joins.map(
      ({ code, names, unitId, oldIds }) =>
        `${code}: ${names.join(' → ')} (${unitId} takes in ${oldIds.join(', ')})`,
    ),
  ];
}
