// What a start in evaluation mode adds: sample data in the service's own empty database, and whom to sign in as.
import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../platform/config.ts';
import { SettableClock } from '../platform/clock.ts';
import { databaseOf } from '../platform/data-source.ts';
import type { DataSource } from 'typeorm';
import { readClockOffset } from './clock-offset.ts';
import { signInLines } from './sample-accounts.ts';
import { SeedEvaluation } from './seed-evaluation.ts';
import type { SeedProgress } from './seed-evaluation.ts';

/** The clock of an evaluation: where MOTCUA_CLOCK says, else where it was left. @throws DomainError `clock.backwards` */
export async function evaluationClock(config: Config, dataSource: DataSource): Promise<SettableClock> {
  const clock = new SettableClock(
    config.clockStart === null ? await readClockOffset(databaseOf(dataSource)) : 0,
  );
  if (config.clockStart !== null) clock.setForward(config.clockStart);
  return clock;
}

/** Seeds only the embedded database, and only when it is empty; a database of the administrator's never. */
export async function seedAtStart(app: INestApplicationContext, config: Config): Promise<void> {
  if (config.mode !== 'evaluation' || config.databaseUrl !== null) return;
  await app
    .get(SeedEvaluation)
    .run(progressLines())
    .catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'seed.notEmpty')) throw error;
    });
}

export function tellSignIns(config: Config): void {
  if (config.mode === 'evaluation' && config.databaseUrl === null)
    process.stdout.write(signInLines(config.publicUrl));
}

/** A line for each thing done, and one for each quarter of what takes long. */
export function progressLines(): SeedProgress {
  let told = 0;
  return (what, done, total) => {
    if (done === undefined || total === undefined) process.stdout.write(`  … ${what}\n`);
    else {
      const quarter = Math.floor((4 * done) / total);
      if (quarter > told) process.stdout.write(`  … ${what}: ${done}/${total}\n`);
      told = quarter;
    }
  };
}
