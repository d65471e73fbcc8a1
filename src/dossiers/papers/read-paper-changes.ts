// Reads what was changed of a dossier's papers, and how they were at an instant.
import type { DossierKey, HandedItem } from '../../dossier-kind/orders.ts';
import type { Queryable } from '../../platform/database.ts';

export interface PaperChange {
  readonly revision: number;
  readonly kind: 'edited' | 'handedBack';
  readonly before: readonly HandedItem[];
  readonly after: readonly HandedItem[];
  readonly reason: string | null;
  readonly changedById: string | null;
  readonly changedAt: number;
}

/** Newest first. */
export async function readPaperChanges(sql: Queryable, key: DossierKey): Promise<PaperChange[]> {
  const { rows } = await sql.query<PaperChange>({
    name: 'paper-changes',
    text: `
      select revision, kind, before, after, reason, changed_by as "changedById",
        (extract(epoch from changed_at) * 1000)::float8 as "changedAt"
      from paper_change where home_agency_id = $1 and dossier_id = $2 order by revision desc`,
    values: [key.homeAgencyId, key.id],
  });
  return rows;
}

/** The papers as they were at an instant: what a receipt of then listed, its copies list too. */
export function papersAsOf(
  now: readonly HandedItem[],
  changes: readonly PaperChange[],
  at: number,
): readonly HandedItem[] {
  const [next] = changes.filter(({ changedAt }) => changedAt > at).reverse();
  return next?.before ?? now;
}
