// Brings a backup back into an empty database and an empty store of files: everything, or nothing of the database.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import copy from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { MIGRATIONS } from '../../migrations/index.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { Config } from '../platform/config.ts';
import { dataSourceOf } from '../platform/data-source.ts';
import { explained, poolOptions } from '../platform/database.ts';
import { keepBytes } from '../platform/files/keep-bytes.ts';
import { LastingClient } from '../platform/lasting-client.ts';
import { migrateAsOwner } from '../platform/prepare-database.ts';
import type { BackupPlace } from './backup-place.ts';
import { fileObject, readManifest } from './manifest.ts';
import type { Manifest, PackedObject, PackedTable } from './manifest.ts';
import { hashOf, unpack } from './packing.ts';
import { quoted } from './snapshot-tables.ts';

export interface RestoreOrder {
  readonly config: Config;
  readonly place: BackupPlace;
  readonly name: string;
  /** `AGE-SECRET-KEY-1…` where the backup is encrypted. */
  readonly identity: string | null;
  readonly progress: (what: string, done: number, total: number) => void;
}

/**
 * The schema is brought to where the backup's was, the rows are put in by one transaction with all triggers off (they
 * carry the seals they had), and then the newer migrations run, as at any upgrade.
 *
 * @throws DomainError `backup.unreadable`, `backup.newer` (taken by a later version), `backup.encrypted` (no identity
 *   given), `backup.damaged` (an object is not what was taken), `restore.notEmpty`
 */
export async function restoreBackup(order: RestoreOrder): Promise<Manifest> {
  const { config, place, name, identity } = order;
  const manifest = readManifest(await textOf(place, `${name}/manifest.json`));
  if (manifest.encrypted && identity === null)
    throw new DomainError('backup.encrypted', 'The backup is encrypted: give the identity that opens it');
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  const unknown = manifest.migrations.filter((migration) => !known.has(migration));
  if (unknown.length > 0)
    throw new DomainError('backup.newer', `The backup was taken by a later version (${unknown.join(', ')})`);
  const folder = await mkdtemp(join(tmpdir(), 'motcua-restore-'));
  try {
    await migrateTo(config, manifest.migrations);
    await putRowsBack(order, manifest, folder);
    await migrateAsOwner(config);
    await putFilesBack(order, manifest, folder);
    await putAnchorsBack(order, manifest, folder);
    return manifest;
  } catch (error) {
    throw explained(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function textOf(place: BackupPlace, object: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await place.read(object)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Only the migrations that the backed up database had. */
async function migrateTo(config: Config, migrations: readonly string[]): Promise<void> {
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

async function putRowsBack(
  { config, place, identity, progress }: RestoreOrder,
  manifest: Manifest,
  folder: string,
): Promise<void> {
  const client = new LastingClient(poolOptions(config.ownerConnectionString, 1, 0));
  await client.connect();
  try {
    await client.query('begin');
    await refuseUnlessEmpty(client);
    const tables = manifest.tables.map(({ table }) => quoted(table));
    for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
    // What the migrations themselves put in is in the backup as it stood.
    for (const table of [...tables].reverse()) await client.query(`delete from ${table}`);
    await makePartitions(client, manifest.journalMonths);
    for (const [done, table] of manifest.tables.entries()) {
      progress('tables', done, manifest.tables.length);
      await putTableBack(client, table, await fetched(place, table, folder), identity);
    }
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
    await client.query('commit');
    progress('tables', manifest.tables.length, manifest.tables.length);
    await client.query('analyze');
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function refuseUnlessEmpty(client: LastingClient): Promise<void> {
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
  { table, columns, rows }: PackedTable,
  file: string,
  identity: string | null,
): Promise<void> {
  const into = client.query(
    copy.from(`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`),
  );
  await pipeline(await unpack(createReadStream(file), identity), into);
  if (into.rowCount !== rows)
    throw new DomainError('backup.damaged', `${table} has ${into.rowCount} rows instead of ${rows}`, {
      table,
    });
}

/** The object as a file, once it is known to be what was taken. */
async function fetched(place: BackupPlace, object: PackedObject, folder: string): Promise<string> {
  const file = join(folder, 'object');
  await pipeline(await place.read(object.name), createWriteStream(file));
  if ((await hashOf(file)) !== object.sha256)
    throw new DomainError('backup.damaged', `${object.name} is not what was taken`, { name: object.name });
  return file;
}

async function putFilesBack(
  { config, place, identity, progress }: RestoreOrder,
  { files, encrypted }: Manifest,
  folder: string,
): Promise<void> {
  for (const [done, file] of files.entries()) {
    progress('files', done, files.length);
    const path = join(folder, 'file');
    const content = await unpack(await place.read(fileObject(file, encrypted)), identity);
    await pipeline(content, createWriteStream(path));
    if ((await hashOf(path)) !== file.sha256)
      throw new DomainError('backup.damaged', `The file ${file.sha256} is not what was taken`, { ...file });
    await keepBytes(config, file.area).put(file.sha256, path);
  }
  progress('files', files.length, files.length);
}

async function putAnchorsBack(
  { config, place, identity }: RestoreOrder,
  { anchors }: Manifest,
  folder: string,
): Promise<void> {
  if (anchors.length > 0) await mkdir(config.anchorDir, { recursive: true, mode: 0o700 });
  for (const anchor of anchors) {
    const content = await unpack(createReadStream(await fetched(place, anchor, folder)), identity);
    const file = basename(anchor.name).replace(/\.gz(\.age)?$/, '');
    await pipeline(content, createWriteStream(join(config.anchorDir, file), { mode: 0o600 }));
  }
}
