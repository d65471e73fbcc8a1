// TypeORM's data source over every table of the service.
import { DataSource } from 'typeorm';
import type { EntitySchema } from 'typeorm';
import type { Pool } from 'pg';
import { MIGRATIONS } from '../../migrations/index.ts';
import { Database, poolOptions } from './database.ts';
import { repositoriesOf } from './repositories.ts';

/** @param tables every EntitySchema that the caller reads through TypeORM. */
export function dataSourceOf(
  url: string,
  poolSize: number,
  tables: readonly EntitySchema[] = [],
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...tables],
    migrations: [...MIGRATIONS],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    // Migrations bring the extensions; identifiers come from the server's own gen_random_uuid().
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    poolSize,
    extra: poolOptions(url, poolSize),
  });
}

/** Statements and repositories on the pool that TypeORM itself uses. */
export function databaseOf(dataSource: DataSource): Database {
  const driver = dataSource.driver as unknown as { master: Pool };
  return new Database(driver.master, repositoriesOf(dataSource));
}
