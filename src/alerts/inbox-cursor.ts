// The place in a list after which the next page begins: an instant and an id, opaque to whoever holds it.
import { DomainError } from '../domain/domain-error.ts';

/** ISO instant in UTC and a UUID. */
export type Cursor = readonly [at: string, id: string];

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function writeCursor([at, id]: Cursor): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

/** @throws DomainError `cursor.invalid` */
export function readCursor(text: string): Cursor {
  const [, at, id] = CURSOR.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at)))
    throw new DomainError('cursor.invalid', 'The page cannot be found: begin at the first one', {});
  return [at, id];
}
