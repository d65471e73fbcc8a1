// Puts the rows of a backup back into an empty database, by one transaction.
import { pipeline } from 'node:stream/promises';
import copy from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { MIGRATIONS } from '../../migrations/index.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { Config } from '../platform/config.ts';
import { dataSourceOf } from '../platform/data-source.ts';
import { poolOptions } from '../platform/database.ts';
import type { LastingClient } from '../platform/lasting-client.ts';
import { openCopySession } from './copy-session.ts';
import type { Manifest, PackedTable } from './manifest.ts';
import type { RestoreOrder } from './restore-order.ts';
import { unpacked } from './restore-objects.ts';
import { quoted } from './snapshot-tables.ts';

/** Only the migrations that the backed up database had. */
export async function migrateTo(config: Config, migrations: readonly string[]): Promise<void> {
  const { options } = dataSourceOf(config.ownerConnectionString, 1);
  const wanted = new Set(migrations);
  const source = new DataSource({
    ...(options as PostgresDataSourceOptions),
    poolSize: 1,
    extra: poolOptions(config.ownerConnectionString, 1, 0),
    migrations: MIGRATIONS.filter((migration) => wanted.has(migration.name)),
  });
  await source.initialize();
  await source.runMigrations({ transaction: 'each' }).finally(() => source.destroy());
}

/** @throws DomainError `restore.notEmpty` */
export async function refuseUnlessEmpty(config: Config): Promise<void> {
  await inSession(config, async (client) => {
    const { rows } = await client.query<{ made: boolean }>(
      `select to_regclass('dossier') is not null as made`,
    );
    if (rows[0]?.made) await refuseRows(client);
  });
}

/**
 * @param files the packed tables on this machine, in the order of the list
 * @throws DomainError `restore.notEmpty`, `backup.damaged`
 */
export async function putRowsBack(
  { config, identity, progress }: RestoreOrder,
  manifest: Manifest,
  files: readonly string[],
): Promise<void> {
  const tables = manifest.tables.map(({ table }) => quoted(table));
  await inSession(config, async (client) => {
    await client.query('begin');
    await refuseRows(client);
    for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
    // What the migrations themselves put in is in the backup as it stood.
    for (const table of [...tables].reverse()) await client.query(`delete from ${table}`);
    await makePartitions(client, manifest.journalMonths);
    for (const [done, table] of manifest.tables.entries()) {
      progress('tables', done, tables.length);
      await putTableBack(client, table, files[done]!, identity);
    }
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
    await client.query('commit');
    progress('tables', tables.length, tables.length);
    await client.query('analyze');
  });
}

async function inSession(config: Config, work: (client: LastingClient) => Promise<void>): Promise<void> {
  const client = await openCopySession(config.ownerConnectionString);
  await work(client).finally(() => client.end().catch(() => undefined));
}

async function refuseRows(client: LastingClient): Promise<void> {
  const { rows } = await client.query<{ used: boolean }>(
    'select exists (select from agency_unit) or exists (select from staff) or exists (select from dossier) as used',
  );
  if (rows[0]?.used)
    throw new DomainError(
      'restore.notEmpty',
      'The database holds data: a backup is restored into an empty one',
    );
}

/** As they were, so that no entry lands in the partition for strays. */
async function makePartitions(client: LastingClient, months: readonly string[]): Promise<void> {
  await client.query('select ensure_event_partitions(m, 1) from unnest($1::date[]) as m', [months]);
}

async function putTableBack(
  client: LastingClient,
  { table, columns, rows, name }: PackedTable,
  file: string,
  identity: string | null,
): Promise<void> {
  const content = await unpacked(file, name, identity);
  const into = client.query(
    copy.from(`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`),
  );
  await pipeline(content, into);
  if (into.rowCount !== rows)
    throw new DomainError('backup.damaged', `${table} has ${into.rowCount} rows instead of ${rows}`, {
      table,
    });
}
