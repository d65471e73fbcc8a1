// What became late in a window, as one relation: dossiers by the reports' own facts, consultations, assigned tasks.
// Each is charged to the unit that had it just before its time ran out, which no later act moves to another.
import type { Bindings } from '../../platform/lists/bindings.ts';
import type { LatenessQuestion } from './lateness-question.ts';

export const MATTER_KINDS = ['dossier', 'task', 'consultation'] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

/** The unit and officer whose stay it was when the time of `subject` ran out. */
const holderBefore = (home: string, dossier: string, subject: string, late: string) =>
  `left join lateral (select s.unit_id, s.officer_id from stay s
      where s.home_agency_id = ${home} and s.dossier_id = ${dossier} and s.subject = ${subject} and s.entered_at < ${late}
      order by s.entered_at desc, s.seq desc limit 1) held on true`;

/** The civil day to which lateness is charged: the one on which the time was last still running. */
const CHARGED_DAY = `(((late_at - interval '1 millisecond') at time zone 'Asia/Ho_Chi_Minh')::date - date '1970-01-01')`;

/**
 * A `with` clause whose `matter` has: kind, id (of the dossier or the task), subject, ref, title, unit_id,
 * officer_id, late_at, ended_at (null while it is open as of the question), day.
 */
export function lateMatters(question: LatenessQuestion, to: Bindings): string {
  const { from, end, asOf } = question.period;
  const [first, after, known] = [to.instant(from), to.instant(end), to.instant(asOf)];
  const units = question.unitIds === 'all' ? null : `${to.bind(question.unitIds)}::uuid[]`;
  const facts = question.now
    ? 'f.recorded_to is null'
    : `f.recorded_from <= ${known} and (f.recorded_to is null or f.recorded_to > ${known})`;
  const ended = (column: string) => `case when ${column} <= ${known} then ${column} end`;
  return `with late as (
    select 'dossier' as kind, f.dossier_id as id, '' as subject, coalesce(d.code, d.lodging_no) as ref,
      coalesce(p.name, f.procedure_code) as title, coalesce(held.unit_id, f.competent_unit_id) as unit_id, held.officer_id,
      f.late_since as late_at, ${ended('f.stopped_at')} as ended_at
    from report_fact f
      join dossier d on d.home_agency_id = f.home_agency_id and d.id = f.dossier_id
      left join procedure p on p.code = f.procedure_code
      ${holderBefore('f.home_agency_id', 'f.dossier_id', `'dossier'`, 'f.late_since')}
    where ${facts} and f.late_since >= ${first} and f.late_since < ${after}
    union all
    select 'consultation', c.dossier_id, c.subject, coalesce(d.code, d.lodging_no), coalesce(p.name, d.procedure_code),
      coalesce(held.unit_id, c.unit_id), held.officer_id, c.late_from_at, ${ended('c.ended_at')}
    from consultation c
      join dossier d on d.home_agency_id = c.home_agency_id and d.id = c.dossier_id
      left join procedure p on p.code = d.procedure_code
      ${holderBefore('c.home_agency_id', 'c.dossier_id', 'c.subject', 'c.late_from_at')}
    where c.late_from_at >= ${first} and c.late_from_at < ${after} and c.asked_at < ${after}
      and (c.ended_at is null or c.ended_at >= c.late_from_at)
    union all
    select 'task', t.id, '', t.task_no, t.title,
      (select coalesce((select a.unit_id from unit_alias a where a.old_id = l.id), l.id)
        from (select (found.entry #>> '{after,context,lead,0}')::uuid as id) l),
      (found.entry #>> '{after,context,officer}')::uuid, to_timestamp((found.entry ->> 'at')::float8 / 1000),
      ${ended('coalesce(t.reported_at, t.closed_at)')}
    from assigned_task t
      join lateral (select e.entry, e.recorded_at from case_event e
        where e.home_agency_id = t.home_agency_id and e.case_id = t.id
          and (e.entry #>> '{after,context,wasLate}')::boolean
        order by e.seq limit 1) found on found.recorded_at <= ${known}
    where t.was_late and (found.entry ->> 'at')::float8 >= extract(epoch from ${first}) * 1000
      and (found.entry ->> 'at')::float8 < extract(epoch from ${after}) * 1000
  ), matter as (
    select late.*, ${CHARGED_DAY} as day from late${units === null ? '' : ` where unit_id = any(${units})`}
  )`;
}
