// How a list is sorted and read page by page. Each list declares its keys once, for its rows and for its file alike.
import { DomainError } from '../../domain/domain-error.ts';
import type { Bindings } from './bindings.ts';

export interface SortKey {
  /** What rows are sorted by, in the list's own statement; `$units` stands for the ids of units by their names. */
  readonly sql: string;
  readonly is: 'instant' | 'number' | 'text';
  /** Read by an index from its first on, so that any number of rows may match. */
  readonly indexed?: true;
  /** No row is without it. */
  readonly always?: true;
}

/** A key as it is asked for: which way. */
export interface Sort extends SortKey {
  readonly down: boolean;
  /** However many rows match. */
  readonly anyNumber: boolean;
}

export interface SortedPage {
  /** The key of a row, to be selected as `"sortKey"`. */
  readonly key: string;
  readonly by: string;
  /** The rows behind the cursor's. */
  readonly after: readonly string[];
}

/** The key of a row as it goes into a cursor. */
export interface SortedRow {
  readonly sortKey: string | null;
}

/** A list of more is sorted only as it is indexed. */
export const SORTED_AT_MOST = 10_000;

/** People by their given name, which is said last; the alphabet is Vietnam's. */
export const byGivenName = (name: string): string =>
  `regexp_replace(${name}, '^(.*)\\s+(\\S+)$', '\\2 \\1') collate "vi-x-icu"`;

/** Every key by its name, and with a minus before the name by those that come last first. */
export function bothWays<Name extends string>(
  keys: Readonly<Record<Name, SortKey>>,
): Readonly<Record<`${'' | '-'}${Name}`, Sort>> {
  const named = Object.entries<SortKey>(keys);
  return Object.fromEntries([
    ...named.map(([name, key]) => [name, { ...key, down: false, anyNumber: key.indexed === true }]),
    // An index is read backwards only where it ends with a key.
    ...named.map(([name, key]) => [
      `-${name}`,
      { ...key, down: true, anyNumber: key.indexed === true && key.always === true },
    ]),
  ]) as Readonly<Record<`${'' | '-'}${Name}`, Sort>>;
}

/**
 * Rows without the key come last, whichever way.
 *
 * @param name of the order, which its cursors carry
 * @param id SQL of what tells rows of one key apart
 * @param units ids of units in the order of their names
 * @throws DomainError `cursor.invalid`
 */
export function sortedPage(
  name: string,
  { sql, is, down, always }: Sort,
  id: string,
  cursor: string | undefined,
  units: readonly string[],
  to: Bindings,
): SortedPage {
  const place = sql.includes('$units') ? sql.replaceAll('$units', `${to.bind(units)}::uuid[]`) : sql;
  const way = down ? 'desc' : 'asc';
  const by = `${place} ${way}${always === true ? '' : ' nulls last'}, ${id} ${way}`;
  const key = is === 'instant' ? `(extract(epoch from ${place}) * 1000)::float8::text` : `(${place})::text`;
  const last = positionIn(cursor, name);
  if (last === null) return { key, by, after: [] };
  const than = down ? '<' : '>';
  if (last.key === null)
    return { key, by, after: [`${place} is null and ${id} ${than} ${to.bind(last.id)}::uuid`] };
  const behind = `(${place}, ${id}) ${than} (${boundKey(is, last.key, to)}, ${to.bind(last.id)}::uuid)`;
  return { key, by, after: [always === true ? behind : `(${behind} or ${place} is null)`] };
}

/** @param id of the last row of a page. @returns where the next one begins */
export function cursorAfter(name: string, { sortKey }: SortedRow, id: string): string {
  return Buffer.from(JSON.stringify([name, sortKey, id])).toString('base64url');
}

/** @throws DomainError `list.tooManyToSort` */
export function refuseTooManyToSort(matching: number): void {
  if (matching > SORTED_AT_MOST)
    throw new DomainError(
      'list.tooManyToSort',
      'Too many rows match to be sorted so: narrow the list first',
      {
        atMost: SORTED_AT_MOST,
      },
    );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function positionIn(
  cursor: string | undefined,
  name: string,
): { readonly key: string | null; readonly id: string } | null {
  if (cursor === undefined) return null;
  try {
    const position = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    if (Array.isArray(position) && position.length === 3) {
      const [of, key, id] = position as [unknown, unknown, unknown];
      const sound = key === null || typeof key === 'string';
      if (of === name && sound && typeof id === 'string' && UUID.test(id)) return { key, id };
    }
  } catch {
    // Falls through to the refusal.
  }
  throw new DomainError('cursor.invalid', 'This cursor was not handed out for this list', {});
}

function boundKey(is: SortKey['is'], key: string, to: Bindings): string {
  if (is === 'text') return `${to.bind(key)}::text`;
  const number = Number(key);
  if (!Number.isFinite(number) || Math.abs(number) > 1e14)
    throw new DomainError('cursor.invalid', 'This cursor was not handed out for this list', {});
  return is === 'instant' ? `to_timestamp(${to.bind(number)}::float8 / 1000)` : `${to.bind(number)}::float8`;
}
