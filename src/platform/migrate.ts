// Brings the schema to the newest migration; safe when several instances start at once.
import { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { poolOptions } from './database.ts';

/** Any number will do, as long as every instance asks for the same lock. */
const LOCK = 619_204_118;
/** One holds the lock, one migrates. */
const CONNECTIONS = 2;

/**
 * Runs what is missing, on connections of its own whose statements may take as long as they need.
 * @returns the names of the migrations that were run
 */
export async function migrate(dataSource: DataSource): Promise<readonly string[]> {
  const { url } = dataSource.options as PostgresDataSourceOptions;
  const own = await new DataSource({
    ...(dataSource.options as PostgresDataSourceOptions),
    poolSize: CONNECTIONS,
    extra: poolOptions(url ?? '', CONNECTIONS, 0),
  }).initialize();
  const holder = own.createQueryRunner();
  try {
    await holder.query('select pg_advisory_lock($1)', [LOCK]);
    const done = await own.runMigrations({ transaction: 'each' });
    return done.map(({ name }) => name);
  } finally {
    await holder.release();
    await own.destroy();
  }
}

/** Whether the schema is behind the newest migration. */
export async function pendingMigrations(dataSource: DataSource): Promise<boolean> {
  return dataSource.showMigrations();
}
