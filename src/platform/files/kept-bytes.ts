// Where the bytes of files are kept, each under its SHA-256: a folder, or a store that speaks S3.
import { createHash, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { DomainError } from '../../domain/domain-error.ts';
import { holdToHash } from './hold-to-hash.ts';

export interface ByteRange {
  readonly from: number;
  /** The last byte, included. */
  readonly to: number;
}

/** Nothing is kept under this SHA-256. */
export class BytesMissing extends Error {
  constructor(sha256: string) {
    super(`nothing is kept under ${sha256}`);
  }
}

const RETRY_SECONDS = 10;

/** The store cannot be used for now; nothing is known to be kept. Answered 503 `storage.unavailable`. */
export class StorageUnavailable extends DomainError {
  constructor(cause: unknown) {
    super('storage.unavailable', 'The store of files cannot be used for now; try again shortly.', {
      retryAfterSeconds: RETRY_SECONDS,
    });
    this.cause = cause;
  }
}

/** Does something at the store; whatever it meets there other than a file that is not kept is the store's fault. */
export async function atStore<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BytesMissing || error instanceof StorageUnavailable) throw error;
    throw new StorageUnavailable(error);
  }
}

export abstract class KeptBytes {
  /**
   * Keeps a file's bytes; a second time changes nothing.
   * @param sha256 64 hex digits
   * @param from the bytes, or the path of the file that holds them
   * @throws StorageUnavailable
   */
  abstract put(sha256: string, from: Buffer | string): Promise<void>;

  /**
   * The bytes, or a part of them. The whole is held against its SHA-256: the stream of what was altered fails with
   * BytesAltered; a part cannot be told.
   * @throws BytesMissing, StorageUnavailable
   */
  async read(sha256: string, range?: ByteRange): Promise<Readable> {
    const bytes = await this.open(sha256, range);
    return range === undefined ? holdToHash(sha256, bytes) : bytes;
  }

  protected abstract open(sha256: string, range?: ByteRange): Promise<Readable>;

  /** Forgets the bytes; no fault when they are gone already. */
  abstract drop(sha256: string): Promise<void>;

  /** Keeps a few bytes of no meaning and lets them go again. @throws StorageUnavailable when that cannot be done */
  async check(): Promise<void> {
    const bytes = Buffer.from(randomUUID());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.put(sha256, bytes);
    await this.drop(sha256);
  }
}
