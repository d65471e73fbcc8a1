// Folds the journal of every case of a kind and compares it with the tables: sequence, hashes, columns, rows, timers.
import type { Queryable, Readable } from '../platform/database.ts';
import { readUnitAliases } from '../platform/unit-aliases.ts';
import type { ReadEntry } from '../platform/unit-aliases.ts';
import { chainHash, GENESIS } from './chain.ts';
import type { CaseTypes, EntryColumns, Folding, Kind, Verifying } from './kind.ts';
import type { CaseKey } from './orders.ts';

interface Difference {
  readonly id: string;
  /** What people call the case; its id where it has no row. */
  readonly ref: string;
  readonly what: string;
  readonly expected: unknown;
  readonly found: unknown;
}

export interface VerifyReport {
  readonly cases: number;
  readonly entries: number;
  readonly differences: readonly Difference[];
}

const PAGE = 500;

/**
 * @example `(await verify(database, dossierKind(definitions))).differences` is empty where every row is what its journal says
 * @param progress called with the number of cases checked so far.
 */
export async function verify<T extends CaseTypes>(
  database: Readable,
  { name, verifying }: Pick<Kind<T>, 'name' | 'verifying'>,
  progress: (done: number) => void = () => undefined,
): Promise<VerifyReport> {
  const differences: Difference[] = [];
  const readEntry = await readUnitAliases(database);
  let cases = 0;
  let entries = 0;
  let after: CaseKey | null = null;
  for (;;) {
    const keys: CaseKey[] = await nextKeys(database, verifying.table, after);
    if (keys.length === 0) break;
    // One picture of the page, so that a commit between two reads does not look like a difference.
    const { foldings, journals } = await database.transaction(async (sql) => {
      await sql.query({ text: 'set transaction isolation level repeatable read, read only' });
      return { foldings: await verifying.foldings(sql, keys), journals: await readJournals(sql, name, keys) };
    });
    for (const { id } of keys) {
      const journal = journals.get(id) ?? [];
      entries += journal.length;
      differences.push(...compare(id, foldings.get(id)!, journal, readEntry));
    }
    cases += keys.length;
    after = keys.at(-1)!;
    progress(cases);
  }
  differences.push(...(await strayRows(database, name, verifying)));
  return { cases, entries, differences };
}

interface StoredEntry {
  readonly text: string;
  readonly hash: string;
  /** The columns beside the text, which lists and reports read. */
  readonly beside: EntryColumns;
}

function compare(
  id: string,
  folding: Folding,
  journal: readonly StoredEntry[],
  readEntry: ReadEntry,
): Difference[] {
  const differences: Difference[] = [];
  const { ref, found } = folding;
  const differ = (what: string, expected: unknown, got: unknown): void => {
    if (!same(expected, got)) differences.push({ id, ref, what, expected, found: got });
  };
  let hash: Buffer = GENESIS;
  let seq = 0;
  for (const { text, hash: stored, beside } of journal) {
    const columns = folding.take(JSON.parse(readEntry(text)), text);
    differ(`entry ${columns.seq}: columns`, columns, beside);
    differ(`entry ${columns.seq}: sequence`, seq + 1, columns.seq);
    hash = chainHash(hash, text);
    differ(`entry ${columns.seq}: hash`, hash.toString('hex'), stored);
    seq = columns.seq;
  }
  if (journal.length === 0) {
    differ('journal', 'at least one entry', 'none');
    return differences;
  }
  differ('version', seq, found.version);
  folding.compare(differ);
  differ('last hash', hash.toString('hex'), found.lastHash.toString('hex'));
  return differences;
}

/**
 * Rows of cases that are not there, or no longer: each page above begins with the cases. And rows of journal and timers that
 * say another kind of a case than it is.
 */
async function strayRows(
  database: Readable,
  kind: string,
  { table, belongs }: Verifying,
): Promise<Difference[]> {
  const stray = (from: string, column: string, which: string) => `
    (select distinct t.${column} as id, 'rows of ${from}' as what from ${from} t where ${which} exists (
      select from ${table} c where c.home_agency_id = t.home_agency_id and c.id = t.${column}) limit 100)`;
  const { rows } = await database.query<{ id: string; what: string }>({
    text: [
      ...['case_event', 'timer'].flatMap((name) => [
        stray(name, 'case_id', `t.case_kind = '${kind}' and not`),
        stray(name, 'case_id', `t.case_kind <> '${kind}' and`),
      ]),
      ...belongs.map(([name, column]) => stray(name, column, 'not')),
    ].join(' union all '),
  });
  return rows.map(({ id, what }) => ({ id, ref: id, what, expected: `a ${kind}`, found: null }));
}

/** Rows of journal and timers whose kind nobody has. @param kinds names of all kinds */
export async function strangeRows(database: Readable, kinds: readonly string[]): Promise<Difference[]> {
  const { rows } = await database.query<{ id: string; what: string; kind: string }>({
    name: 'verify-strange-rows',
    text: ['case_event', 'timer']
      .map(
        (table) => `
        (select distinct case_id as id, 'rows of ${table}' as what, case_kind as kind from ${table}
          where case_kind <> all($1::text[]) limit 100)`,
      )
      .join(' union all '),
    values: [kinds],
  });
  return rows.map(({ id, what, kind }) => ({
    id,
    ref: id,
    what,
    expected: 'a kind that is known',
    found: kind,
  }));
}

/** Equal as JSON, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => same(left[key], right[key]));
}

async function nextKeys(database: Readable, table: string, after: CaseKey | null): Promise<CaseKey[]> {
  const { rows } = await database.query<{ home_agency_id: string; id: string }>({
    text: `select home_agency_id, id from ${table}
      where ($1::uuid is null or (home_agency_id, id) > ($1::uuid, $2::uuid)) order by home_agency_id, id limit ${PAGE}`,
    values: [after?.homeAgencyId ?? null, after?.id ?? null],
  });
  return rows.map((row) => ({ homeAgencyId: row.home_agency_id, id: row.id }));
}

const ms = (column: string) => `round(extract(epoch from ${column}) * 1000)::float8`;

async function readJournals(
  sql: Queryable,
  kind: string,
  keys: readonly CaseKey[],
): Promise<ReadonlyMap<string, StoredEntry[]>> {
  const { rows } = await sql.query<StoredEntry & { id: string }>({
    text: `select k.id, e.entry::text as text, encode(e.hash, 'hex') as hash,
        json_build_object('seq', e.seq, 'type', e.type, 'at', ${ms('e.occurred_at')},
          'recordedAt', ${ms('e.recorded_at')}, 'actorId', e.actor_id) as beside
      from unnest($1::uuid[], $2::uuid[]) as k(home_agency_id, id)
      join case_event e on e.home_agency_id = k.home_agency_id and e.case_id = k.id and e.case_kind = $3 order by e.seq`,
    values: [keys.map(({ homeAgencyId }) => homeAgencyId), keys.map(({ id }) => id), kind],
  });
  const journals = new Map<string, StoredEntry[]>();
  for (const { id, ...entry } of rows) {
    const own = journals.get(id);
    if (own) own.push(entry);
    else journals.set(id, [entry]);
  }
  return journals;
}
