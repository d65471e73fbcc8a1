// How complaints are held against their journals: number, state, columns, what is published, timers.
import type { Differ, EntryColumns, Folding, Kind, Verifying } from '../engine/kind.ts';
import type { CaseKey } from '../engine/orders.ts';
import type { Queryable } from '../platform/database.ts';
import { COMPLAINT } from './complaint.ts';
import type { ComplaintCase, ComplaintEntry, ComplaintTypes } from './complaint.ts';
import { columnsOf, readComplaints } from './complaint-rows.ts';
import { publishedAfter } from './decide-complaint.ts';

const verifying: Verifying = {
  table: 'complaint',
  belongs: [['complainant', 'complaint_id']],
  foldings: async (sql, keys) => {
    const states = await readComplaints(sql, keys);
    const columns = await readColumns(sql, keys);
    return new Map([...states].map(([id, found]) => [id, new ComplaintFolding(found, columns.get(id)!)]));
  },
};

/** `verify(database, VERIFIED_COMPLAINTS)` needs no directory and no calendars. */
export const VERIFIED_COMPLAINTS: Pick<Kind<ComplaintTypes>, 'name' | 'verifying'> = {
  name: COMPLAINT.name,
  verifying,
};

type Columns = ReturnType<typeof columnsOf>;

class ComplaintFolding implements Folding {
  readonly ref: string;
  private last: ComplaintEntry | null = null;
  private numbered: unknown;
  private published: ComplaintCase['published'] = null;
  private closedAt: number | null = null;

  constructor(
    readonly found: ComplaintCase,
    private readonly columns: Columns,
  ) {
    this.ref = found.complaintNo;
  }

  take(said: unknown): EntryColumns {
    const entry = said as ComplaintEntry;
    if (entry.type === 'receive') this.numbered = entry.data;
    this.last = entry;
    this.published = publishedAfter(this.published, entry);
    const isClosed = columnsOf({ snapshot: entry.after, closedAt: null }).waits_for === 'nobody';
    this.closedAt = isClosed ? (this.closedAt ?? entry.at) : null;
    const { seq, type, at, recordedAt, by } = entry;
    return { seq, type, at, recordedAt, actorId: by };
  }

  compare(differ: Differ): void {
    const { complaintNo, channel, snapshot, published, timers } = this.found;
    const { after } = this.last!;
    differ('number', this.numbered, { complaintNo, channel });
    differ('snapshot', after, snapshot);
    differ('columns', columnsOf({ snapshot: after, closedAt: this.closedAt }), this.columns);
    differ('published', this.published, published);
    if (this.closedAt !== null) differ('timers of a closed complaint', {}, timers);
  }
}

const ms = (column: string) => `round(extract(epoch from c.${column}) * 1000)::float8`;

async function readColumns(sql: Queryable, keys: readonly CaseKey[]): Promise<ReadonlyMap<string, Columns>> {
  const { rows } = await sql.query<{ id: string; columns: Columns }>({
    name: 'complaint.verify',
    text: `select c.id, json_build_object('state', c.state, 'clock', c.clock, 'waits_for', c.waits_for,
        'unit_id', c.unit_id, 'officer_id', c.officer_id, 'due_at', ${ms('due_at')},
        'late_from_at', ${ms('late_from_at')}, 'answered_at', ${ms('answered_at')}, 'closed_at', ${ms('closed_at')},
        'verdict', c.verdict, 'was_late', c.was_late) as columns
      from unnest($1::uuid[], $2::uuid[]) as k(h, id) join complaint c on c.home_agency_id = k.h and c.id = k.id`,
    values: [keys.map(({ homeAgencyId }) => homeAgencyId), keys.map(({ id }) => id)],
  });
  return new Map(rows.map(({ id, columns }) => [id, columns]));
}
