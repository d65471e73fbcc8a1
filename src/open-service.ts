// Opens the application on a database that is ready: routes, screens, jobs.
import { AppModule } from './app/app.module.ts';
import { notFoundPage } from './citizen/not-found-page.ts';
import { SeedFirstModule } from './evaluation/seed-first.module.ts';
import { sampleDataOf, tellSignIns } from './evaluation/start-evaluation.ts';
import type { SampleData } from './evaluation/start-evaluation.ts';
import { openClock } from './platform/clock-setting.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { dataSourceOf, databaseOf } from './platform/data-source.ts';
import { createApp } from './platform/http/create-app.ts';
import { serveScreens } from './platform/http/serve-screens.ts';
import { Nudges } from './platform/jobs/nudges.ts';
import type { ServiceLog } from './platform/logging.ts';
import { serveApiDocument } from './platform/openapi.ts';
import { shippedPath } from './platform/shipped-files.ts';
import { stopOnSignal } from './platform/stop-on-signal.ts';

/**
 * Listens on the configured address; a signal closes it again.
 *
 * @param release what was opened before it, given up after it
 */
export async function openService(
  config: Config,
  log: ServiceLog,
  release: () => Promise<void>,
): Promise<void> {
  const { clock, sample } = await readDatabase(config);
  const whole = AppModule.register(config, clock);
  const app = await createApp(sample === 'missing' ? SeedFirstModule.register(whole) : whole, {
    logger: log,
    notFound: notFoundPage,
  });
  serveApiDocument(app);
  if (!(await serveScreens(app, shippedPath('dist', 'web')))) log.warn({ msg: 'the screens are not built' });
  stopOnSignal(async () => {
    await app.close();
    await release();
  }, log);
  await app.listen(config.port, config.host);
  app.get(Nudges).start();
  log.log({ msg: `ready on ${config.publicUrl}` });
  if (sample !== 'none') tellSignIns(config);
}

interface Read {
  readonly clock: Clock;
  readonly sample: SampleData;
}

/** The journal has its months from the clock's month on, which in evaluation is not this one. */
async function readDatabase(config: Config): Promise<Read> {
  const dataSource = await dataSourceOf(config.connectionString, 1).initialize();
  try {
    const database = databaseOf(dataSource);
    const clock = await openClock(config, database);
    const months = `select ensure_event_partitions(date_trunc('month', to_timestamp($1 / 1000.0))::date, 12)`;
    await dataSource.query(months, [clock.now()]);
    return { clock, sample: await sampleDataOf(config, database) };
  } finally {
    await dataSource.destroy();
  }
}
