// Where the bytes of files are kept, each under its SHA-256: a folder, or a store that speaks S3.
import type { Readable } from 'node:stream';

export interface ByteRange {
  readonly from: number;
  /** The last byte, included. */
  readonly to: number;
}

export abstract class KeptBytes {
  /** Keeps a file's bytes; a second time changes nothing. @param sha256 64 hex digits */
  abstract put(sha256: string, path: string): Promise<void>;

  /** The bytes, or a part of them. @throws Error when they are not there */
  abstract read(sha256: string, range?: ByteRange): Promise<Readable>;

  /** Forgets the bytes; no fault when they are gone already. */
  abstract drop(sha256: string): Promise<void>;
}
