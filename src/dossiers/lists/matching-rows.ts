// Rows of applicants or references that match, as a source to select from: all of them or, of very many, the newest.
import type { Queryable } from '../../platform/database.ts';

/** What more dossiers match is common: to gather and sort them all would keep everybody waiting. */
const COMMON = 30_000;
/** The newest lodgings that are looked through for something common: a second, where nothing of it is in scope. */
const NEWEST = 1_000_000;

export type MatchedTable = 'dossier_applicant' | 'dossier_ref';

export interface Matches {
  /** Stands in `from`, and takes a name of its own. */
  readonly source: string;
  /** Whether the source comes newest first and is cut there; then no other order may be asked of it. */
  readonly newestFirst: boolean;
}

/**
 * For statements without a name: a plan that serves every word alike would not use the index. Ids rise with the time of
 * lodging, and both tables have an index of them.
 *
 * @param condition on the table's columns, with the placeholders of `values`
 */
export async function matchingRows(
  sql: Queryable,
  table: MatchedTable,
  condition: string,
  values: readonly unknown[],
): Promise<Matches> {
  const { rows } = await sql.query<{ n: number }>({
    text: `select count(*)::int as n from (select 1 from ${table} where ${condition} limit ${COMMON + 1}) m`,
    values,
  });
  const newestFirst = rows[0]!.n > COMMON;
  const from = newestFirst
    ? `(select * from ${table} order by dossier_id desc limit ${NEWEST}) newest`
    : table;
  return { source: `(select * from ${from} where ${condition})`, newestFirst };
}

/** The names that have all these words, as `wordsOfName` gives them, with or without their marks. */
export function nameHas(
  words: readonly string[],
  bind: (value: string) => string,
  column = 'name_key',
): string {
  return words.map((word) => `${column} like search_pattern(${bind(word)})`).join(' and ');
}
