// Dossiers that stood paused when a new calendar came by: found again once their clock runs, or has stopped for good.
import type { Database } from '../platform/database.ts';
import type { Tally } from './recalendar-work.ts';
import type { DossierKey } from './orders.ts';

export interface Resumed extends DossierKey {
  readonly name: string;
  readonly version: number;
}

export async function findResumed(database: Database, limit: number): Promise<Resumed[]> {
  const { rows } = await database.query<Resumed>({
    name: 'recalendar-resumed',
    text: `select w.name, w.version, w.home_agency_id as "homeAgencyId", w.dossier_id as id
      from calendar_change_waiting w join dossier d on d.home_agency_id = w.home_agency_id and d.id = w.dossier_id
      where d.clock not like 'paused%' order by w.dossier_id limit $1`,
    values: [limit],
  });
  return rows;
}

/** They wait no more; what became of them is added to their change's counts. */
export async function forgetWaiting(
  database: Database,
  resumed: readonly (Resumed & { readonly tally: Tally })[],
): Promise<void> {
  await database.query({
    name: 'recalendar-forget',
    text: `with r as (
        select * from json_to_recordset($1)
          as r(name text, version integer, h uuid, id uuid, later integer, earlier integer, failed integer)
      ), gone as (
        delete from calendar_change_waiting w using r where w.name = r.name and w.version = r.version
          and w.home_agency_id = r.h and w.dossier_id = r.id
        returning w.name, w.version, r.later, r.earlier, r.failed
      ), counted as (
        select name, version, sum(later) as later, sum(earlier) as earlier, sum(failed) as failed
        from gone group by name, version
      )
      update calendar_change c set moved_later = c.moved_later + n.later, not_applied = c.not_applied + n.earlier,
        failed = c.failed + n.failed from counted n where c.name = n.name and c.version = n.version`,
    values: [
      JSON.stringify(
        resumed.map(({ name, version, homeAgencyId: h, id, tally }) => ({ name, version, h, id, ...tally })),
      ),
    ],
  });
}
