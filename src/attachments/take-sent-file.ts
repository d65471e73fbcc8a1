// Takes in a file that an applicant sends with a form, in one piece: with the care that every file is taken in with.
import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { DossierKey } from '../dossier-kind/orders.ts';
import { Config } from '../platform/config.ts';
import { Database } from '../platform/database.ts';
import { atStore } from '../platform/files/kept-bytes.ts';
import { readAttachments } from './attachment-rows.ts';
import { checkName } from './check-name.ts';
import { TakeIn, tooMany } from './take-in.ts';

/** Files on their way in at the same time: each is a stream and a place on the disk. */
const AT_ONCE = 16;
/** Of one dossier: a form sends its files one after another. */
const AT_ONCE_OF_ONE = 2;
const RETRY_SECONDS = 30;
/** A slow line brings more than this in half a minute; what brings less would hold its place for ever. */
const LOOK_MS = 30_000;
const LEAST_BYTES = 30_000;
/** Of one dossier, those that were taken back or refused too. */
const ROWS_FOR_ONE = 3;

export interface SentFile {
  /** The dossier, or what is going to be one under the same id. */
  readonly key: DossierKey;
  readonly itemKey: string;
  readonly name: string;
  /** Of all papers together. */
  readonly most: number;
}

@Injectable()
export class TakeSentFile {
  private coming = 0;
  private readonly comingOf = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly takeIn: TakeIn,
    private readonly config: Config,
  ) {}

  /**
   * The same bytes for the same paper once more change nothing. The stream is read to its end whatever comes of it.
   *
   * @throws DomainError `attachment.empty`, `attachment.tooLarge`, `attachment.tooMany`, `attachment.nameNotAllowed`,
   *   `attachment.typeNotAllowed`, `attachment.infected`, `input.…`, `upload.noRoom`, `upload.tooSlow`,
   *   `storage.unavailable`
   */
  async run(file: SentFile, bytes: Readable, at: Instant): Promise<void> {
    const { id } = file.key;
    const own = (this.comingOf.get(id) ?? 0) + 1;
    this.comingOf.set(id, own);
    this.coming += 1;
    try {
      if (this.coming > AT_ONCE || own > AT_ONCE_OF_ONE)
        throw new DomainError('upload.noRoom', 'Too many files are coming in now', {
          retryAfterSeconds: RETRY_SECONDS,
        });
      await this.take(file, checkName(file.name), bytes, at);
    } finally {
      this.coming -= 1;
      const left = this.comingOf.get(id)! - 1;
      if (left === 0) this.comingOf.delete(id);
      else this.comingOf.set(id, left);
      bytes.resume();
    }
  }

  private async take(
    { key, itemKey, most }: SentFile,
    name: string,
    bytes: Readable,
    at: Instant,
  ): Promise<void> {
    const folder = join(this.config.dataDir, 'sent-files');
    await atStore(() => mkdir(folder, { recursive: true, mode: 0o700 }));
    const path = join(folder, uuidv7());
    try {
      const { maxBytes } = this.config.attachments;
      const hash = createHash('sha256');
      const counted = { bytes: 0 };
      await inTime(counted, (signal) =>
        pipeline(bytes, counting(counted, hash, maxBytes), createWriteStream(path, { mode: 0o600 }), {
          signal,
        }),
      );
      if (counted.bytes === 0) throw new DomainError('attachment.empty', 'The file is empty', {});
      const sha256 = hash.digest('hex');
      const rows = await readAttachments(this.database, key);
      const alike = rows.filter((one) => one.itemKey === itemKey && one.sha256 === sha256);
      if (alike.some(({ deletedAt }) => deletedAt === null)) return;
      const kept = rows.filter(({ deletedAt }) => deletedAt === null);
      if (kept.length >= most || rows.length >= most * ROWS_FOR_ONE) throw tooMany(most);
      const id = idOf([key.id, itemKey, sha256, String(alike.length)]);
      const staged = { id, path, bytes: counted.bytes, key, itemKey, name, staffId: null, onBehalfOf: null };
      await this.takeIn.run(staged, at);
    } finally {
      await rm(path, { force: true });
    }
  }
}

/** @throws DomainError `upload.tooSlow` */
async function inTime(
  counted: { readonly bytes: number },
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const slow = new AbortController();
  let before = 0;
  const looking = setInterval(() => {
    if (counted.bytes - before < LEAST_BYTES) slow.abort();
    before = counted.bytes;
  }, LOOK_MS).unref();
  try {
    await work(slow.signal);
  } catch (error) {
    if (!slow.signal.aborted) throw error;
    throw new DomainError('upload.tooSlow', 'The file came too slowly', {});
  } finally {
    clearInterval(looking);
  }
}

function counting(counted: { bytes: number }, hash: Hash, maxBytes: number): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      counted.bytes += chunk.length;
      if (counted.bytes > maxBytes) {
        done(new DomainError('attachment.tooLarge', 'The file is larger than it may be', { maxBytes }));
        return;
      }
      hash.update(chunk);
      done(null, chunk);
    },
  });
}

/** Of the same bytes for the same paper the same, so that two that come at once are one file. */
function idOf(parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join(' ')).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
