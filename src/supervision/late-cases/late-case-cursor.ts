// Opaque cursors of lists by lateness, newest first.
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { encodeCursor } from '../../dossiers/keyset.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function encodeLateCursor(since: Instant, id: string): string {
  return encodeCursor([since, id]);
}

/** @throws DomainError `cursor.invalid` for anything that was not handed out for these lists */
export function decodeLateCursor(cursor: string | undefined): { since: Instant; id: string } | null {
  if (cursor === undefined) return null;
  try {
    const position = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    if (Array.isArray(position) && position.length === 2) {
      const [since, id] = position as [unknown, unknown];
      if (typeof since === 'number' && Math.abs(since) < 1e14 && typeof id === 'string' && UUID.test(id))
        return { since, id };
    }
  } catch {
    // Falls through to the refusal.
  }
  throw new DomainError('cursor.invalid', 'This cursor was not handed out for this list', {});
}
