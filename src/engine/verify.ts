// Folds every journal and compares it with the tables: dossiers, stays, timers, due dates and hashes.
import { projectClock } from '../domain/time/clock-ledger.ts';
import type { Queryable, Readable } from '../platform/database.ts';
import { readUnitAliases } from '../platform/unit-aliases.ts';
import type { ReadEntry } from '../platform/unit-aliases.ts';
import { verifyLedger } from '../domain/time/verify-ledger.ts';
import { foldChildRows, storedChildRows } from './child-rows.ts';
import type { ChildRows } from './child-rows.ts';
import { presentContext } from '../../workflows/one-stop/dossier-context.ts';
import type { Definitions } from './definitions.ts';
import type { DossierState } from './dossier-state.ts';
import { foldEntry } from './journal.ts';
import type { JournalEntry } from './journal.ts';
import type { DossierKey } from './orders.ts';
import { readChildren } from './read-children.ts';
import type { StoredChildren } from './read-children.ts';
import { readDossiers } from './read-dossiers.ts';
import { FoldedStays, readStays } from './verify-stays.ts';
import type { StoredStay } from './verify-stays.ts';

interface Difference {
  readonly dossier: string;
  readonly code: string | null;
  readonly what: string;
  readonly expected: unknown;
  readonly found: unknown;
}

export interface VerifyReport {
  readonly dossiers: number;
  readonly entries: number;
  readonly differences: readonly Difference[];
}

const PAGE = 500;

/** @param progress called with the number of dossiers checked so far. */
export async function verify(
  database: Readable,
  definitions: Definitions,
  progress: (done: number) => void = () => undefined,
): Promise<VerifyReport> {
  const differences: Difference[] = [];
  const readEntry = await readUnitAliases(database);
  let dossiers = 0;
  let entries = 0;
  let after: DossierKey | null = null;
  for (;;) {
    const keys: DossierKey[] = await nextKeys(database, after);
    if (keys.length === 0) break;
    // One picture of the page, so that a commit between two reads does not look like a difference.
    const { states, journals, stays, children, refs, written } = await database.transaction(async (sql) => {
      await sql.query({ text: 'set transaction isolation level repeatable read, read only' });
      return {
        states: await readDossiers(sql, keys),
        journals: await readJournals(sql, keys),
        stays: await readStays(sql, keys),
        children: await readChildren(sql, keys),
        refs: await readRefs(sql, keys),
        written: await readWritten(sql, keys),
      };
    });
    for (const key of keys) {
      const journal = journals.get(key.id) ?? [];
      entries += journal.length;
      const stored = {
        found: states.get(key.id)!,
        journal,
        stays: stays.get(key.id) ?? [],
        children: children.get(key.id) ?? {},
        refs: refs.get(key.id) ?? [],
        writtenAt: written.get(key.id)![0]!,
      };
      differences.push(...compare(stored, definitions, readEntry));
    }
    dossiers += keys.length;
    after = keys.at(-1)!;
    progress(dossiers);
  }
  differences.push(...(await strayRows(database)));
  return { dossiers, entries, differences };
}

interface StoredEntry {
  readonly text: string;
  readonly hash: string;
  /** The columns beside the text, which lists and reports read. */
  readonly beside: Pick<JournalEntry, 'type' | 'at' | 'recordedAt'> & { readonly actorId: string | null };
}

interface Stored {
  readonly found: DossierState;
  readonly journal: readonly StoredEntry[];
  readonly stays: readonly StoredStay[];
  readonly children: StoredChildren;
  readonly refs: readonly string[];
  readonly writtenAt: number;
}

function compare(
  { found, journal, stays, children, refs, writtenAt }: Stored,
  definitions: Definitions,
  readEntry: ReadEntry,
): Difference[] {
  const differences: Difference[] = [];
  const differ = (what: string, expected: unknown, got: unknown): void => {
    if (!same(expected, got))
      differences.push({ dossier: found.id, code: found.columns.code, what, expected, found: got });
  };
  let state: DossierState | null = null;
  let lastWritten: number | null = null;
  const folded = new FoldedStays();
  const rows: ChildRows = new Map();
  for (const { text, hash, beside } of journal) {
    const entry = JSON.parse(readEntry(text)) as JournalEntry;
    const { type, at, recordedAt, sender } = entry;
    lastWritten = recordedAt;
    differ(`entry ${entry.seq}: columns`, { type, at, recordedAt, actorId: sender.staffId }, beside);
    differ(`entry ${entry.seq}: sequence`, (state?.version ?? 0) + 1, entry.seq);
    state = foldEntry(state, entry, found, text);
    differ(`entry ${entry.seq}: hash`, state.lastHash.toString('hex'), hash);
    if (entry.context.children) foldChildRows(rows, entry);
    folded.take(entry, state.columns);
  }
  if (state === null) {
    differ('journal', 'at least one entry', 'none');
    return differences;
  }
  differ('version', state.version, found.version);
  for (const column of Object.keys(state.columns) as (keyof DossierState['columns'])[])
    differ(column, state.columns[column], found.columns[column]);
  const { value, context } = state.snapshot;
  differ('snapshot', { value, context: presentContext(context) }, found.snapshot);
  differ('ledger', state.ledger, found.ledger);
  differ('timers', state.timers, found.timers);
  differ('last hash', state.lastHash.toString('hex'), found.lastHash.toString('hex'));
  differ('stays', folded.all(), stays);
  const { code, lodgingNo } = state.columns;
  differ('references', [code, lodgingNo].filter((ref) => ref !== null).sort(), refs);
  differ('written at', lastWritten, writtenAt);
  differ('children', storedChildRows(rows), children);
  compareClock(found, definitions, differ);
  return differences;
}

/** The due date must follow from the ledger. */
function compareClock(
  found: DossierState,
  definitions: Definitions,
  differ: (what: string, expected: unknown, got: unknown) => void,
): void {
  if (found.ledger.length === 0) {
    differ('statutory due without ledger', null, found.columns.statutoryDueAt);
    return;
  }
  const calendarOf = (name: string, version: number) => definitions.calendarVersion(name, version);
  const view = projectClock(found.ledger, calendarOf, found.snapshot.context.at);
  differ('statutory due by ledger', view.statutoryDueAt, found.columns.statutoryDueAt);
  differ('promised due by ledger', view.promisedDueAt, found.columns.promisedDueAt);
  differ('ledger lines', [], verifyLedger(found.ledger, calendarOf));
}

/** Rows of dossiers that are not there, or no longer: each page above begins with the dossiers. */
async function strayRows(database: Readable): Promise<Difference[]> {
  const { rows } = await database.query<{ id: string; what: string }>({
    text: STRAY.map(
      ([table, column]) => `
        (select distinct t.${column} as id, 'rows of ${table}' as what from ${table} t where not exists (
          select from dossier d where d.home_agency_id = t.home_agency_id and d.id = t.${column}) limit 100)`,
    ).join(' union all '),
  });
  return rows.map(({ id, what }) => ({ dossier: id, code: null, what, expected: 'a dossier', found: null }));
}

const STRAY = [
  ['case_event', 'case_id'],
  ['dossier_ref', 'dossier_id'],
  ['stay', 'dossier_id'],
  ['timer', 'case_id'],
  ['consultation', 'dossier_id'],
  ['leg', 'dossier_id'],
] as const;

/** Equal as JSON, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => same(left[key], right[key]));
}

async function nextKeys(database: Readable, after: DossierKey | null): Promise<DossierKey[]> {
  const { rows } = await database.query<{ home_agency_id: string; id: string }>({
    text: `select home_agency_id, id from dossier
      where ($1::uuid is null or (home_agency_id, id) > ($1::uuid, $2::uuid)) order by home_agency_id, id limit ${PAGE}`,
    values: [after?.homeAgencyId ?? null, after?.id ?? null],
  });
  return rows.map((row) => ({ homeAgencyId: row.home_agency_id, id: row.id }));
}

const ms = (column: string) => `round(extract(epoch from ${column}) * 1000)::float8`;
const KEYS = `unnest($1::uuid[], $2::uuid[]) as k(home_agency_id, id)`;
const valuesOf = (keys: readonly DossierKey[]) => [
  keys.map((key) => key.homeAgencyId),
  keys.map((key) => key.id),
];

async function readJournals(
  sql: Queryable,
  keys: readonly DossierKey[],
): Promise<Map<string, StoredEntry[]>> {
  const { rows } = await sql.query<StoredEntry & { id: string }>({
    text: `select k.id, e.entry::text as text, encode(e.hash, 'hex') as hash,
        json_build_object('type', e.type, 'at', ${ms('e.occurred_at')}, 'recordedAt', ${ms('e.recorded_at')},
          'actorId', e.actor_id) as beside
      from ${KEYS}
      join case_event e on e.home_agency_id = k.home_agency_id and e.case_id = k.id order by e.seq`,
    values: valuesOf(keys),
  });
  return grouped(rows, ({ id, ...entry }) => [id, entry]);
}

async function readWritten(sql: Queryable, keys: readonly DossierKey[]): Promise<Map<string, number[]>> {
  const { rows } = await sql.query<{ id: string; at: number }>({
    text: `select k.id, ${ms('d.updated_at')} as at from ${KEYS}
      join dossier d on d.home_agency_id = k.home_agency_id and d.id = k.id`,
    values: valuesOf(keys),
  });
  return grouped(rows, ({ id, at }) => [id, at]);
}

/** Codes and lodging numbers that lead to each dossier. */
async function readRefs(sql: Queryable, keys: readonly DossierKey[]): Promise<Map<string, string[]>> {
  const { rows } = await sql.query<{ id: string; ref: string }>({
    text: `select r.dossier_id as id, r.ref from ${KEYS}
      join dossier_ref r on r.home_agency_id = k.home_agency_id and r.dossier_id = k.id order by r.ref collate "C"`,
    values: valuesOf(keys),
  });
  return grouped(rows, ({ id, ref }) => [id, ref]);
}

function grouped<Row, Item>(rows: readonly Row[], split: (row: Row) => [string, Item]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const row of rows) {
    const [id, item] = split(row);
    const group = groups.get(id);
    if (group) group.push(item);
    else groups.set(id, [item]);
  }
  return groups;
}
