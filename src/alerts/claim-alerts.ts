// Claims alerts that are due to climb, so that no other instance raises the same rungs meanwhile.
import type { Instant } from '../domain/time/instant.ts';
import type { Queryable } from '../platform/database.ts';
import { lateCaseOf } from './late-case-subject.ts';
import type { ClaimedAlert } from './plan-rungs.ts';

interface ClaimedRow {
  readonly home_agency_id: string;
  readonly id: string;
  readonly dossier_id: string;
  readonly dossier_code: string;
  readonly is_task: boolean;
  readonly subject: string;
  readonly kind: string;
  readonly due_at: Date;
  readonly raised_at: Date;
  readonly next_rung: number;
  readonly acknowledged_at: Date | null;
  readonly unit_id: string;
  readonly officer_id: string | null;
  readonly reception_unit_id: string | null;
  readonly asked_by: string | null;
  readonly asked_from: string | null;
  readonly told: readonly string[] | null;
}

/** Locks up to `limit` due alerts, longest due first, until the transaction ends. Those locked elsewhere are passed over. */
export async function claimAlerts(sql: Queryable, now: Instant, limit: number): Promise<ClaimedAlert[]> {
  const { rows } = await sql.query<ClaimedRow>({
    name: 'alerts.claim',
    text: `
      with due as materialized (
        select home_agency_id, id, dossier_id, kind, subject, due_at, raised_at, next_rung, acknowledged_at, unit_id, officer_id
        from alert where next_rung_at <= $1 order by next_rung_at limit $2 for update skip locked)
      select due.*, coalesce(dossier.code, dossier.lodging_no, task.task_no, due.dossier_id::text) as dossier_code, task.id is not null as is_task,
        dossier.reception_unit_id, asked.asked_by, asked.asked_from,
        case when due.next_rung > 0 then (
          select array_agg(notice.staff_id) from alert_notice notice
          where notice.home_agency_id = due.home_agency_id and notice.alert_id = due.id) end as told
      from due left join dossier on dossier.home_agency_id = due.home_agency_id and dossier.id = due.dossier_id
      left join assigned_task task on task.home_agency_id = due.home_agency_id and task.id = due.dossier_id
      left join consultation asked on asked.home_agency_id = due.home_agency_id and asked.dossier_id = due.dossier_id
        and asked.subject = due.subject`,
    values: [new Date(now), limit],
  });
  return rows.map((row) => ({
    homeAgencyId: row.home_agency_id,
    id: row.id,
    dossierId: row.dossier_id,
    dossierCode: row.dossier_code,
    isTask: row.is_task,
    lateCaseId: lateCaseOf(row.subject),
    kind: row.kind,
    dueAt: row.due_at.getTime(),
    raisedAt: row.raised_at.getTime(),
    nextRung: row.next_rung,
    acknowledgedAt: row.acknowledged_at?.getTime() ?? null,
    unitId: row.unit_id,
    officerId: row.officer_id,
    receptionUnitId: row.reception_unit_id,
    askedBy: row.asked_by,
    askedFrom: row.asked_from,
    told: new Set(row.told ?? []),
  }));
}
