// SQL of the reception's home page. Each part walks one index of one unit at a time and stops at its limit.

const ROWS = 20;
const APPOINTMENT_ROWS = 50;
const COUNTED = 1000;

const ms = (column: string, name: string) => `(extract(epoch from d.${column}) * 1000)::float8 as "${name}"`;
const instant = (parameter: string) => `to_timestamp(${parameter}::float8 / 1000)`;

const COLUMNS = `d.home_agency_id as "homeAgencyId", d.id, coalesce(d.code, d.lodging_no) as code, d.state,
  d.process_version_id as "processVersionId", a.name as applicant, p.name as "procedureName"`;
const NAMES = `
  join dossier_applicant a on a.home_agency_id = d.home_agency_id and a.dossier_id = d.id
  join procedure p on p.code = d.procedure_code`;

/** `$1` is the units; a lateral join keeps the order of the index for each of them. */
const ofUnits = (condition: string, order: string, limit: number): string =>
  `unnest($1::uuid[]) as u cross join lateral (
    select * from dossier where ${condition} order by ${order} limit ${limit}) d`;

const counted = (condition: string): string => `
  select count(*)::int as count from (
    select from unnest($1::uuid[]) as u join dossier on ${condition} limit ${COUNTED}) d`;

const LODGED = `reception_unit_id = u and lodged_at >= ${instant('$2')}`;
const RESOLVED = `reception_unit_id = u and resolved_at is not null and closed_at is null`;
// Until it is answered a lodging is held by its one-stop and has no due date.
const UNANSWERED = `unit_id = u and late_from_at is null and closed_at is null and state = 'lodged'`;
const ON_DESK = `unit_id = u and closed_at is null and resolved_at is null`;
const EXPECTED = `reception_unit_id = u and promised_due_at is not null and closed_at is null
  and promised_due_at >= ${instant('$2')} and promised_due_at < ${instant('$3')}`;

/** The form that was handed out last of what was lodged today; none of a result that was given at once. */
const FORM = `case
    when d.state = 'refused' then 'refusal' when d.state = 'awaitingSupplement' then 'supplementRequest'
    when d.accepted_at is not null and d.closed_at is distinct from d.accepted_at then 'receipt' end`;

/** `$2`: the start of the day. */
export const LODGED_TODAY = `
  select ${COLUMNS}, ${ms('lodged_at', 'lodgedAt')}, ${ms('promised_due_at', 'promisedDueAt')}, d.outcome, ${FORM} as form,
    (select count(*)::int from dossier_print r
      where r.home_agency_id = d.home_agency_id and r.dossier_id = d.id and r.form = ${FORM}) as "printedCopies"
  from ${ofUnits(LODGED, 'lodged_at desc', ROWS)} ${NAMES}
  order by d.lodged_at desc, d.id limit ${ROWS}`;

export const TO_HAND_OVER = `
  select ${COLUMNS}, d.outcome, ${ms('resolved_at', 'resolvedAt')}, ${ms('promised_due_at', 'promisedDueAt')}
  from ${ofUnits(RESOLVED, 'resolved_at, id', ROWS)} ${NAMES}
  order by d.resolved_at, d.id limit ${ROWS}`;

/** `$2`, `$3`: from the start of a day to the start of the next. */
export const APPOINTMENTS = `
  select ${COLUMNS}, ${ms('promised_due_at', 'promisedDueAt')}
  from ${ofUnits(EXPECTED, 'promised_due_at, id', APPOINTMENT_ROWS)} ${NAMES}
  order by d.promised_due_at, d.id limit ${APPOINTMENT_ROWS}`;

/** What the one-stop itself still holds: to answer, to hand on, or waiting for its applicant. */
export const ON_THE_DESK = `
  select ${COLUMNS}, ${ms('lodged_at', 'lodgedAt')}
  from ${ofUnits(ON_DESK, 'late_from_at, id', ROWS)} ${NAMES}
  order by d.lodged_at, d.id limit ${ROWS}`;

export const ON_THE_DESK_COUNTED = counted(ON_DESK);
export const TO_HAND_OVER_COUNTED = counted(RESOLVED);
export const TO_ACCEPT_COUNTED = counted(UNANSWERED);
/** `$2`, `$3` as for `APPOINTMENTS`. */
export const APPOINTMENTS_COUNTED = counted(EXPECTED);
