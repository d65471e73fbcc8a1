// Hands out alerts for late cases: each once, whatever happened to it meanwhile, and once more when its lateness was none.
import type { Queryable } from '../../platform/database.ts';

export interface UnseenAlert {
  readonly home_agency_id: string;
  readonly id: string;
  /** The case that it is of. */
  readonly dossier_id: string;
  readonly about: 'dossier' | 'task' | 'complaint';
  readonly kind: string;
  readonly subject: string;
  readonly due_at: Date;
  readonly raised_at: Date;
  readonly unit_id: string;
  readonly officer_id: string | null;
  readonly close_reason: string | null;
}

/**
 * Notes that they have been looked at, in the caller's transaction; two who take at once get different ones.
 *
 * @param most how many, the first recorded first
 */
export async function takeUnseen(sql: Queryable, most: number): Promise<readonly UnseenAlert[]> {
  const { rows } = await sql.query<UnseenAlert>({
    name: 'alerts.take-unseen',
    text: `
      with unseen as materialized (
        select home_agency_id, id from alert where not case_seen order by recorded_at limit $1
        for update skip locked)
      update alert set case_seen = true from unseen
      where alert.home_agency_id = unseen.home_agency_id and alert.id = unseen.id
      returning alert.home_agency_id, alert.id, dossier_id, kind, subject, due_at,
        case when kind like 'task%' then 'task' when kind like 'complaint%' then 'complaint' else 'dossier' end
          as about, raised_at, unit_id, officer_id, close_reason`,
    values: [most],
  });
  return rows;
}
