// How dossiers are held against their journals: rows, stays, children, references, and due dates against the ledger.
import { projectClock } from '../../domain/time/clock-ledger.ts';
import { verifyLedger } from '../../domain/time/verify-ledger.ts';
import type { Differ, EntryColumns, Folding, Verifying } from '../../engine/kind.ts';
import type { CaseKey } from '../../engine/orders.ts';
import type { Queryable } from '../../platform/database.ts';
import { presentContext } from '../../../workflows/one-stop/dossier-context.ts';
import type { Definitions } from '../definitions.ts';
import type { DossierState } from '../dossier-state.ts';
import { foldEntry } from '../journal.ts';
import type { JournalEntry } from '../journal.ts';
import { foldChildRows, storedChildRows } from '../rows/child-rows.ts';
import type { ChildRows } from '../rows/child-rows.ts';
import { readDossiers } from '../rows/read-dossiers.ts';
import { readChildren } from './read-children.ts';
import type { StoredChildren } from './read-children.ts';
import { FoldedStays, readStays } from './verify-stays.ts';
import type { StoredStay } from './verify-stays.ts';

const BELONGS = [
  ['dossier_ref', 'dossier_id'],
  ['stay', 'dossier_id'],
  ['consultation', 'dossier_id'],
  ['leg', 'dossier_id'],
] as const;

export const verifyingDossiers = (definitions: Definitions): Verifying => ({
  table: 'dossier',
  belongs: BELONGS,
  foldings: async (sql, keys) => {
    const states = await readDossiers(sql, keys);
    const stays = await readStays(sql, keys);
    const children = await readChildren(sql, keys);
    const refs = await readRefs(sql, keys);
    const written = await readWritten(sql, keys);
    return new Map(
      [...states].map(([id, found]) => [
        id,
        new DossierFolding(
          {
            found,
            stays: stays.get(id) ?? [],
            children: children.get(id) ?? {},
            refs: refs.get(id) ?? [],
            writtenAt: written.get(id)![0]!,
          },
          definitions,
        ),
      ]),
    );
  },
});

interface Stored {
  readonly found: DossierState;
  readonly stays: readonly StoredStay[];
  readonly children: StoredChildren;
  readonly refs: readonly string[];
  readonly writtenAt: number;
}

class DossierFolding implements Folding {
  readonly ref: string;
  readonly found: DossierState;
  private state: DossierState | null = null;
  private lastWritten: number | null = null;
  private readonly stays = new FoldedStays();
  private readonly rows: ChildRows = new Map();

  constructor(
    private readonly stored: Stored,
    private readonly definitions: Definitions,
  ) {
    this.found = stored.found;
    this.ref = stored.found.columns.code ?? stored.found.id;
  }

  take(said: unknown, text: string): EntryColumns {
    const entry = said as JournalEntry;
    const { seq, type, at, recordedAt, sender } = entry;
    this.lastWritten = recordedAt;
    this.state = foldEntry(this.state, entry, this.found, text);
    if (entry.context.children) foldChildRows(this.rows, entry);
    this.stays.take(entry, this.state.columns);
    return { seq, type, at, recordedAt, actorId: sender.staffId };
  }

  compare(differ: Differ): void {
    const { found, stays, children, refs, writtenAt } = this.stored;
    const { columns, snapshot, ledger, timers } = this.state!;
    for (const column of Object.keys(columns) as (keyof DossierState['columns'])[])
      differ(column, columns[column], found.columns[column]);
    const { value, context } = snapshot;
    differ('snapshot', { value, context: presentContext(context) }, found.snapshot);
    differ('ledger', ledger, found.ledger);
    differ('timers', timers, found.timers);
    differ('stays', this.stays.all(), stays);
    const { code, lodgingNo } = columns;
    differ('references', [code, lodgingNo].filter((ref) => ref !== null).sort(), refs);
    differ('written at', this.lastWritten, writtenAt);
    differ('children', storedChildRows(this.rows), children);
    compareClock(found, this.definitions, differ);
  }
}

/** The due date must follow from the ledger. */
function compareClock(found: DossierState, definitions: Definitions, differ: Differ): void {
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

const KEYS = `unnest($1::uuid[], $2::uuid[]) as k(home_agency_id, id)`;
const valuesOf = (keys: readonly CaseKey[]) => [
  keys.map(({ homeAgencyId }) => homeAgencyId),
  keys.map(({ id }) => id),
];

async function readWritten(sql: Queryable, keys: readonly CaseKey[]): Promise<ReadonlyMap<string, number[]>> {
  const { rows } = await sql.query<{ id: string; at: number }>({
    text: `select k.id, round(extract(epoch from d.updated_at) * 1000)::float8 as at from ${KEYS}
      join dossier d on d.home_agency_id = k.home_agency_id and d.id = k.id`,
    values: valuesOf(keys),
  });
  return grouped(rows, ({ id, at }) => [id, at]);
}

/** Codes and lodging numbers that lead to each dossier. */
async function readRefs(sql: Queryable, keys: readonly CaseKey[]): Promise<ReadonlyMap<string, string[]>> {
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
