// Reads the journal entry that made a form due, with the appointment that was in force before it.
import type { DossierKey } from '../../dossier-kind/orders.ts';
import type { Queryable } from '../../platform/database.ts';
import type { DueEntry } from '../facts/form-facts.ts';

const ENTRY = `
  select e.seq, e.type, (extract(epoch from e.occurred_at) * 1000)::float8 as at, e.entry->'sender' as sender,
    e.entry->'data'->>'reason' as reason, e.entry->'data'->'items' as items,
    e.entry->'data'->'marks' as marks,
    case when e.type = 'completeSupplement' then coalesce(e.entry->'data'->'received',
      (select f.entry->'data'->'items' from case_event f
        where f.home_agency_id = $1 and f.case_id = $2 and f.seq < $3 and f.type = 'requestSupplement'
        order by f.seq desc limit 1)) end as received, e.entry->'data'->>'sendTo' as "sendTo",
    (e.entry->'columns'->>'promisedDueAt')::float8 as "promisedDueAt",
    (e.entry->'context'->'due'->>'lapse')::float8 as "lapseAt",
    (select (f.entry->'columns'->>'promisedDueAt')::float8 from case_event f
      where f.home_agency_id = $1 and f.case_id = $2 and f.seq < $3
        and f.entry->'columns'->>'promisedDueAt' is not null
      order by f.seq desc limit 1) as "formerDueAt",
    (select coalesce(json_agg(l.line order by f.seq, l.n), '[]')
      from case_event f, json_array_elements(f.entry->'ledger') with ordinality as l(line, n)
      where f.home_agency_id = $1 and f.case_id = $2 and f.seq <= $3) as ledger
  from case_event e where e.home_agency_id = $1 and e.case_id = $2 and e.seq = $3`;

/** Null where there is no such entry. */
export async function readDueEntry(
  sql: Queryable,
  { homeAgencyId, id }: DossierKey,
  seq: number,
): Promise<DueEntry | null> {
  const { rows } = await sql.query<DueEntry>({
    name: 'form-due-entry',
    text: ENTRY,
    values: [homeAgencyId, id, seq],
  });
  return rows[0] ?? null;
}
