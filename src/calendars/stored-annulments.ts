// Annulments of calendar versions in the database, and the order to take one to open dossiers.
import type { Instant } from '../domain/time/instant.ts';
import type { CalendarRef } from '../domain/time/working-calendar.ts';
import type { Queryable } from '../platform/database.ts';
import { CalendarAnnulmentTable } from './calendar-annulment.table.ts';
import type { AnnulmentState } from './calendar-annulment.table.ts';
import { CalendarChangeTable } from './calendar-change.table.ts';
import { NOTICED_AFTER_MS } from './stored-calendars.ts';

export interface Annulment extends CalendarRef {
  readonly id: string;
  readonly state: AnnulmentState;
  readonly reason: string;
  /** The version in force in its place; null until it is approved. */
  readonly instead: number | null;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly note: string | null;
}

/** Those that are proposed or approved, and of versions without one the newest that was rejected. */
export async function loadAnnulments(sql: Queryable): Promise<readonly Annulment[]> {
  const { rows } = await sql.query<Annulment>({
    name: 'load-annulments',
    text: `select distinct on (name, version) id, name, version, state, reason, instead, proposed_by as "proposedBy",
        (extract(epoch from proposed_at) * 1000)::float8 as "proposedAt", decided_by as "decidedBy",
        (extract(epoch from decided_at) * 1000)::float8 as "decidedAt", note
      from calendar_annulment order by name, version, state = 'rejected', proposed_at desc`,
    values: [],
  });
  return rows;
}

/** @returns false where the version has an annulment that is not rejected */
export async function insertAnnulment(
  sql: Queryable,
  { id, name, version, reason, proposedBy, proposedAt }: Annulment,
): Promise<boolean> {
  const { rows } = await sql.query({
    name: 'insert-annulment',
    text: `insert into calendar_annulment (id, name, version, reason, state, proposed_by, proposed_at)
      values ($1, $2, $3, $4, 'proposed', $5, $6)
      on conflict (name, version) where state <> 'rejected' do nothing returning id`,
    values: [id, name, version, reason, proposedBy, new Date(proposedAt)],
  });
  return rows.length === 1;
}

export type Decision = Pick<Annulment, 'instead' | 'note'> & {
  readonly state: 'approved' | 'rejected';
  readonly by: string;
  readonly at: Instant;
};

/** @returns false where somebody else has decided meanwhile */
export async function decideAnnulment(
  sql: Queryable,
  id: string,
  { state, instead, note, by, at }: Decision,
): Promise<boolean> {
  const decided = { state, instead, note, decided_by: by, decided_at: new Date(at) };
  const open = { id, state: 'proposed' } as const;
  const { affected } = await sql.repository(CalendarAnnulmentTable).update(open, decided);
  return affected === 1;
}

const FROM_ITS_BEGINNING = {
  state: 'waiting',
  leased_until: null,
  after_late_from_at: null,
  after_id: null,
  total: null,
  examined: 0,
  moved_later: 0,
  not_applied: 0,
  failed: 0,
  started_at: null,
  finished_at: null,
} as const;

/** The walk that took the version to open dossiers is made once more, from its beginning, to take it away. */
export async function orderAnnulment(
  sql: Queryable,
  { name, version }: CalendarRef,
  at: Instant,
): Promise<void> {
  await sql.repository(CalendarChangeTable).update(
    { name, version },
    {
      ...FROM_ITS_BEGINNING,
      annulled_at: new Date(at),
      not_before: new Date(at + NOTICED_AFTER_MS),
    },
  );
}
