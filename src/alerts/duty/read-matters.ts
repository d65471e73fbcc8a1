// Reads what alerts are about as it stands now, and what one person knows of each.
import type { Instant } from '../../domain/time/instant.ts';
import type { Queryable } from '../../platform/database.ts';
import type { Matter } from './has-duty.ts';

/** One alert and its line in one person's inbox. */
export interface AlertOfPerson {
  readonly alertId: string;
  readonly staffId: string;
  readonly matter: Matter;
  /** Whether the dossier is closed; false where the alert is about something else. */
  readonly over: boolean;
  readonly closedAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly acknowledgedBy: string | null;
  /** Whether he has a line at all. */
  readonly told: boolean;
  readonly snoozedUntil: Instant | null;
}

interface Row {
  readonly alert_id: string;
  readonly staff_id: string;
  readonly unit_id: string;
  readonly officer_id: string | null;
  readonly reception_unit_id: string | null;
  readonly asked_by: string | null;
  readonly asked_from: string | null;
  readonly over: boolean;
  readonly closed_at: Date | null;
  readonly acknowledged_at: Date | null;
  readonly acknowledged_by: string | null;
  readonly told: boolean;
  readonly snoozed_until: Date | null;
}

/**
 * Whoever holds a dossier has what is late with it as such or at its step; a leg, a consultation, a task and a complaint have holders
 * of their own; what is told to the giver of a task or about a late case stays with those it was raised for.
 *
 * @returns nothing for an alert that is gone
 */
export async function readMatters(
  sql: Queryable,
  wanted: readonly { readonly alertId: string; readonly staffId: string }[],
): Promise<readonly AlertOfPerson[]> {
  const { rows } = await sql.query<Row>({
    name: 'alerts.matters',
    text: `
      select w.alert_id, w.staff_id, alert.closed_at, alert.acknowledged_at, alert.acknowledged_by,
        notice.alert_id is not null as told, notice.snoozed_until,
        coalesce(asked.unit_id, leg.unit_id, held.unit_id, lead.lead_unit_id, complaint.unit_id,
          alert.unit_id) as unit_id,
        case when asked.subject is not null then asked.officer_id when leg.subject is not null then leg.officer_id
          when held.id is not null then held.officer_id when lead.id is not null then lead.officer_id
          when complaint.id is not null then complaint.officer_id else alert.officer_id end as officer_id,
        dossier.reception_unit_id, asked.asked_by, asked.asked_from,
        coalesce(dossier.closed_at is not null and alert.subject not like 'lateCase:%', false) as over
      from unnest($1::uuid[], $2::uuid[]) as w (alert_id, staff_id)
      join alert on alert.id = w.alert_id
      left join alert_notice notice on notice.home_agency_id = alert.home_agency_id and notice.alert_id = alert.id
        and notice.staff_id = w.staff_id
      left join dossier on dossier.home_agency_id = alert.home_agency_id and dossier.id = alert.dossier_id
      left join dossier held on held.home_agency_id = alert.home_agency_id and held.id = alert.dossier_id
        and (alert.subject = 'dossier' or alert.subject like 'stay:%')
      left join assigned_task lead on lead.home_agency_id = alert.home_agency_id and lead.id = alert.dossier_id
        and alert.kind in ('taskLate', 'taskDueSoon', 'taskNotAccepted')
      left join complaint on complaint.home_agency_id = alert.home_agency_id and complaint.id = alert.dossier_id
        and alert.subject = 'complaint'
      left join consultation asked on asked.home_agency_id = alert.home_agency_id
        and asked.dossier_id = alert.dossier_id and asked.subject = alert.subject
      left join leg on leg.home_agency_id = alert.home_agency_id and leg.dossier_id = alert.dossier_id
        and leg.subject = alert.subject`,
    values: [wanted.map(({ alertId }) => alertId), wanted.map(({ staffId }) => staffId)],
  });
  return rows.map((row) => ({
    alertId: row.alert_id,
    staffId: row.staff_id,
    matter: {
      unitId: row.unit_id,
      officerId: row.officer_id,
      receptionUnitId: row.reception_unit_id,
      askedBy: row.asked_by,
      askedFrom: row.asked_from,
    },
    over: row.over,
    closedAt: row.closed_at?.getTime() ?? null,
    acknowledgedAt: row.acknowledged_at?.getTime() ?? null,
    acknowledgedBy: row.acknowledged_by,
    told: row.told,
    snoozedUntil: row.snoozed_until?.getTime() ?? null,
  }));
}
