// Brings the schema to the newest migration; safe when several instances start at once.
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { explained, poolOptions } from './database.ts';
import { ownsSchema, prepareFor } from './privileges.ts';
import { whileHolding } from './session-lock.ts';
import { CannotStart } from './start-failure.ts';
import type { SessionLock } from './session-lock.ts';

export interface MigrateOptions {
  readonly service?: string;
  readonly tell?: (line: string) => void;
}

const NEEDS_OWNER =
  'The schema is older than this version, and the user of DATABASE_URL does not own it: run motcua migrate with ' +
  'DATABASE_OWNER_URL';

const MIGRATING: SessionLock = { key: 619_204_118, name: 'migrate' };

/**
 * Runs what is missing, on a connection of its own whose statements may take as long as they need; then the service's
 * role may do what the service needs.
 * @param dataSource opened as the role that owns the schema, or as the service's own where that owns it
 * @param service the role that the service works as; the owner itself when absent
 * @param tell hears whom it waits for
 * @returns the names of the migrations that were run
 * @throws CannotStart when something is missing and the role owns nothing
 */
export async function migrate(
  dataSource: DataSource,
  { service, tell = () => undefined }: MigrateOptions = {},
): Promise<readonly string[]> {
  const options = dataSource.options as PostgresDataSourceOptions;
  const url = options.url ?? '';
  return whileHolding(url, MIGRATING, tell, async () => {
    const own = new DataSource({ ...options, poolSize: 1, extra: poolOptions(url, 1, 0) });
    try {
      await own.initialize();
      return await run(own, service ?? new URL(url).username);
    } catch (error) {
      throw explained(error);
    } finally {
      if (own.isInitialized) await own.destroy();
    }
  });
}

async function run(own: DataSource, service: string): Promise<readonly string[]> {
  const runner = own.createQueryRunner();
  const client = (await runner.connect()) as PoolClient;
  const owns = await ownsSchema(client);
  await runner.release();
  if (!owns) {
    if (await pendingMigrations(own)) throw new CannotStart(NEEDS_OWNER);
    return [];
  }
  const done = await own.runMigrations({ transaction: 'each' });
  const last = own.createQueryRunner();
  try {
    await prepareFor((await last.connect()) as PoolClient, service, done.length > 0);
  } finally {
    await last.release();
  }
  return done.map(({ name }) => name);
}

/** Whether the schema is behind the newest migration. */
export async function pendingMigrations(dataSource: DataSource): Promise<boolean> {
  return dataSource.showMigrations();
}
