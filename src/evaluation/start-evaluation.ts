// What a start in evaluation mode adds: sample data in the service's own empty database, and whom to sign in as.
import type { Config } from '../platform/config.ts';
import type { Queryable } from '../platform/database.ts';
import { signInLines } from './sample-accounts.ts';
import type { SeedProgress } from './seed-evaluation.ts';
import { readSeed } from './seed-mark.ts';

/** `none`: this database is not for sample data, or holds somebody's own. */
export type SampleData = 'none' | 'missing' | 'there';

/** Only the embedded database is ever seeded by a start; a database of the administrator's never. */
export async function sampleDataOf(config: Config, sql: Queryable): Promise<SampleData> {
  if (config.mode !== 'evaluation' || config.databaseUrl !== null) return 'none';
  const { state } = await readSeed(sql);
  if (state === 'foreign') return 'none';
  return state === 'done' ? 'there' : 'missing';
}

export function tellSignIns(config: Config): void {
  process.stdout.write(signInLines(config.publicUrl));
}

/** A line for each thing done, and one for each tenth of what takes long. */
export function progressLines(): SeedProgress {
  let told = -1;
  return (what, done, total) => {
    if (done === undefined || total === undefined) process.stdout.write(`  … ${what}\n`);
    else {
      const tenth = Math.floor((10 * done) / total);
      if (tenth !== told) process.stdout.write(`  … ${what}: ${done}/${total}\n`);
      told = tenth;
    }
  };
}
