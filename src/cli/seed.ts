// `motcua seed`: writes the sample province into an empty database, in evaluation mode only.
import { NestFactory } from '@nestjs/core';
import type { Command } from 'commander';
import { AppModule } from '../app.module.ts';
import { DomainError } from '../domain/domain-error.ts';
import { SeedEvaluation } from '../evaluation/seed-evaluation.ts';
import { evaluationClock, progressLines } from '../evaluation/start-evaluation.ts';
import { signInLines } from '../evaluation/sample-accounts.ts';
import { SystemClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import { dataSourceOf } from '../platform/data-source.ts';
import { startEmbedded } from '../platform/embedded-postgres.ts';
import { migrate } from '../platform/migrate.ts';

/** Adds `seed` to the program. Refusals (`seed.notEvaluation`, `seed.notEmpty`) are thrown for it to print. */
export function register(program: Command): void {
  program
    .command('seed')
    .description('fill an empty database with the sample province (evaluation mode; stop the service first)')
    .action(() => seed(readConfig(process.env)));
}

async function seed(config: Config): Promise<void> {
  if (config.mode !== 'evaluation')
    throw new DomainError('seed.notEvaluation', 'Sample data is only ever written in evaluation mode');
  const embedded = config.databaseUrl === null ? await startEmbedded(config.dataDir) : null;
  if (embedded) config.connectionString = embedded.url;
  try {
    const app = await NestFactory.createApplicationContext(
      AppModule.register(config, await clockOf(config)),
      { logger: ['warn', 'error'], abortOnError: false },
    );
    try {
      const seeded = await app.get(SeedEvaluation, { strict: false }).run(progressLines());
      process.stdout.write(
        seeded === null ? 'The sample data is there already.\n' : signInLines(config.publicUrl),
      );
    } finally {
      await app.close();
    }
  } finally {
    await embedded?.stop();
  }
}

async function clockOf(config: Config) {
  const dataSource = await dataSourceOf(config.connectionString, 2).initialize();
  try {
    await migrate(dataSource);
    await dataSource.query(`select ensure_event_partitions(date_trunc('month', now())::date, 12)`);
    return config.mode === 'evaluation' ? await evaluationClock(config, dataSource) : new SystemClock();
  } finally {
    await dataSource.destroy();
  }
}
