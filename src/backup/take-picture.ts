// Every table as it is at one instant, packed on this machine: the transaction that sees them waits for nothing else.
import copy from 'pg-copy-streams';
import type { Queryable } from '../platform/database.ts';
import type { LastingClient } from '../platform/lasting-client.ts';
import { noRepository } from '../platform/repositories.ts';
import { openCopySession } from './copy-session.ts';
import type { Manifest, PackedFile, PackedTable } from './manifest.ts';
import { pack } from './packing.ts';
import { journalMonths, quoted, ranMigrations, snapshotTables } from './snapshot-tables.ts';
import type { SnapshotTable } from './snapshot-tables.ts';
import type { Spool } from './spool.ts';

export interface PictureOrder {
  /** As the role that owns the tables. */
  readonly url: string;
  readonly recipient: string | null;
  readonly progress: (what: string, done: number, total: number) => void;
}

/** A table in the spool. */
export type TableInHand = Omit<PackedTable, 'name'> & { readonly file: string };

export interface Picture extends Pick<Manifest, 'migrations' | 'journalMonths'> {
  readonly tables: readonly TableInHand[];
  /** The files that rows name. */
  readonly files: readonly PackedFile[];
}

/** @throws DomainError `backup.noRoom`; an error of the database */
export async function takePicture(order: PictureOrder, spool: Spool): Promise<Picture> {
  const client = await openCopySession(order.url);
  try {
    await client.query('begin isolation level repeatable read read only');
    const sql = queryable(client);
    const picture = {
      migrations: await ranMigrations(sql),
      journalMonths: await journalMonths(sql),
      tables: await packTables(client, await snapshotTables(sql), order, spool),
      files: await namedFiles(sql),
    };
    await client.query('commit');
    return picture;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function queryable(client: LastingClient): Queryable {
  return {
    query: async <Row extends object>({ text, values }: { text: string; values?: readonly unknown[] }) => ({
      rows: (await client.query(text, values === undefined ? [] : [...values])).rows as Row[],
    }),
    repository: noRepository,
  };
}

async function packTables(
  client: LastingClient,
  tables: readonly SnapshotTable[],
  { recipient, progress }: PictureOrder,
  spool: Spool,
): Promise<readonly TableInHand[]> {
  const packed: TableInHand[] = [];
  for (const { table, columns } of tables) {
    progress('tables', packed.length, tables.length);
    const from = client.query(
      copy.to(`copy (select ${columns.map(quoted).join(', ')} from ${quoted(table)}) to stdout`),
    );
    const spooled = await pack(from, spool, `table-${table}`, recipient);
    packed.push({ table, columns, rows: from.rowCount, ...spooled });
  }
  progress('tables', tables.length, tables.length);
  return packed;
}

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
