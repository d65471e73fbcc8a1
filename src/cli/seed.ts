// motcua seed: writes the sample province into an empty database, in evaluation mode only.
import { NestFactory } from '@nestjs/core';
import type { Command } from 'commander';
import { AppModule } from '../app/app.module.ts';
import { DomainError } from '../domain/domain-error.ts';
import { signInLines } from '../evaluation/sample-accounts.ts';
import { SeedFirstModule } from '../evaluation/seed-first.module.ts';
import { readSeed } from '../evaluation/seed-mark.ts';
import { readConfig } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import { prepareDatabase } from '../platform/prepare-database.ts';
import { tellWaiting } from './print-error.ts';
import type { WithDatabase } from './with-database.ts';

/** Refusals (`seed.notEvaluation`, `seed.notEmpty`) are thrown for the frame to write. */
export function addSeed(program: Command, withDatabase: WithDatabase): void {
  program
    .command('seed')
    .description('fill an empty database with the sample province (evaluation mode; stop the service first)')
    .action(async () => {
      const config = readConfig(process.env);
      if (config.mode !== 'evaluation')
        throw new DomainError('seed.notEvaluation', 'Sample data is only ever written in evaluation mode');
      const state = await withDatabase(async (database, clock) => ({
        seed: await readSeed(database),
        clock,
      }));
      if (state.seed.state === 'done') process.stdout.write('The sample data is there already.\n');
      else await seed(config, state.clock);
    });
}

async function seed(config: Config, clock: Parameters<typeof AppModule.register>[1]): Promise<void> {
  const { release } = await prepareDatabase(config, tellWaiting);
  try {
    const whole = AppModule.register(config, clock);
    const app = await NestFactory.createApplicationContext(SeedFirstModule.register(whole), {
      logger: ['warn', 'error'],
      abortOnError: false,
    });
    await app.close();
    process.stdout.write(signInLines(config.publicUrl));
  } finally {
    await release();
  }
}
