// The orders to take a new calendar to open dossiers, as they stand in the database: claimed, carried on, finished.
import type { Instant } from '../domain/time/instant.ts';
import type { Database, Queryable } from '../platform/database.ts';
import type { TouchedPlace } from './find-touched.ts';

export interface RecalendarWork {
  readonly name: string;
  readonly version: number;
  readonly firstDay: string | null;
  readonly after: TouchedPlace | null;
  /** Null until the dossiers have been counted. */
  readonly total: number | null;
  /** The version is taken away: it was a mistake. */
  readonly annuls: boolean;
}

export interface Tally {
  examined: number;
  later: number;
  earlier: number;
  failed: number;
}

/** A worker that has not carried on for so long has died. */
const LEASE_MS = 60_000;

/** What an older version had left to do is the newest one's: its lines name the newest calendar anyway. */
const SUPERSEDE = `
  with newest as (
    select name, max(version) as version, bool_or(first_day is null) as whole, min(first_day) as first_day
    from calendar_change where state in ('waiting', 'running') group by name having count(*) > 1
  ), old as (
    update calendar_change c set state = 'superseded', finished_at = $1 from newest n
    where c.name = n.name and c.version < n.version and c.state in ('waiting', 'running')
  )
  update calendar_change c set first_day = case when n.whole then null else n.first_day end,
    after_late_from_at = null, after_id = null, total = null from newest n
  where c.name = n.name and c.version = n.version`;

const CLAIM = `
  update calendar_change c set state = 'running', leased_until = $2, started_at = coalesce(c.started_at, $1)
  where (c.name, c.version) = (
    select name, version from calendar_change
    where state in ('waiting', 'running') and not_before <= $1 and coalesce(leased_until <= $1, true)
    order by not_before, name limit 1 for update skip locked)
  returning name, version, first_day::text as "firstDay", total, annulled_at is not null as annuls, after_late_from_at, after_id`;

interface ClaimedRow extends Omit<RecalendarWork, 'after'> {
  readonly after_late_from_at: Date | null;
  readonly after_id: string | null;
}

/** One order that nobody is at; it is the caller's until its lease ends. */
export async function claimWork(database: Database, now: Instant): Promise<RecalendarWork | null> {
  await database.query({ name: 'recalendar-supersede', text: SUPERSEDE, values: [new Date(now)] });
  const {
    rows: [row],
  } = await database.query<ClaimedRow>({
    name: 'recalendar-claim',
    text: CLAIM,
    values: [new Date(now), new Date(now + LEASE_MS)],
  });
  if (row === undefined) return null;
  const { after_late_from_at: lateFromAt, after_id: id, ...work } = row;
  return { ...work, after: id === null ? null : { lateFromAt, id } };
}

export async function noteTotal(sql: Queryable, { name, version }: RecalendarWork, total: number) {
  await sql.query({
    name: 'recalendar-total',
    text: `update calendar_change set total = $3 where name = $1 and version = $2`,
    values: [name, version, total],
  });
}

/** A page is done: the place and the counts are kept together. */
export async function notePage(
  database: Database,
  { name, version }: RecalendarWork,
  after: TouchedPlace,
  tally: Tally,
  now: Instant,
): Promise<void> {
  await database.query({
    name: 'recalendar-page',
    text: `update calendar_change set after_late_from_at = $3, after_id = $4, examined = examined + $5,
        moved_later = moved_later + $6, not_applied = not_applied + $7, failed = failed + $8, leased_until = $9
      where name = $1 and version = $2`,
    values: [
      name,
      version,
      after.lateFromAt,
      after.id,
      tally.examined,
      tally.later,
      tally.earlier,
      tally.failed,
      new Date(now + LEASE_MS),
    ],
  });
}

export async function noteEnd(database: Database, { name, version }: RecalendarWork, now: Instant) {
  await database.query({
    name: 'recalendar-end',
    text: `update calendar_change set state = 'done', finished_at = $3, leased_until = null
      where name = $1 and version = $2 and state = 'running'`,
    values: [name, version, new Date(now)],
  });
}
