// The papers of a dossier as they stand, held until the transaction ends, with the revision that they are.
import { holdChecklist } from '../../dossier-kind/rows/keep-checklist.ts';
import type { DossierKey, HandedItem } from '../../dossier-kind/orders.ts';
import type { Queryable } from '../../platform/database.ts';

export async function holdPapers(
  sql: Queryable,
  key: DossierKey,
): Promise<{ readonly checklist: readonly HandedItem[]; readonly revision: number }> {
  const checklist = await holdChecklist(sql, key);
  const { rows } = await sql.query<{ revision: number }>({
    name: 'papers-revision',
    text: `select coalesce(max(revision), 0) as revision from paper_change
      where home_agency_id = $1 and dossier_id = $2`,
    values: [key.homeAgencyId, key.id],
  });
  return { checklist, revision: rows[0]!.revision };
}
