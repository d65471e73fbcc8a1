// What the engine's statement writes of alerts: raised, closed and looked at again beside the entry that they are about.
import type { AlertPart, PartText } from '../../engine/kind.ts';

/** The parts of alerts in the statement of every kind; their lists are the engine's. */
export const ALERT_PARTS: Readonly<Record<AlertPart, PartText>> = {
  // Looked at once more by the rungs, which end its duty and its lines. A lateness that a calendar or a correction undid
  // is looked at again by whoever opened something because of it.
  quietAlerts: (list) => `
    update alert a set closed_at = coalesce(a.closed_at, to_timestamp(c.at / 1000)), close_reason = c.reason,
      next_rung_at = to_timestamp(c.at / 1000),
      case_seen = a.case_seen and c.reason not in ('calendar', 'correction')
    from json_to_recordset(${list}) as c(n integer, kind text, at float8, reason text, subject text)
    join done l on l.n = c.n
    where a.home_agency_id = l.h and a.dossier_id = l.about and a.kind = c.kind
      and (a.closed_at is null or (a.close_reason = 'clockStopped' and c.reason = 'calendar'))
      and (c.subject is null or a.subject = c.subject)`,
  // Looked at again by the rungs, which tell the new hands and release the old.
  handedOn: (list) => `
    update alert a set next_rung_at = to_timestamp(m.at / 1000)
    from json_to_recordset(${list}) as m(n integer, at float8, subjects text[], "like" text, kinds text[])
    join done l on l.n = m.n
    where a.home_agency_id = l.h and a.dossier_id = l.about and a.closed_at is null and a.kind = any(m.kinds)
      and (a.subject = any(m.subjects) or a.subject like m."like")`,
  alerts: (list) => `
    insert into alert (home_agency_id, dossier_id, kind, subject, due_at, raised_at, recorded_at, unit_id, officer_id,
      next_rung_at, closed_at, close_reason, case_seen)
    select l.h, l.about, r.kind, r.subject, to_timestamp(r.due_at / 1000), to_timestamp(r.at / 1000),
      to_timestamp(r.recorded / 1000), r.unit_id, r.officer_id,
      case when r.closed_at is null then to_timestamp(r.at / 1000) end, to_timestamp(r.closed_at / 1000), r.reason,
      l.about <> l.id
    from json_to_recordset(${list}) as r(n integer, kind text, subject text, due_at float8, at float8, recorded float8,
      unit_id uuid, officer_id uuid, closed_at float8, reason text)
    join done l on l.n = r.n
    on conflict (home_agency_id, dossier_id, kind, subject, due_at) do update
      set closed_at = null, close_reason = null, next_rung_at = excluded.next_rung_at, reopened_at = excluded.recorded_at
      where alert.closed_at is not null and excluded.closed_at is null`,
};
