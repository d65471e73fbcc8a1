// Where the bytes of files are kept, each under its SHA-256: a folder, or a store that speaks S3.
import type { Readable } from 'node:stream';

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

export abstract class KeptBytes {
  /**
   * Keeps a file's bytes; a second time changes nothing.
   * @param sha256 64 hex digits
   * @param from the bytes, or the path of the file that holds them
   */
  abstract put(sha256: string, from: Buffer | string): Promise<void>;

  /** The bytes, or a part of them. @throws BytesMissing, or Error when the store does not answer */
  abstract read(sha256: string, range?: ByteRange): Promise<Readable>;

  /** Forgets the bytes; no fault when they are gone already. */
  abstract drop(sha256: string): Promise<void>;
}
