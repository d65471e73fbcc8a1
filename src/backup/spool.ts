// The folder on this machine that objects pass through on their way to a backup and back, and how full its disk may become.
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '../domain/domain-error.ts';

const MB = 1_048_576;
/** Bytes of the disk that stay free: a database or a store of files may stand on the same one. */
const LEAVE_FREE = 256 * MB;
/** Bytes after which the disk is looked at again. */
const LOOK_EVERY = 16 * MB;
const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

export interface Spooled {
  readonly file: string;
  /** Of the file, hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

export class Spool {
  /** @param leaveFree bytes of its disk that stay free */
  constructor(
    readonly folder: string,
    private readonly leaveFree: number = LEAVE_FREE,
  ) {}

  /** A new one below the system's folder for temporary files (`TMPDIR`). */
  static async open(leaveFree?: number): Promise<Spool> {
    return new Spool(await mkdtemp(join(tmpdir(), 'motcua-backup-')), leaveFree);
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /**
   * Writes a stream to a file of this name; what was there before is gone.
   *
   * @throws DomainError `backup.noRoom`; whatever the stream throws
   */
  async write(name: string, from: Readable): Promise<Spooled> {
    const target = createWriteStream(join(this.folder, name), { mode: 0o600 });
    const hash = createHash('sha256');
    try {
      await pipeline(from, (chunks: AsyncIterable<Buffer>) => this.watched(chunks, hash), target);
    } catch (error) {
      throw FULL.has((error as NodeJS.ErrnoException).code) ? await this.noRoom() : error;
    }
    return { file: join(this.folder, name), sha256: hash.digest('hex'), bytes: target.bytesWritten };
  }

  private async *watched(chunks: AsyncIterable<Buffer>, hash: Hash): AsyncIterable<Buffer> {
    let unseen = LOOK_EVERY;
    for await (const chunk of chunks) {
      unseen += chunk.length;
      if (unseen >= LOOK_EVERY) {
        await this.refuseWithoutRoom();
        unseen = 0;
      }
      hash.update(chunk);
      yield chunk;
    }
  }

  private async refuseWithoutRoom(): Promise<void> {
    if ((await this.free()) < this.leaveFree) throw await this.noRoom();
  }

  private async free(): Promise<number> {
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize;
  }

  private async noRoom(): Promise<DomainError> {
    const megabytes = (bytes: number) => Math.floor(bytes / MB);
    const [free, kept] = [megabytes(await this.free()), megabytes(this.leaveFree)];
    return new DomainError(
      'backup.noRoom',
      `What a backup holds has no room in ${this.folder}: ${free} MB are free, and ${kept} MB stay free. TMPDIR names another folder`,
      { folder: this.folder, free, kept },
    );
  }
}
