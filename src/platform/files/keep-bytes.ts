// Chooses where a room's files are kept.
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { FolderBytes } from './folder-bytes.ts';
import type { KeptBytes } from './kept-bytes.ts';
import { S3Bytes } from './s3-bytes.ts';

/** @param area a folder below the data folder, or the beginning of the objects' names in the store */
export function keepBytes({ attachments: { s3 }, dataDir }: Config, area: string): KeptBytes {
  return s3 === null ? new FolderBytes(join(dataDir, area)) : new S3Bytes(s3, area);
}
