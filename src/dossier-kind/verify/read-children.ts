// Reads the rows of dossiers' children as they are stored, for comparing them with the journal.
import type { Queryable } from '../../platform/database.ts';
import type { DossierKey } from '../orders.ts';

/** Rows by subject, instants in epoch milliseconds and empty columns left out. */
export type StoredChildren = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const INSTANTS = ['asked_at', 'due_at', 'late_from_at', 'ended_at'];
const instant = (name: string) => `'${name}', round(extract(epoch from c.${name}) * 1000)`;

const LEG_INSTANTS = ['started_at', 'due_at', 'late_from_at', 'due_soon_at', 'paused_at', 'ended_at'];

const CHILDREN = `
  select k.id, c.subject, to_jsonb(c) || jsonb_build_object(${INSTANTS.map(instant).join(', ')}) as row
  from unnest($1::uuid[], $2::uuid[]) as k(home_agency_id, id)
  join consultation c on c.home_agency_id = k.home_agency_id and c.dossier_id = k.id
  union all
  select k.id, c.subject, to_jsonb(c) || jsonb_build_object(${LEG_INSTANTS.map(instant).join(', ')}) as row
  from unnest($1::uuid[], $2::uuid[]) as k(home_agency_id, id)
  join leg c on c.home_agency_id = k.home_agency_id and c.dossier_id = k.id`;

export async function readChildren(
  sql: Queryable,
  keys: readonly DossierKey[],
): Promise<ReadonlyMap<string, StoredChildren>> {
  const { rows } = await sql.query<{ id: string; subject: string; row: Record<string, unknown> }>({
    text: CHILDREN,
    values: [keys.map(({ homeAgencyId }) => homeAgencyId), keys.map(({ id }) => id)],
  });
  const found = new Map<string, Record<string, Record<string, unknown>>>();
  for (const { id, subject, row } of rows) {
    const { home_agency_id: _, dossier_id: __, ...columns } = row;
    found.set(id, { ...found.get(id), [subject]: columns });
  }
  return found;
}
