// The stays of one official's trail, as they are read: dossiers and legs that he held, opinions he was named for.
import type { Instant } from '../../domain/time/instant.ts';
import type { HeldStay } from '../../domain/process/whose-time.ts';
import type { DutyStay } from './duty-trail-view.ts';

const ms = (column: string, name?: string) =>
  `(extract(epoch from ${column}) * 1000)::float8${name === undefined ? '' : ` as "${name}"`}`;

export type StoredStay = Omit<
  DutyStay,
  'stateName' | 'stateNameEn' | 'unitName' | 'workingMinutes' | 'overBudget'
> &
  HeldStay & {
    readonly homeAgencyId: string;
    readonly subject: string;
    readonly state: string;
    readonly processVersionId: string;
    readonly calendarName: string;
    readonly lodgedAt: Instant;
  };

/**
 * His stays, the dossier's own and those of legs, and the opinions he was named for. An opinion is in his hands from when
 * he was named, or from when it was asked.
 */
const IN_HAND = `
  select s.home_agency_id, s.dossier_id, s.seq, s.subject, s.state, s.step, s.unit_id, s.charge, s.entered_at, s.left_at,
    s.working_minutes, s.budget_minutes, s.procedure_code, s.process_version_id, null::timestamptz as late_from_at
  from stay s where s.officer_id = $1
  union all
  select c.home_agency_id, c.dossier_id, coalesce(named.seq, 0), c.subject, 'processing.' || c.step, c.step, c.unit_id,
    'partnerAgency', coalesce(named.occurred_at, c.asked_at), c.ended_at, null, null, d.procedure_code,
    d.process_version_id, c.late_from_at
  from consultation c
    join dossier d on d.home_agency_id = c.home_agency_id and d.id = c.dossier_id
    left join lateral (select e.seq, e.occurred_at from case_event e
      where e.home_agency_id = c.home_agency_id and e.case_id = c.dossier_id and e.type = 'assignConsultation'
        and e.entry->'data'->>'subject' = c.subject and e.entry->'data'->>'officerId' = c.officer_id::text
      order by e.seq desc limit 1) named on true
  where c.officer_id = $1`;

/** Of person $1 in [$2, $3), as of $4, in units $5; instants in epoch milliseconds. The latest first. */
export const TRAIL_STAYS = `
  select s.home_agency_id as "homeAgencyId", s.dossier_id as "dossierId", s.seq, s.subject, s.step, coalesce(d.code, d.lodging_no) as code,
    coalesce(p.name, s.procedure_code) as "procedureName", s.state, s.unit_id as "unitId", s.charge,
    s.process_version_id as "processVersionId", d.snapshot->'context'->>'calendarName' as "calendarName",
    ${ms('s.entered_at', 'enteredAt')}, ${ms('s.left_at', 'leftAt')}, s.working_minutes as "workingMinutes",
    s.budget_minutes as "budgetMinutes", ${ms('d.lodged_at', 'lodgedAt')}, (back.reason is not null) as "sentBack", back.reason as "sentBackReason",
    coalesce(${ms('f.late_since')}, case when s.late_from_at > s.entered_at
      and s.late_from_at <= least(coalesce(s.left_at, 'infinity'), to_timestamp($4::float8 / 1000))
      and s.late_from_at >= to_timestamp($2::float8 / 1000) and s.late_from_at < to_timestamp($3::float8 / 1000)
      then ${ms('s.late_from_at')} end) as "lateAt", apology.reason as "lateReason"
  from (${IN_HAND}) s
    join dossier d on d.home_agency_id = s.home_agency_id and d.id = s.dossier_id
    left join procedure p on p.code = s.procedure_code
    left join report_fact f on f.home_agency_id = s.home_agency_id and f.dossier_id = s.dossier_id
      and f.recorded_to is null and s.subject = 'dossier' and f.late_since > s.entered_at
      and f.late_since <= least(coalesce(s.left_at, 'infinity'), to_timestamp($4::float8 / 1000))
      and f.late_since >= to_timestamp($2::float8 / 1000) and f.late_since < to_timestamp($3::float8 / 1000)
    left join lateral (select coalesce(e.entry->'data'->>'reason', '') as reason from case_event e
      where e.home_agency_id = s.home_agency_id and e.case_id = s.dossier_id and e.type = 'sendBack'
        and e.occurred_at = s.entered_at and s.subject = 'dossier' limit 1) back on true
    left join lateral (select e.entry->'data'->>'reason' as reason from case_event e
      where f.dossier_id is not null and e.home_agency_id = s.home_agency_id and e.case_id = s.dossier_id
        and e.type = 'apologise' order by e.seq desc limit 1) apology on true
  where s.entered_at < to_timestamp($3::float8 / 1000)
    and (s.left_at is null or s.left_at >= to_timestamp($2::float8 / 1000))
    and s.unit_id = any($5::uuid[])
  order by s.entered_at desc, s.dossier_id, s.seq desc, s.subject`;
