// Who writes a version of a calendar or annuls one does it alone, and on what still stands.
import { DomainError } from '../domain/domain-error.ts';
import type { Queryable } from '../platform/database.ts';

export interface CalendarStanding {
  /** The newest version, annulled or not; 0 when there is none. */
  readonly newest: number;
  /** Versions that were annulled, rising. */
  readonly annulled: readonly number[];
}

/**
 * Until the transaction ends nobody else writes to the calendar.
 *
 * @param known what the caller has decided on
 * @throws DomainError `calendar.changedMeanwhile` when it is otherwise by now
 */
export async function holdCalendar(sql: Queryable, name: string, known: CalendarStanding): Promise<void> {
  await sql.query({
    name: 'hold-calendar',
    text: `select pg_advisory_xact_lock(hashtextextended('calendar ' || $1, 0))`,
    values: [name],
  });
  // A statement of its own, so that it sees what others committed before the lock was free.
  const {
    rows: [now],
  } = await sql.query<CalendarStanding>({
    name: 'calendar-standing',
    text: `select coalesce((select max(version) from working_calendar where name = $1), 0) as newest,
      array(select version from calendar_annulment where name = $1 and state = 'approved' order by version) as annulled`,
    values: [name],
  });
  if (now!.newest !== known.newest || String(now!.annulled) !== String(known.annulled))
    throw new DomainError('calendar.changedMeanwhile', `Somebody else has just changed calendar ${name}`, {
      name,
    });
}
