// Opaque cursors for keyset pages.
import { DomainError } from '../domain/domain-error.ts';

/** @param position JSON values of the last row's sort key. */
export function encodeCursor(position: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws DomainError `cursor.invalid` for anything this service did not hand out for this list. */
export function decodeCursor(cursor: string | undefined, length: number): (string | number | null)[] | null {
  if (cursor === undefined) return null;
  try {
    const position = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    const sound =
      Array.isArray(position) &&
      position.length === length &&
      position.every((part) => part === null || typeof part === 'string' || typeof part === 'number');
    if (sound) return position as (string | number | null)[];
  } catch {
    // Falls through to the refusal.
  }
  throw new DomainError('cursor.invalid', 'This cursor was not handed out for this list', {});
}
