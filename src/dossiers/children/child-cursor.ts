// Cursors of lists of children: an instant, the dossier, and the child's name in it.
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface ChildPosition {
  readonly instant: Instant;
  readonly dossierId: string;
  readonly subject: string;
}

/** @throws DomainError `cursor.invalid` for anything this service did not hand out for such a list */
export function decodeChildCursor(cursor: string | undefined): ChildPosition | null {
  if (cursor === undefined) return null;
  try {
    const position = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    if (Array.isArray(position) && position.length === 3) {
      const [instant, dossierId, subject] = position as [unknown, unknown, unknown];
      if (
        typeof instant === 'number' &&
        Math.abs(instant) < 1e14 &&
        typeof dossierId === 'string' &&
        UUID.test(dossierId) &&
        typeof subject === 'string'
      )
        return { instant, dossierId, subject };
    }
  } catch {
    // Falls through to the refusal.
  }
  throw new DomainError('cursor.invalid', 'This cursor was not handed out for this list', {});
}
