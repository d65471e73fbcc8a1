// Starts the service: configuration, database, schema, application, in this order.
import { AppModule } from './app.module.ts';
import { evaluationClock, seedAtStart, tellSignIns } from './evaluation/start-evaluation.ts';
import { dataSourceOf } from './platform/data-source.ts';
import { startEmbedded } from './platform/embedded-postgres.ts';
import type { EmbeddedServer } from './platform/embedded-postgres.ts';
import { SystemClock } from './platform/clock.ts';
import type { Clock } from './platform/clock.ts';
import { ConfigError, readConfig } from './platform/config.ts';
import type { Config } from './platform/config.ts';
import { createApp } from './platform/http/create-app.ts';
import { ServiceLog } from './platform/logging.ts';
import { migrate } from './platform/migrate.ts';

async function start(config: Config): Promise<void> {
  const log = new ServiceLog({ level: config.logLevel });
  log.log({ msg: 'starting', ...config.summary() });
  const { embedded, clock } = await openDatabase(config);
  const app = await createApp(AppModule.register(config, clock), { logger: log });
  if (embedded) stopWith(embedded);
  await app.init();
  await seedAtStart(app, config);
  await app.listen(config.port, config.host);
  log.log({ msg: `ready on ${config.publicUrl}` });
  tellSignIns(config);
}

interface Opened {
  readonly embedded: EmbeddedServer | null;
  readonly clock: Clock;
}

async function openDatabase(config: Config): Promise<Opened> {
  const embedded = config.databaseUrl === null ? await startEmbedded(config.dataDir) : null;
  if (embedded) config.connectionString = embedded.url;
  const dataSource = await dataSourceOf(config.connectionString, 2).initialize();
  try {
    await migrate(dataSource);
    await dataSource.query(`select ensure_event_partitions(date_trunc('month', now())::date, 12)`);
    const clock =
      config.mode === 'evaluation' ? await evaluationClock(config, dataSource) : new SystemClock();
    return { embedded, clock };
  } finally {
    await dataSource.destroy();
  }
}

/** Nest closes the application on a signal and then repeats it; the server goes last. */
function stopWith(embedded: EmbeddedServer): void {
  process.once('beforeExit', () => void embedded.stop().then(() => process.exit()));
}

try {
  await start(readConfig(process.env));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(`The configuration is wrong. ${error.message}`);
  process.exitCode = 1;
}
