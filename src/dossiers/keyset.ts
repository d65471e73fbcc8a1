// Opaque cursors for keyset pages.
import { DomainError } from '../domain/domain-error.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @param position JSON values of the last row's sort key. */
export function encodeCursor(position: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws DomainError `cursor.invalid` for anything this service did not hand out for this list. */
export function decodeDueCursor(cursor: string | undefined): [lateFrom: number | null, id: string] | null {
  if (cursor === undefined) return null;
  try {
    const position = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    if (Array.isArray(position) && position.length === 2) {
      const [lateFrom, id] = position as [unknown, unknown];
      const sound = lateFrom === null || (typeof lateFrom === 'number' && Math.abs(lateFrom) < 1e14);
      if (sound && typeof id === 'string' && UUID.test(id)) return [lateFrom as number | null, id];
    }
  } catch {
    // Falls through to the refusal.
  }
  throw new DomainError('cursor.invalid', 'This cursor was not handed out for this list', {});
}
