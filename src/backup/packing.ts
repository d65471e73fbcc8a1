// How an object of a backup is packed: gzip, then age where a recipient is named; and the way back.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { createGunzip, createGzip } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';

/** Writes `from` packed to a file. @returns SHA-256 of the file, hexadecimal, and its bytes */
export async function pack(
  from: Readable,
  to: string,
  recipient: string | null,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const zipped = from.compose(createGzip({ level: 6 })) as unknown as Readable;
  const closed = recipient === null ? zipped : await encrypted(zipped, recipient);
  await pipeline(closed, counted, createWriteStream(to, { mode: 0o600 }));
  return { sha256: hash.digest('hex'), bytes };
}

/** The content of a packed object. */
export async function unpack(packed: Readable, identity: string | null): Promise<Readable> {
  const open = identity === null ? packed : await decrypted(packed, identity);
  return open.compose(createGunzip()) as unknown as Readable;
}

/** SHA-256 of a file, hexadecimal. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

async function encrypted(stream: Readable, recipient: string): Promise<Readable> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const web = Readable.toWeb(stream) as unknown as globalThis.ReadableStream<Uint8Array>;
  return Readable.fromWeb((await encrypter.encrypt(web)) as unknown as ReadableStream);
}

async function decrypted(stream: Readable, identity: string): Promise<Readable> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const web = Readable.toWeb(stream) as unknown as globalThis.ReadableStream<Uint8Array>;
  return Readable.fromWeb((await decrypter.decrypt(web)) as unknown as ReadableStream);
}
