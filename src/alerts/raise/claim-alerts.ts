// Claims alerts that are due to climb, so that no other instance raises the same rungs meanwhile.
import type { Instant } from '../../domain/time/instant.ts';
import type { Queryable } from '../../platform/database.ts';
import { lateCaseOf } from '../late-case-subject.ts';
import type { ClaimedAlert } from './plan-rungs.ts';

interface ClaimedRow {
  readonly home_agency_id: string;
  readonly id: string;
  readonly dossier_id: string;
  readonly dossier_code: string;
  readonly is_task: boolean;
  readonly is_complaint: boolean;
  readonly subject: string;
  readonly kind: string;
  readonly due_at: Date;
  readonly raised_at: Date;
  readonly next_rung: number;
  readonly acknowledged_at: Date | null;
  readonly next_rung_at: Date;
  readonly closed_at: Date | null;
  readonly reopened_at: Date | null;
  readonly climbs_from: Date | null;
  readonly holder_unit_id: string;
  readonly holder_officer_id: string | null;
  readonly duty_seq: number | null;
  readonly duty_unit_id: string;
  readonly duty_officer_id: string | null;
  readonly duty_staff_id: string | null;
  readonly duty_on_behalf_of: string | null;
  readonly duty_levels: string;
  readonly duty_ended: boolean;
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
        select home_agency_id, id, dossier_id, kind, subject, due_at, raised_at, next_rung, next_rung_at, climbs_from,
          acknowledged_at, closed_at, reopened_at, unit_id, officer_id
        from alert where next_rung_at <= $1 order by next_rung_at limit $2 for update skip locked)
      select due.*, coalesce(dossier.code, dossier.lodging_no, task.task_no, complaint.complaint_no, due.dossier_id::text) as dossier_code,
        task.id is not null as is_task, complaint.id is not null as is_complaint,
        dossier.reception_unit_id, asked.asked_by, asked.asked_from,
        coalesce(asked.unit_id, leg.unit_id, held.unit_id, lead.lead_unit_id, complaint.unit_id, due.unit_id) as holder_unit_id,
        case when asked.subject is not null then asked.officer_id when leg.subject is not null then leg.officer_id
          when held.id is not null then held.officer_id when lead.id is not null then lead.officer_id
          when complaint.id is not null then complaint.officer_id else due.officer_id end as holder_officer_id,
        duty.seq as duty_seq, duty.unit_id as duty_unit_id, duty.officer_id as duty_officer_id,
        duty.staff_id as duty_staff_id, duty.on_behalf_of as duty_on_behalf_of, duty.levels as duty_levels,
        duty.until_at is not null as duty_ended,
        case when due.next_rung > 0 then (
          select array_agg(notice.staff_id) from alert_notice notice
          where notice.home_agency_id = due.home_agency_id and notice.alert_id = due.id
            and notice.released_at is null) end as told
      from due left join dossier on dossier.home_agency_id = due.home_agency_id and dossier.id = due.dossier_id
      left join assigned_task task on task.home_agency_id = due.home_agency_id and task.id = due.dossier_id
      left join complaint on complaint.home_agency_id = due.home_agency_id and complaint.id = due.dossier_id
        and due.subject = 'complaint'
      left join consultation asked on asked.home_agency_id = due.home_agency_id and asked.dossier_id = due.dossier_id
        and asked.subject = due.subject
      left join leg on leg.home_agency_id = due.home_agency_id and leg.dossier_id = due.dossier_id
        and leg.subject = due.subject
      left join dossier held on held.home_agency_id = due.home_agency_id and held.id = due.dossier_id
        and (due.subject = 'dossier' or due.subject like 'stay:%')
      left join assigned_task lead on lead.home_agency_id = due.home_agency_id and lead.id = due.dossier_id
        and due.kind in ('taskLate', 'taskDueSoon', 'taskNotAccepted')
      left join lateral (
        select * from duty where duty.home_agency_id = due.home_agency_id and duty.alert_id = due.id
        order by seq desc limit 1) duty on true`,
    values: [new Date(now), limit],
  });
  return rows.map((row) => ({
    homeAgencyId: row.home_agency_id,
    id: row.id,
    dossierId: row.dossier_id,
    dossierCode: row.dossier_code,
    isTask: row.is_task,
    isComplaint: row.is_complaint,
    lateCaseId: lateCaseOf(row.subject),
    kind: row.kind,
    dueAt: row.due_at.getTime(),
    raisedAt: row.raised_at.getTime(),
    nextRung: row.next_rung,
    acknowledgedAt: row.acknowledged_at?.getTime() ?? null,
    unitId: row.holder_unit_id,
    officerId: row.holder_officer_id,
    climbsFrom: row.climbs_from?.getTime() ?? null,
    waitsSince: row.next_rung_at.getTime(),
    closedAt: row.closed_at?.getTime() ?? null,
    reopened: row.reopened_at !== null,
    duty:
      row.duty_seq === null
        ? null
        : {
            seq: row.duty_seq,
            unitId: row.duty_unit_id,
            officerId: row.duty_officer_id,
            staffId: row.duty_staff_id,
            onBehalfOf: row.duty_on_behalf_of,
            levels: row.duty_levels,
            ended: row.duty_ended,
          },
    receptionUnitId: row.reception_unit_id,
    askedBy: row.asked_by,
    askedFrom: row.asked_from,
    told: new Set(row.told ?? []),
  }));
}
