// Keeps files in a folder of this machine, spread over subfolders by the first digits of their SHA-256.
import { constants } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { atStore, BytesMissing, KeptBytes, type ByteRange } from './kept-bytes.ts';

export class FolderBytes extends KeptBytes {
  constructor(private readonly folder: string) {
    super();
  }

  /** The bytes are on the disk before their name is, so that a crash leaves no half file under a SHA-256. */
  override put(sha256: string, from: Buffer | string): Promise<void> {
    return atStore(async () => {
      const target = this.pathOf(sha256);
      if ((await stat(target).catch(() => null)) !== null) return;
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      const half = `${target}.${randomUUID()}`;
      try {
        if (typeof from === 'string') await copyFile(from, half, constants.COPYFILE_FICLONE);
        else await writeFile(half, from, { mode: 0o600 });
        const file = await open(half, 'r+');
        await file.sync().finally(() => file.close());
        await rename(half, target);
      } catch (error) {
        await rm(half, { force: true }).catch(() => undefined);
        throw error;
      }
    });
  }

  /** Opened before it is handed out, so that a file that cannot be read is told of while an answer is still possible. */
  protected override open(sha256: string, range?: ByteRange): Promise<Readable> {
    return atStore(async () => {
      const file = await open(this.pathOf(sha256), 'r').catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new BytesMissing(sha256) : error;
      });
      return file.createReadStream(range === undefined ? {} : { start: range.from, end: range.to });
    });
  }

  override drop(sha256: string): Promise<void> {
    return atStore(() => rm(this.pathOf(sha256), { force: true }));
  }

  private pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}
