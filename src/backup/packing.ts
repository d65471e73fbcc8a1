// How an object of a backup is packed: gzip, then age where a recipient is named; and the way back.
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { createGunzip, createGzip } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import type { Spool, Spooled } from './spool.ts';

/** Writes `from` packed to a file of the spool. @throws as `Spool.write` */
export async function pack(
  from: Readable,
  spool: Spool,
  name: string,
  recipient: string | null,
): Promise<Spooled> {
  const zipped = from.compose(createGzip({ level: 6 })) as unknown as Readable;
  return spool.write(name, recipient === null ? zipped : await encrypted(zipped, recipient));
}

/** The content of a packed object. */
export async function unpack(packed: Readable, identity: string | null): Promise<Readable> {
  const open = identity === null ? packed : await decrypted(packed, identity);
  return open.compose(createGunzip()) as unknown as Readable;
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
