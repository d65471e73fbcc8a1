// Starts the service: configuration, database, schema, application, in this order.
import { setFlagsFromString } from 'node:v8';
import { readConfig } from './platform/config.ts';
import type { Config } from './platform/config.ts';
import { explained } from './platform/database.ts';
import { ServiceLog } from './platform/logging.ts';
import { prepareDatabase } from './platform/prepare-database.ts';
import { sentenceOf } from './platform/start-failure.ts';

/** The heap may grow by so much before it is cleaned: the machine is small, and shared with PostgreSQL. */
const HEAP_GROWTH_PERCENT = 30;

async function start(config: Config): Promise<void> {
  const log = new ServiceLog({ level: config.logLevel });
  log.log({ msg: 'starting', ...config.summary() });
  // The application is read while PostgreSQL starts.
  const [{ embedded, migrated, release }, { openService }] = await Promise.all([
    prepareDatabase(config, (line) => log.log({ msg: line })),
    import('./open-service.ts'),
  ]);
  if (migrated.length > 0) log.log({ msg: 'schema migrated', migrations: migrated });
  if (embedded?.movedTo)
    log.log({ msg: `PostgreSQL cannot enter ${config.dataDir}: its data is in ${embedded.movedTo}` });
  embedded?.keepRunning((what) => log.warn({ msg: `the embedded PostgreSQL is ${what}` }));
  try {
    await openService(config, log, release);
  } catch (error) {
    await release();
    throw error;
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

await run();
// Not before: a start is quicker where little is cleaned.
setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
