// Brings the schema to the newest migration; safe when several instances start at once.
import { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { explained, poolOptions } from './database.ts';
import { whileHolding } from './session-lock.ts';
import type { SessionLock } from './session-lock.ts';

const MIGRATING: SessionLock = { key: 619_204_118, name: 'migrate' };

/**
 * Runs what is missing, on a connection of its own whose statements may take as long as they need.
 * @param tell hears whom it waits for
 * @returns the names of the migrations that were run
 */
export async function migrate(
  dataSource: DataSource,
  tell: (line: string) => void = () => undefined,
): Promise<readonly string[]> {
  const options = dataSource.options as PostgresDataSourceOptions;
  const url = options.url ?? '';
  return whileHolding(url, MIGRATING, tell, async () => {
    const own = new DataSource({ ...options, poolSize: 1, extra: poolOptions(url, 1, 0) });
    try {
      await own.initialize();
      const done = await own.runMigrations({ transaction: 'each' });
      return done.map(({ name }) => name);
    } catch (error) {
      throw explained(error);
    } finally {
      if (own.isInitialized) await own.destroy();
    }
  });
}

/** Whether the schema is behind the newest migration. */
export async function pendingMigrations(dataSource: DataSource): Promise<boolean> {
  return dataSource.showMigrations();
}
