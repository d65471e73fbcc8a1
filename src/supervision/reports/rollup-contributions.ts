// What one version of a dossier's facts adds to the counts of days: a measure and the instant it is counted at.
// A stock (pending, pending late) is the sum of what came until then less what left, so that any period can be asked.

/** For `from report_fact f`, or rows alike, `cross join lateral (…) c(measure, at)`. */
export const CONTRIBUTIONS = `(values
    ('accepted.' || f.channel, f.accepted_at),
    ('acceptedBoundaryFree', case when f.boundary_free then f.accepted_at end),
    ('resolved.' || coalesce(f.verdict, 'onTime'), case when f.accepted_at is not null then f.stopped_at end),
    ('resolvedLateApologised', case when f.accepted_at is not null and f.verdict = 'late'
      and f.apologised_at is not null then f.stopped_at end),
    ('becameLate', case when f.accepted_at is not null then f.late_since end),
    ('lateApologised', case when f.accepted_at is not null and f.late_since is not null
      and f.apologised_at is not null then least(greatest(f.late_since, f.apologised_at), coalesce(f.stopped_at, 'infinity')) end),
    ('ended.' || f.outcome, case when f.accepted_at is not null and f.outcome <> 'granted' then f.stopped_at end),
    ('turnedAway.' || f.outcome, case when f.accepted_at is null then f.stopped_at end),
    ('lodged.' || f.channel, f.lodged_at),
    ('answered.' || f.channel, f.answered_at),
    ('receptionLate.' || f.channel, case when f.reception_due_at < coalesce(f.answered_at, 'infinity')
      then f.reception_due_at end),
    ('answeredLate.' || f.channel, case when f.reception_due_at < f.answered_at then f.answered_at end)
  )`;

/** The civil day of an instant. */
export const dayOfSql = (instant: string): string => `(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** The columns under which figures are kept, beside day, measure and the day they were recorded on. */
export const COUNT_KEYS = [
  'home_agency_id',
  'competent_agency_id',
  'competent_unit_id',
  'reception_unit_id',
  'procedure_code',
  'field',
  'level',
] as const;
