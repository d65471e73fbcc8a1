// The orders to take a new calendar to open dossiers, as they stand in the database: claimed, carried on, finished by whoever
// walks the dossiers.
import type { Instant } from '../domain/time/instant.ts';
import type { Database, Queryable } from '../platform/database.ts';

/** Where a walk stands: dossiers go by the first late instant, those that cannot become late now come last. */
export interface WalkPlace {
  readonly lateFromAt: Date | null;
  readonly id: string;
}

export interface ChangeWork {
  readonly name: string;
  readonly version: number;
  readonly firstDay: string | null;
  readonly after: WalkPlace | null;
  /** Null until the dossiers have been counted. */
  readonly total: number | null;
  /** The version is taken away: it was a mistake. */
  readonly annuls: boolean;
}

/** What came of a page of dossiers. */
export interface Tally {
  examined: number;
  later: number;
  earlier: number;
  failed: number;
}

/** A worker that has not carried on for so long has died. */
const LEASE_MS = 60_000;

/**
 * What an older version had left to do is the newest one's: its lines name the newest calendar anyway. Annulments stay out
 * of it: each has its own instant from which every process knows of it, and may come while a newer version is walked.
 */
const SUPERSEDE = `
  with newest as (
    select name, max(version) as version, bool_or(first_day is null) as whole, min(first_day) as first_day
    from calendar_change where state in ('waiting', 'running') and annulled_at is null
    group by name having count(*) > 1
  ), old as (
    update calendar_change c set state = 'superseded', finished_at = $1 from newest n
    where c.name = n.name and c.version < n.version and c.state in ('waiting', 'running') and c.annulled_at is null
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

interface ClaimedRow extends Omit<ChangeWork, 'after'> {
  readonly after_late_from_at: Date | null;
  readonly after_id: string | null;
}

/** One order that nobody is at; it is the caller's until its lease ends. */
export async function claimWork(database: Database, now: Instant): Promise<ChangeWork | null> {
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

/**
 * The order as its worker knows it. Another place, another first day, an annulment or an end in the database say that
 * somebody else has begun it anew, and that whoever walked it has lost it.
 */
const MINE = `name = $1 and version = $2 and state = 'running' and (annulled_at is not null) = $3
  and first_day is not distinct from $4::date and after_id is not distinct from $5::uuid`;
const mine = ({ name, version, annuls, firstDay, after }: ChangeWork) => [
  name,
  version,
  annuls,
  firstDay,
  after?.id ?? null,
];

/** The dossiers have been counted; nothing is noted where the work is no longer the caller's. */
export async function noteTotal(sql: Queryable, work: ChangeWork, total: number): Promise<void> {
  await sql.query({
    name: 'recalendar-total',
    text: `update calendar_change set total = $6 where ${MINE}`,
    values: [...mine(work), total],
  });
}

/**
 * A page is done: the place and the counts are kept together.
 *
 * @returns the work from there on; null when it is no longer the caller's
 */
export async function notePage(
  sql: Queryable,
  work: ChangeWork,
  after: WalkPlace,
  tally: Tally,
  now: Instant,
): Promise<ChangeWork | null> {
  const { rows } = await sql.query({
    name: 'recalendar-page',
    text: `update calendar_change set after_late_from_at = $6, after_id = $7, examined = examined + $8,
        moved_later = moved_later + $9, not_applied = not_applied + $10, failed = failed + $11, leased_until = $12
      where ${MINE} returning version`,
    values: [
      ...mine(work),
      after.lateFromAt,
      after.id,
      tally.examined,
      tally.later,
      tally.earlier,
      tally.failed,
      new Date(now + LEASE_MS),
    ],
  });
  return rows.length === 0 ? null : { ...work, after };
}

/** The last dossier was seen; nothing is noted where the work is no longer the caller's. */
export async function noteEnd(sql: Queryable, work: ChangeWork, now: Instant): Promise<void> {
  await sql.query({
    name: 'recalendar-end',
    text: `update calendar_change set state = 'done', finished_at = $6, leased_until = null where ${MINE}`,
    values: [...mine(work), new Date(now)],
  });
}
