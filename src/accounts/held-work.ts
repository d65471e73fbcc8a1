// What a person has in hand: open dossiers, opinions, legs and tasks that name him.
import type { DossierKey } from '../dossier-kind/orders.ts';
import type { Queryable } from '../platform/database.ts';

/** A dossier, or one of its children by its subject. */
export interface HeldMatter extends DossierKey {
  /** Null for the dossier itself. */
  readonly subject: string | null;
  readonly unitId: string;
  readonly ref: string;
}

export interface HeldWork {
  readonly matters: readonly HeldMatter[];
  /** Tasks and complaints, by their numbers. */
  readonly tasks: readonly { readonly ref: string; readonly unitId: string }[];
}

const MATTERS = `
  select d.home_agency_id as "homeAgencyId", d.id, null as subject, d.unit_id as "unitId",
    coalesce(d.code, d.lodging_no, d.id::text) as ref
  from dossier d where d.officer_id = $1 and d.closed_at is null
  union all
  select d.home_agency_id, d.id, child.subject, child.unit_id, coalesce(d.code, d.lodging_no, d.id::text)
  from (select home_agency_id, dossier_id, subject, unit_id from consultation where officer_id = $1 and ended_at is null
    union all select home_agency_id, dossier_id, subject, unit_id from leg where officer_id = $1 and ended_at is null) child
  join dossier d on d.home_agency_id = child.home_agency_id and d.id = child.dossier_id
  order by ref, subject`;

export async function readHeldWork(sql: Queryable, staffId: string): Promise<HeldWork> {
  const { rows: matters } = await sql.query<HeldMatter>({
    name: 'held-matters',
    text: MATTERS,
    values: [staffId],
  });
  const { rows: tasks } = await sql.query<HeldWork['tasks'][number]>({
    name: 'held-tasks',
    text: `select task_no as ref, lead_unit_id as "unitId" from assigned_task where officer_id = $1 and closed_at is null
      union all select complaint_no, unit_id from complaint where officer_id = $1 and closed_at is null order by ref`,
    values: [staffId],
  });
  return { matters, tasks };
}
