// How the entries of one case chain by hash.
import { createHash } from 'node:crypto';

/** The hash before a case's first entry. */
export const GENESIS = Buffer.alloc(32);

/**
 * SHA-256 over the previous hash and the entry's text. The journal keeps that text byte for byte (a `json` column,
 * not `jsonb`), so what is checked years later is what was written, whatever a JSON library makes of it then.
 */
export function chainHash(previous: Buffer, text: string): Buffer {
  return createHash('sha256').update(previous).update(text).digest();
}
