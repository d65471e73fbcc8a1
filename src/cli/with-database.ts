// Opens the database and the clock for one command, and closes them after it.
import { EVERY_TABLE } from '../app/every-table.ts';
import { commandClock } from '../platform/clock-setting.ts';
import type { Clock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { databaseOf, dataSourceOf } from '../platform/data-source.ts';
import type { Database } from '../platform/database.ts';
import { prepareDatabase } from '../platform/prepare-database.ts';
import { tellWaiting } from './print-error.ts';

const CONNECTIONS = 4;

export type WithDatabase = <Result>(
  work: (database: Database, clock: Clock) => Promise<Result>,
) => Promise<Result>;

/** The same database as the service's, shared with it if it runs, at the newest schema. */
export const withDatabase: WithDatabase = async (work) => {
  const config = readConfig(process.env);
  const prepared = await prepareDatabase(config, tellWaiting);
  try {
    const dataSource = await dataSourceOf(config.connectionString, CONNECTIONS, EVERY_TABLE).initialize();
    try {
      const database = databaseOf(dataSource);
      return await work(database, await commandClock(config, database));
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await prepared.release();
  }
};
