// Starts the service: configuration, database, schema, application, in this order.
import { setFlagsFromString } from 'node:v8';
import { AppModule } from './app/app.module.ts';
import { notFoundPage } from './citizen/not-found-page.ts';
import { FormRenderer } from './documents/render/form-renderer.ts';
import { sampleDataOf, tellSignIns } from './evaluation/start-evaluation.ts';
import { SeedFirstModule } from './evaluation/seed-first.module.ts';
import type { SampleData } from './evaluation/start-evaluation.ts';
import { openClock } from './platform/clock-setting.ts';
import { readConfig } from './platform/config.ts';
import type { Config } from './platform/config.ts';
import type { Clock } from './platform/clock.ts';
import { dataSourceOf, databaseOf } from './platform/data-source.ts';
import { explained } from './platform/database.ts';
import { createApp } from './platform/http/create-app.ts';
import { serveScreens } from './platform/http/serve-screens.ts';
import { ServiceLog } from './platform/logging.ts';
import { serveApiDocument } from './platform/openapi.ts';
import { Parsing } from './platform/parsing/parsing.ts';
import { prepareDatabase } from './platform/prepare-database.ts';
import { Nudges } from './platform/jobs/nudges.ts';
import { shippedPath } from './platform/shipped-files.ts';
import { sentenceOf } from './platform/start-failure.ts';
import { stopOnSignal } from './platform/stop-on-signal.ts';

/** The heap may grow by so much before it is cleaned: the machine is small, and shared with PostgreSQL. */
const HEAP_GROWTH_PERCENT = 30;

async function start(config: Config): Promise<void> {
  const log = new ServiceLog({ level: config.logLevel });
  log.log({ msg: 'starting', ...config.summary() });
  const { embedded, migrated, release } = await prepareDatabase(config, (line) => log.log({ msg: line }));
  if (migrated.length > 0) log.log({ msg: 'schema migrated', migrations: migrated });
  if (embedded?.movedTo)
    log.log({ msg: `PostgreSQL cannot enter ${config.dataDir}: its data is in ${embedded.movedTo}` });
  embedded?.keepRunning((what) => log.warn({ msg: `the embedded PostgreSQL is ${what}` }));
  try {
    const { clock, sample } = await readDatabase(config);
    const whole = AppModule.register(config, clock);
    const app = await createApp(sample === 'missing' ? SeedFirstModule.register(whole) : whole, {
      logger: log,
      notFound: notFoundPage,
    });
    serveApiDocument(app);
    if (!(await serveScreens(app, shippedPath('dist', 'web'))))
      log.warn({ msg: 'the screens are not built' });
    stopOnSignal(async () => {
      await app.close();
      await release();
    }, log);
    await app.listen(config.port, config.host);
    app.get(Nudges).start();
    app.get(Parsing).warm();
    app.get(FormRenderer).warm();
    log.log({ msg: `ready on ${config.publicUrl}` });
    if (sample !== 'none') tellSignIns(config);
  } catch (error) {
    await release();
    throw error;
  }
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

async function run(): Promise<void> {
  let config: Config | null = null;
  try {
    config = readConfig(process.env);
    await start(config);
  } catch (error) {
    console.error(sentenceOf(explained(error), config) ?? error);
    process.exit(1);
  }
}

setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
await run();
