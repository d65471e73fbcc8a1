// The part of a file that a request asks for (RFC 9110, section 14). Pure.
import type { ByteRange } from '../platform/files/kept-bytes.ts';

const ONE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * @param size bytes of the whole file
 * @returns null for the whole file, which also answers several ranges and what is no range; `unmet` for a part that
 *   the file does not have
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'unmet' | null {
  const [, first = '', last = ''] = ONE_RANGE.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unmet' : { from: size - length, to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) return null;
  return from >= size ? 'unmet' : { from, to };
}
