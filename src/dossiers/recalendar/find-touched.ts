// Finds dossiers whose due date a changed day may move, the first to be late first, a page at a time: open ones, and those
// that ended late.
import type { WalkPlace } from '../../calendars/calendar-change-work.ts';
import type { LedgerEntry } from '../../domain/time/clock-ledger.ts';
import { parseDay, startOfDay, type Instant } from '../../domain/time/instant.ts';
import type { Queryable } from '../../platform/database.ts';

export interface TouchedDossier {
  readonly homeAgencyId: string;
  readonly id: string;
  readonly version: number;
  readonly code: string | null;
  readonly lodgingNo: string | null;
  readonly ledger: readonly LedgerEntry[];
  /** Null while a pause keeps it from becoming late. */
  readonly lateFromAt: Date | null;
  readonly clock: string;
  /** A consultation or a leg of it has not ended. */
  readonly awaits: boolean;
}

const OPEN_CHILDREN = ['consultation', 'leg'].map(
  (table) => `select home_agency_id, dossier_id from ${table} where ended_at is null`,
);

/** `late_from_at` stays where it was once a dossier has been late; one that stands paused may come to any later day. */
const TOUCHED = `closed_at is null and resolved_at is null and accepted_at is not null
  and (late_from_at >= $1 or statutory_due_at >= $1 or clock like 'paused%'
    or (home_agency_id, id) in (${OPEN_CHILDREN.map((open) => `${open} and late_from_at >= $1`).join(' union all ')}))`;

/** Ended late: it may never have been late by what becomes known. */
const ENDED_LATE = `verdict = 'late' and late_from_at >= $1`;

const PAGE_OF = `select home_agency_id as "homeAgencyId", id, version, code, lodging_no as "lodgingNo", ledger,
    late_from_at as "lateFromAt", clock,
    (home_agency_id, id) in (${OPEN_CHILDREN.join(' union all ')}) as awaits
  from dossier where`;
const AFTER = `and ($3::uuid is null or case when $2::timestamptz is null then late_from_at is null and id > $3
    else (late_from_at, id) > ($2, $3) or late_from_at is null end)
  order by late_from_at, id limit $4`;

/**
 * A date moves only by a day between the start and the date itself, so that dossiers due before `firstDay` are left out.
 *
 * @param firstDay `YYYY-MM-DD`; null for every open dossier
 * @param after null for the first page; those that cannot become late now come last
 */
export async function findTouched(
  sql: Queryable,
  firstDay: string | null,
  after: WalkPlace | null,
  limit: number,
): Promise<TouchedDossier[]> {
  const { rows } = await sql.query<TouchedDossier>({
    name: 'recalendar-touched',
    text: `select * from (${[TOUCHED, ENDED_LATE].map((which) => `(${PAGE_OF} ${which} ${AFTER})`).join(' union all ')}) d
      order by "lateFromAt", id limit $4`,
    values: [fromInstant(firstDay), after?.lateFromAt ?? null, after?.id ?? null, limit],
  });
  return rows;
}

export async function countTouched(sql: Queryable, firstDay: string | null): Promise<number> {
  const { rows } = await sql.query<{ n: number }>({
    name: 'recalendar-count',
    text: `select count(*)::int as n from dossier where (${TOUCHED}) or (${ENDED_LATE})`,
    values: [fromInstant(firstDay)],
  });
  return rows[0]!.n;
}

function fromInstant(firstDay: string | null): Date {
  const instant: Instant = firstDay === null ? 0 : startOfDay(parseDay(firstDay));
  return new Date(instant);
}
