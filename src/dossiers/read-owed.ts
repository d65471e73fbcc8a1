// Reads what other agencies owe or owed a dossier: opinions since they were asked, legs in their own stays.
import type { OwedAnswer } from '../domain/process/whose-time.ts';
import type { DossierKey } from '../dossier-kind/orders.ts';
import type { Queryable } from '../platform/database.ts';

const ms = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

const OWED = `
  with wanted as (select * from unnest($1::uuid[], $2::uuid[]) as w (home, id))
  select c.dossier_id as "dossierId", c.subject, c.step, c.unit_id as "unitId", ${ms('c.asked_at', 'from')},
    ${ms('c.ended_at', 'until')}, ${ms('c.due_at', 'dueAt')}
  from wanted w join consultation c on c.home_agency_id = w.home and c.dossier_id = w.id
  union all
  select s.dossier_id, s.subject, s.step, s.unit_id, ${ms('s.entered_at', 'from')}, ${ms('s.left_at', 'until')},
    ${ms('s.due_at', 'dueAt')}
  from wanted w join stay s on s.home_agency_id = w.home and s.dossier_id = w.id and s.subject <> 'dossier'`;

/** By the dossier's id; one that asked nobody is not in it. */
export async function readOwed(
  sql: Queryable,
  keys: readonly DossierKey[],
): Promise<ReadonlyMap<string, readonly OwedAnswer[]>> {
  const { rows } = await sql.query<OwedAnswer & { readonly dossierId: string }>({
    name: 'owed-answers',
    text: OWED,
    values: [keys.map(({ homeAgencyId }) => homeAgencyId), keys.map(({ id }) => id)],
  });
  const owed = new Map<string, OwedAnswer[]>();
  for (const { dossierId, ...one } of rows) owed.set(dossierId, [...(owed.get(dossierId) ?? []), one]);
  return owed;
}
