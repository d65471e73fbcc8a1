// What of a backup is brought back before any row: files and anchors, each kept by its content, and the tables looked at.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { keepAnchorText } from '../anchors/keep-anchor-file.ts';
import { DomainError } from '../domain/domain-error.ts';
import { keepBytes } from '../platform/files/keep-bytes.ts';
import { fileObject } from './manifest.ts';
import type { Manifest, PackedObject } from './manifest.ts';
import { unpack } from './packing.ts';
import type { RestoreOrder } from './restore-order.ts';
import type { Spool, Spooled } from './spool.ts';

type From = Pick<RestoreOrder, 'place' | 'identity'>;

/** What age says of an identity that opens something else. */
const OTHER_KEY = /no identity matched/;

/** @throws DomainError `backup.damaged`, `backup.objectMissing`, `backup.noRoom`; StorageUnavailable */
export async function putFilesBack(
  { config, progress, ...from }: RestoreOrder,
  manifest: Manifest,
  spool: Spool,
): Promise<void> {
  const { files } = manifest;
  for (const [done, file] of files.entries()) {
    progress('files', done, files.length);
    const name = fileObject(file, manifest);
    const packed = await spool.write('packed', await from.place.read(name));
    const { sha256, file: path } = await opened(packed, name, from, spool);
    if (sha256 !== file.sha256) throw damaged(name);
    await keepBytes(config, file.area).put(sha256, path);
  }
  progress('files', files.length, files.length);
}

/** Another anchor of the same name stays where it is. @throws as `putFilesBack` */
export async function putAnchorsBack(
  { config, ...from }: RestoreOrder,
  { anchors }: Manifest,
  spool: Spool,
): Promise<void> {
  for (const anchor of anchors) {
    const packed = await fetched(anchor, 'packed', from, spool);
    const { file } = await opened(packed, anchor.name, from, spool);
    const name = basename(anchor.name).replace(/\.gz(\.age)?$/, '');
    await keepAnchorText(config.anchorDir, name, await readFile(file, 'utf8'));
  }
}

/** @returns the packed files in the spool, in the order of the list. @throws as `putFilesBack` */
export async function fetchTables(
  order: RestoreOrder,
  { tables }: Manifest,
  spool: Spool,
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const table of tables) {
    order.progress('objects', files.length, tables.length);
    files.push((await fetched(table, `table-${table.table}`, order, spool)).file);
  }
  order.progress('objects', tables.length, tables.length);
  return files;
}

/** The object as a file, once it is known to be what was taken. */
async function fetched(object: PackedObject, as: string, { place }: From, spool: Spool): Promise<Spooled> {
  const packed = await spool.write(as, await place.read(object.name));
  if (packed.sha256 !== object.sha256) throw damaged(object.name);
  return packed;
}

async function opened(packed: Spooled, name: string, { identity }: From, spool: Spool): Promise<Spooled> {
  const content = await unpacked(packed.file, name, identity);
  try {
    return await spool.write('content', content);
  } catch (error) {
    throw error instanceof DomainError ? error : damaged(name, error);
  }
}

/** @throws DomainError `backup.otherKey`; `backup.damaged` where it is not what a backup packs */
export async function unpacked(file: string, name: string, identity: string | null): Promise<Readable> {
  try {
    return await unpack(createReadStream(file), identity);
  } catch (error) {
    throw OTHER_KEY.test(String(error)) ? closedForAnother(name) : damaged(name, error);
  }
}

/** Backups from before keys were noted may hold files that an older key closed. */
function closedForAnother(name: string): DomainError {
  return new DomainError('backup.otherKey', `${name} was encrypted for another key`, { name });
}

function damaged(name: string, cause?: unknown): DomainError {
  const refusal = new DomainError('backup.damaged', `${name} is not what was taken`, { name });
  refusal.cause = cause;
  return refusal;
}
