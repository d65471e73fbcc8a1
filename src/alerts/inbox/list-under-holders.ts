// Lists what is open of dossiers under whoever holds them now.
import type { CaseKey } from '../../engine/orders.ts';
import type { Queryable } from '../../platform/database.ts';

/**
 * Open alerts of these dossiers name their holders of now from here on; not what a leg, a question or a late case alerts of,
 * which have holders of their own. Until it was looked at for a late case an alert names those who held the dossier at its
 * instant: it is they who are asked why.
 */
export async function listUnderHolders(sql: Queryable, dossiers: readonly CaseKey[]): Promise<void> {
  await sql.query({
    name: 'alerts.under-holders',
    text: `update alert a set unit_id = d.unit_id, officer_id = d.officer_id
      from unnest($1::uuid[], $2::uuid[]) as i(h, id) join dossier d on d.home_agency_id = i.h and d.id = i.id
      where a.home_agency_id = i.h and a.dossier_id = i.id and a.closed_at is null and a.case_seen
        and (a.subject = 'dossier' or a.subject like 'stay:%')
        and (a.unit_id <> d.unit_id or a.officer_id is distinct from d.officer_id)`,
    values: [dossiers.map(({ homeAgencyId }) => homeAgencyId), dossiers.map(({ id }) => id)],
  });
}
