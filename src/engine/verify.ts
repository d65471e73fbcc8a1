// Folds every journal and compares it with the tables: dossiers, stays, timers, due dates and hashes.
import { projectClock } from '../domain/time/clock-ledger.ts';
import type { Database, Queryable } from '../platform/database.ts';
import { readUnitAliases } from '../platform/unit-aliases.ts';
import type { ReadEntry } from '../platform/unit-aliases.ts';
import { verifyLedger } from '../domain/time/verify-ledger.ts';
import { foldChildRows, storedChildRows } from './child-rows.ts';
import type { ChildRows } from './child-rows.ts';
import { presentContext } from '../../workflows/dossier-context.ts';
import type { Definitions } from './definitions.ts';
import type { DossierState } from './dossier-state.ts';
import { foldEntry } from './journal.ts';
import type { JournalEntry } from './journal.ts';
import type { DossierKey } from './orders.ts';
import { readChildren } from './read-children.ts';
import type { StoredChildren } from './read-children.ts';
import { readDossiers } from './read-dossiers.ts';

export interface Difference {
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
  database: Database,
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
    const { states, journals, stays, children } = await database.transaction(async (sql) => {
      await sql.query({ text: 'set transaction isolation level repeatable read, read only' });
      return {
        states: await readDossiers(sql, keys),
        journals: await readJournals(sql, keys),
        stays: await readStays(sql, keys),
        children: await readChildren(sql, keys),
      };
    });
    for (const key of keys) {
      const journal = journals.get(key.id) ?? [];
      entries += journal.length;
      const found = states.get(key.id)!;
      differences.push(
        ...compare(
          found,
          journal,
          stays.get(key.id) ?? [],
          children.get(key.id) ?? {},
          definitions,
          readEntry,
        ),
      );
    }
    dossiers += keys.length;
    after = keys.at(-1)!;
    progress(dossiers);
  }
  return { dossiers, entries, differences };
}

interface StoredEntry {
  readonly text: string;
  readonly hash: string;
}

interface StoredStay {
  readonly seq: number;
  /** Of a leg's stay. */
  readonly subject?: string;
  readonly state: string;
  readonly open: boolean;
  readonly workingMinutes: number | null;
}

function compare(
  found: DossierState,
  journal: readonly StoredEntry[],
  stays: readonly StoredStay[],
  children: StoredChildren,
  definitions: Definitions,
  readEntry: ReadEntry,
): Difference[] {
  const differences: Difference[] = [];
  const differ = (what: string, expected: unknown, got: unknown): void => {
    if (!same(expected, got))
      differences.push({ dossier: found.id, code: found.columns.code, what, expected, found: got });
  };
  let state: DossierState | null = null;
  const folded = new Map<string, StoredStay>();
  const rows: ChildRows = new Map();
  for (const { text, hash } of journal) {
    const entry = JSON.parse(readEntry(text)) as JournalEntry;
    differ(`entry ${entry.seq}: sequence`, (state?.version ?? 0) + 1, entry.seq);
    state = foldEntry(state, entry, found, text);
    differ(`entry ${entry.seq}: hash`, state.lastHash.toString('hex'), hash);
    if (entry.context.children) foldChildRows(rows, entry);
    const { closedStay, openedStay } = entry;
    if (openedStay)
      folded.set(`dossier ${openedStay.seq}`, {
        seq: openedStay.seq,
        state: openedStay.state,
        open: true,
        workingMinutes: null,
      });
    const closed = closedStay && folded.get(`dossier ${closedStay.seq}`);
    if (closed)
      folded.set(`dossier ${closed.seq}`, {
        ...closed,
        open: false,
        workingMinutes: closedStay.workingMinutes,
      });
    foldChildStays(folded, entry);
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
  differ('stays', sorted([...folded.values()]), sorted(stays));
  differ('children', storedChildRows(rows), children);
  compareClock(found, definitions, differ);
  return differences;
}

function foldChildStays(
  folded: Map<string, StoredStay>,
  { closedChildStays = [], openedChildStays = [] }: JournalEntry,
): void {
  for (const { subject, seq, workingMinutes } of closedChildStays) {
    const stay = folded.get(`${subject} ${seq}`);
    if (stay) folded.set(`${subject} ${seq}`, { ...stay, open: false, workingMinutes });
  }
  for (const { subject, seq, state } of openedChildStays)
    folded.set(`${subject} ${seq}`, { seq, subject, state, open: true, workingMinutes: null });
}

function sorted(stays: readonly StoredStay[]): readonly StoredStay[] {
  return [...stays].sort((a, b) => a.seq - b.seq || (a.subject ?? '').localeCompare(b.subject ?? ''));
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

/** Equal as JSON, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => same(left[key], right[key]));
}

async function nextKeys(database: Database, after: DossierKey | null): Promise<DossierKey[]> {
  const { rows } = await database.query<{ home_agency_id: string; id: string }>({
    text: `select home_agency_id, id from dossier
      where ($1::uuid is null or (home_agency_id, id) > ($1::uuid, $2::uuid)) order by home_agency_id, id limit ${PAGE}`,
    values: [after?.homeAgencyId ?? null, after?.id ?? null],
  });
  return rows.map((row) => ({ homeAgencyId: row.home_agency_id, id: row.id }));
}

const KEYS = `unnest($1::uuid[], $2::uuid[]) as k(home_agency_id, id)`;
const valuesOf = (keys: readonly DossierKey[]) => [
  keys.map((key) => key.homeAgencyId),
  keys.map((key) => key.id),
];

async function readJournals(
  sql: Queryable,
  keys: readonly DossierKey[],
): Promise<Map<string, StoredEntry[]>> {
  const { rows } = await sql.query<{ id: string; text: string; hash: string }>({
    text: `select k.id, e.entry::text as text, encode(e.hash, 'hex') as hash from ${KEYS}
      join dossier_event e on e.home_agency_id = k.home_agency_id and e.dossier_id = k.id order by e.seq`,
    values: valuesOf(keys),
  });
  return grouped(rows, ({ id, ...entry }) => [id, entry]);
}

async function readStays(sql: Queryable, keys: readonly DossierKey[]): Promise<Map<string, StoredStay[]>> {
  const { rows } = await sql.query<{ id: string } & StoredStay>({
    text: `select k.id, s.seq, nullif(s.subject, 'dossier') as subject, s.state, s.left_at is null as open, s.working_minutes as "workingMinutes" from ${KEYS}
      join stay s on s.home_agency_id = k.home_agency_id and s.dossier_id = k.id order by s.seq`,
    values: valuesOf(keys),
  });
  return grouped(rows, ({ id, subject, ...stay }) => [id, { ...stay, ...(subject && { subject }) }]);
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
