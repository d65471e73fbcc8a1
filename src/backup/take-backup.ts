// Takes a backup: every table in one picture, every file that they name, the kept anchors, and the list of it all.
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { keptAnchors } from '../anchors/keep-anchor-file.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { Config } from '../platform/config.ts';
import { explained } from '../platform/database.ts';
import { keepBytes } from '../platform/files/keep-bytes.ts';
import { BytesMissing } from '../platform/files/kept-bytes.ts';
import { keyOfRecipient } from './backup-key.ts';
import type { BackupPlace } from './backup-place.ts';
import { fileObject, manifestOf } from './manifest.ts';
import type { Manifest, PackedFile, PackedObject, PackedTable } from './manifest.ts';
import { pack } from './packing.ts';
import { Spool } from './spool.ts';
import { takePicture } from './take-picture.ts';
import type { TableInHand } from './take-picture.ts';

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
  /** Bytes that stay free where tables are packed; as many as `Spool` leaves if left out. */
  readonly leaveFree?: number;
}

/**
 * One transaction, read only, sees all tables as they are at one instant. They are packed on this machine, and it is over
 * before anything is sent to the place, however slow that is. Files are taken after it: a file without a row is harmless,
 * a row without its file is not. The list is written last: without it there is no backup.
 *
 * @throws DomainError `backup.keyInvalid`, `backup.nameTaken`, `backup.noRoom` (on this machine), `backup.placeFull`,
 *   `backup.fileMissing`
 * @throws DatabaseUnavailable; Error when the place or the store of files does not answer
 */
export async function takeBackup(order: BackupOrder): Promise<Manifest> {
  const { config, place, name, recipient } = order;
  const closed = {
    encrypted: recipient !== null,
    key: recipient === null ? null : keyOfRecipient(recipient),
  };
  if (await place.has(`${name}/manifest.json`))
    throw new DomainError('backup.nameTaken', `There is a backup ${name} already`, { name });
  const spool = await Spool.open(order.leaveFree);
  try {
    const { tables, files, ...picture } = await takePicture(
      { ...order, url: config.ownerConnectionString },
      spool,
    );
    const manifest = manifestOf({
      version: order.version,
      at: order.at,
      ...closed,
      ...picture,
      files: await packFiles(files, closed, order, spool),
      anchors: await packAnchors(order, spool),
      tables: await putTables(tables, order),
      configuration: config.summary(),
    });
    const list = Readable.from([Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)]);
    await place.put(`${name}/manifest.json`, (await spool.write('manifest', list)).file);
    return manifest;
  } catch (error) {
    throw explained(error);
  } finally {
    await spool.close();
  }
}

async function putTables(
  tables: readonly TableInHand[],
  { place, name, recipient, progress }: BackupOrder,
): Promise<readonly PackedTable[]> {
  const put: PackedTable[] = [];
  for (const { file, ...table } of tables) {
    progress('objects', put.length, tables.length);
    const object = `${name}/tables/${table.table}.gz${recipient === null ? '' : '.age'}`;
    await place.put(object, file);
    await rm(file);
    put.push({ ...table, name: object });
  }
  progress('objects', tables.length, tables.length);
  return put;
}

async function packFiles(
  named: readonly PackedFile[],
  closed: Pick<Manifest, 'encrypted' | 'key'>,
  { config, place, recipient, progress }: BackupOrder,
  spool: Spool,
): Promise<readonly PackedFile[]> {
  const stores = new Map(
    [...new Set(named.map(({ area }) => area))].map((area) => [area, keepBytes(config, area)]),
  );
  for (const [done, file] of named.entries()) {
    progress('files', done, named.length);
    const object = fileObject(file, closed);
    if (await place.has(object)) continue;
    const bytes = await stores
      .get(file.area)!
      .read(file.sha256)
      .catch((error: unknown) => {
        throw error instanceof BytesMissing ? fileMissing(file) : error;
      });
    await place.put(object, (await pack(bytes, spool, 'file', recipient)).file);
  }
  progress('files', named.length, named.length);
  return named;
}

function fileMissing({ area, sha256 }: PackedFile): DomainError {
  return new DomainError(
    'backup.fileMissing',
    `The file ${sha256} of ${area} is named by a row and not kept`,
    {
      area,
      sha256,
    },
  );
}

async function packAnchors(
  { config, place, name, recipient }: BackupOrder,
  spool: Spool,
): Promise<readonly PackedObject[]> {
  const packed: PackedObject[] = [];
  for (const anchor of await keptAnchors(config.anchorDir)) {
    const object = `${name}/anchors/${anchor}.gz${recipient === null ? '' : '.age'}`;
    const text = createReadStream(join(config.anchorDir, anchor));
    const { file, sha256, bytes } = await pack(text, spool, 'anchor', recipient);
    await place.put(object, file);
    packed.push({ name: object, sha256, bytes });
  }
  return packed;
}
