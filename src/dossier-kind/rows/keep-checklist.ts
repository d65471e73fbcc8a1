// What was handed in with a dossier, written where the applicant's row is.
import type { Queryable } from '../../platform/database.ts';
import type { DossierKey, HandedItem } from '../orders.ts';

/** The list that stands, held until the transaction ends; empty for a dossier that is not there. */
export async function holdChecklist(
  sql: Queryable,
  { homeAgencyId, id }: DossierKey,
): Promise<readonly HandedItem[]> {
  const { rows } = await sql.query<{ checklist: HandedItem[] }>({
    name: 'hold-papers',
    text: `select checklist from dossier_applicant where home_agency_id = $1 and dossier_id = $2 for update`,
    values: [homeAgencyId, id],
  });
  return rows[0]?.checklist ?? [];
}

export async function keepChecklist(
  sql: Queryable,
  { homeAgencyId, id }: DossierKey,
  checklist: readonly HandedItem[],
): Promise<void> {
  await sql.query({
    name: 'keep-papers',
    text: `update dossier_applicant set checklist = $3 where home_agency_id = $1 and dossier_id = $2`,
    values: [homeAgencyId, id, JSON.stringify(checklist)],
  });
}
