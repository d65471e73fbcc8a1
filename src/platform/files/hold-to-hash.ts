// Bytes on their way out, held against the SHA-256 that they are kept under: what was altered never comes to a regular end.
import { createHash } from 'node:crypto';
import { pipeline, Transform } from 'node:stream';
import type { Readable } from 'node:stream';

/** Something else is kept under this SHA-256 than what was. */
export class BytesAltered extends Error {
  constructor(sha256: string) {
    super(`what is kept under ${sha256} is something else`);
  }
}

/**
 * The same bytes. The last of them are held back until all are known to be right, so that whoever was told the length
 * sees that they are missing.
 * @param sha256 64 hex digits
 * @returns a stream that fails with BytesAltered
 */
export function holdToHash(sha256: string, bytes: Readable): Readable {
  const hash = createHash('sha256');
  let held: Buffer | null = null;
  const holding = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      if (held !== null) this.push(held);
      held = chunk;
      done();
    },
    flush(done) {
      if (hash.digest('hex') !== sha256) return done(new BytesAltered(sha256));
      done(null, held);
    },
  });
  return pipeline(bytes, holding, () => undefined);
}
