// Takes a backup: every table in one picture, every file that they name, the kept anchors, and the list of it all.
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import copy from 'pg-copy-streams';
import type { Config } from '../platform/config.ts';
import { explained, poolOptions } from '../platform/database.ts';
import type { Queryable } from '../platform/database.ts';
import { keepBytes } from '../platform/files/keep-bytes.ts';
import { LastingClient } from '../platform/lasting-client.ts';
import type { BackupPlace } from './backup-place.ts';
import { fileObject } from './manifest.ts';
import type { Manifest, PackedFile, PackedObject, PackedTable } from './manifest.ts';
import { pack } from './packing.ts';
import { journalMonths, quoted, ranMigrations, snapshotTables } from './snapshot-tables.ts';

export interface BackupOrder {
  readonly config: Config;
  readonly place: BackupPlace;
  /** Where the backup's own objects begin, such as `2026-11-30T05-00-00Z`. */
  readonly name: string;
  /** Instant of the picture by the service's clock, ISO 8601. */
  readonly at: string;
  readonly version: string;
  /** `age1…`; null leaves the backup open to whoever has it. */
  readonly recipient: string | null;
  /** Hears how far it is. */
  readonly progress: (what: string, done: number, total: number) => void;
}

/**
 * One transaction, read only, sees all tables as they are at one instant. Files are taken after it: a file without a row
 * is harmless, a row without its file is not. The list is written last: without it there is no backup.
 *
 * @throws DatabaseUnavailable; Error when the place or the store of files does not answer
 */
export async function takeBackup(order: BackupOrder): Promise<Manifest> {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-backup-'));
  const client = new LastingClient(poolOptions(order.config.ownerConnectionString, 1, 0));
  try {
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    const sql = queryable(client);
    const [migrations, months] = [await ranMigrations(sql), await journalMonths(sql)];
    const tables = await packTables(client, sql, order, folder);
    const named = await namedFiles(sql);
    await client.query('commit');
    const files = await packFiles(named, order, folder);
    const manifest: Manifest = {
      format: 'motcua backup 1',
      version: order.version,
      at: order.at,
      encrypted: order.recipient !== null,
      migrations,
      journalMonths: months,
      tables,
      files,
      anchors: await packAnchors(order, folder),
      configuration: order.config.summary(),
    };
    const list = join(folder, 'manifest.json');
    await writeFile(list, `${JSON.stringify(manifest, null, 2)}\n`);
    await order.place.put(`${order.name}/manifest.json`, list);
    return manifest;
  } catch (error) {
    throw explained(error);
  } finally {
    await client.end().catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}

function queryable(client: LastingClient): Queryable {
  return {
    query: async <Row extends object>({ text, values }: { text: string; values?: readonly unknown[] }) => ({
      rows: (await client.query(text, values === undefined ? [] : [...values])).rows as Row[],
    }),
  };
}

async function packTables(
  client: LastingClient,
  sql: Queryable,
  { place, name, recipient, progress }: BackupOrder,
  folder: string,
): Promise<readonly PackedTable[]> {
  const packed: PackedTable[] = [];
  const tables = await snapshotTables(sql);
  for (const { table, columns } of tables) {
    progress('tables', packed.length, tables.length);
    const from = client.query(
      copy.to(`copy (select ${columns.map(quoted).join(', ')} from ${quoted(table)}) to stdout`),
    );
    const file = join(folder, 'table');
    const { sha256, bytes } = await pack(from, file, recipient);
    const object = `${name}/tables/${table}.gz${recipient === null ? '' : '.age'}`;
    await place.put(object, file);
    packed.push({ table, columns, rows: from.rowCount, name: object, sha256, bytes });
  }
  progress('tables', tables.length, tables.length);
  return packed;
}

/** The files that rows name, as of the same picture. */
async function namedFiles(sql: Queryable): Promise<readonly PackedFile[]> {
  const { rows } = await sql.query<PackedFile>({
    text: `
      select distinct 'attachments' as area, encode(sha256, 'hex') as sha256 from attachment where bytes_gone_at is null
      union all
      select distinct 'forms', encode(sha256, 'hex') from issued_form where sha256 is not null
      order by 1, 2`,
  });
  return rows;
}

async function packFiles(
  named: readonly PackedFile[],
  { config, place, recipient, progress }: BackupOrder,
  folder: string,
): Promise<readonly PackedFile[]> {
  const stores = new Map(
    [...new Set(named.map(({ area }) => area))].map((area) => [area, keepBytes(config, area)]),
  );
  for (const [done, file] of named.entries()) {
    progress('files', done, named.length);
    const object = fileObject(file, recipient !== null);
    if (await place.has(object)) continue;
    const path = join(folder, 'file');
    await pack(await stores.get(file.area)!.read(file.sha256), path, recipient);
    await place.put(object, path);
  }
  progress('files', named.length, named.length);
  return named;
}

async function packAnchors(
  { config, place, name, recipient }: BackupOrder,
  folder: string,
): Promise<readonly PackedObject[]> {
  const packed: PackedObject[] = [];
  const kept = await readdir(config.anchorDir).catch(() => []);
  for (const anchor of kept.filter((file) => file.endsWith('.json')).sort()) {
    const path = join(folder, 'anchor');
    const object = `${name}/anchors/${anchor}.gz${recipient === null ? '' : '.age'}`;
    const { sha256, bytes } = await pack(createReadStream(join(config.anchorDir, anchor)), path, recipient);
    await place.put(object, path);
    packed.push({ name: object, sha256, bytes });
  }
  return packed;
}
