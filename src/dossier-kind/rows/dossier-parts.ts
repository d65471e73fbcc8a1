// What a batch writes of dossiers beside journal, timers, alerts and answers: the rows, and a part for each table of theirs.
import type { PartText } from '../../engine/kind.ts';

/** The dossiers themselves, whose alerts are kept under their own id. */
export const DOSSIERS_DONE = `
  with done as (
    update dossier d set version = i.version, snapshot = i.snapshot, state = i.state, clock = i.clock,
      unit_id = i.unit_id, officer_id = i.officer_id, step_due_at = to_timestamp(i.step_due_at / 1000),
      last_hash = decode(i.last_hash, 'hex'), updated_at = to_timestamp(i.updated_at / 1000),
      units = coalesce(i.units, d.units), ledger = coalesce(i.ledger, d.ledger),
      code = coalesce(i.code, d.code), competent_unit_id = coalesce(i.competent_unit_id, d.competent_unit_id),
      reception_unit_id = coalesce(i.reception_unit_id, d.reception_unit_id),
      process_version_id = coalesce(i.process_version_id, d.process_version_id),
      accepted_at = case when i.moved then to_timestamp(i.accepted_at / 1000) else d.accepted_at end,
      statutory_due_at = case when i.moved then to_timestamp(i.statutory_due_at / 1000) else d.statutory_due_at end,
      late_from_at = case when i.moved then to_timestamp(i.late_from_at / 1000) else d.late_from_at end,
      promised_due_at = case when i.moved then to_timestamp(i.promised_due_at / 1000) else d.promised_due_at end,
      due_soon_at = case when i.moved then to_timestamp(i.due_soon_at / 1000) else d.due_soon_at end,
      resolved_at = case when i.moved then to_timestamp(i.resolved_at / 1000) else d.resolved_at end,
      closed_at = case when i.moved then to_timestamp(i.closed_at / 1000) else d.closed_at end,
      outcome = case when i.moved then i.outcome else d.outcome end,
      verdict = case when i.moved then i.verdict else d.verdict end,
      was_late = case when i.moved then i.was_late else d.was_late end,
      reception_late = case when i.moved then i.reception_late else d.reception_late end
    from json_to_recordset($1) as i(
      n integer, h uuid, id uuid, expected integer, version integer, code text, snapshot json, units json, ledger json,
      state text, clock text, unit_id uuid, officer_id uuid, competent_unit_id uuid, reception_unit_id uuid,
      process_version_id uuid,
      accepted_at float8, statutory_due_at float8, late_from_at float8, promised_due_at float8,
      due_soon_at float8, step_due_at float8, resolved_at float8, closed_at float8,
      outcome text, verdict text, was_late boolean, reception_late boolean,
      moved boolean, last_hash text, updated_at float8)
    where d.home_agency_id = i.h and d.id = i.id and d.version = i.expected
    returning i.n, d.home_agency_id as h, d.id, d.id as about
  )`;

/** Mails to applicants, whose room lends the text: a list of `{ n, id, key, at, payload }`, one member a mail. */
export type LentDossierPart = 'notices';

export type DossierPart =
  | 'leftStays'
  | 'newStays'
  | LentDossierPart
  | 'corrections'
  | 'applicants'
  | 'refs'
  | 'consultations'
  | 'legs';

/** Each part takes a JSON list whose members name their dossier by its number `n` in the batch. */
export const DOSSIER_PARTS: Readonly<Record<DossierPart, PartText | 'lent'>> = {
  leftStays: (list) => `
    update stay s set left_at = to_timestamp(c.left_at / 1000), working_minutes = c.working_minutes
    from json_to_recordset(${list}) as c(n integer, seq integer, left_at float8, working_minutes integer,
      subject text)
    join done l on l.n = c.n
    where s.home_agency_id = l.h and s.dossier_id = l.id and s.seq = c.seq
      and s.subject = coalesce(c.subject, 'dossier')
    returning 1`,
  newStays: (list, has) => `
    insert into stay (home_agency_id, dossier_id, seq, state, step, unit_id, officer_id, charge, entered_at, left_at,
      budget_minutes, due_at, working_minutes, procedure_code, process_version_id, subject)
    select l.h, l.id, o.seq, o.state, o.step, o.unit_id, o.officer_id, o.charge, to_timestamp(o.entered_at / 1000),
      to_timestamp(o.left_at / 1000), o.budget_minutes, to_timestamp(o.due_at / 1000), o.working_minutes,
      o.procedure_code, o.process_version_id, coalesce(o.subject, 'dossier')
    from json_to_recordset(${list}) as o(n integer, seq integer, state text, step text, unit_id uuid, officer_id uuid,
      charge text, entered_at float8, left_at float8, budget_minutes integer, due_at float8, working_minutes integer,
      procedure_code text, process_version_id uuid, subject text)
    join done l on l.n = o.n
    ${has('leftStays') ? CLOSED_BEFORE_OPENED : ''}`,
  notices: 'lent',
  corrections: (list) => `
    insert into applicant_correction (home_agency_id, dossier_id, seq, corrected_at, corrected_by, reason, before, after)
    select l.h, l.id, c.seq, to_timestamp(c.at / 1000), c.actor, c.reason,
      (select jsonb_object_agg(key, to_jsonb(a) -> key) from jsonb_object_keys(c.after) as key), c.after
    from json_to_recordset(${list}) as c(n integer, seq integer, at float8, actor uuid, reason text, after jsonb)
    join done l on l.n = c.n
    join dossier_applicant a on a.home_agency_id = l.h and a.dossier_id = l.id`,
  // Reads what stood there before: all parts of the statement see the tables as they were.
  applicants: (list) => `
    update dossier_applicant a set name = coalesce(c.name, a.name), kind = coalesce(c.kind, a.kind),
      identity_no = case when c.fields ? 'identity_no' then c.identity_no else a.identity_no end,
      phone = case when c.fields ? 'phone' then c.phone else a.phone end,
      email = case when c.fields ? 'email' then c.email else a.email end,
      address = case when c.fields ? 'address' then c.address else a.address end,
      subject = case when c.fields ? 'subject' then c.subject else a.subject end
    from json_to_recordset(${list}) as c(n integer, fields jsonb, name text, kind text, identity_no text, phone text,
      email text, address text, subject text)
    join done l on l.n = c.n
    where a.home_agency_id = l.h and a.dossier_id = l.id`,
  refs: (list) => `
    insert into dossier_ref (ref, home_agency_id, dossier_id)
    select r.ref, l.h, l.id from json_to_recordset(${list}) as r(n integer, ref text)
    join done l on l.n = r.n`,
  consultations: (list) => `
    insert into consultation (home_agency_id, dossier_id, subject, step, state, unit_id, officer_id, asked_at, asked_by,
      asked_from, content, due_at, late_from_at, silence_means_consent, was_late, ended_at, outcome, answer,
      answered_by, working_minutes)
    select l.h, l.id, q.subject, q.step, q.state, q.unit_id, q.officer_id, to_timestamp(q.asked_at / 1000), q.asked_by,
      q.asked_from, coalesce(q.content, ''), to_timestamp(q.due_at / 1000), to_timestamp(q.late_from_at / 1000),
      q.silence_means_consent, q.was_late, to_timestamp(q.ended_at / 1000), q.outcome, q.answer, q.answered_by,
      q.working_minutes
    from json_to_recordset(${list}) as q(n integer, subject text, step text, state text, unit_id uuid, officer_id uuid,
      asked_at float8, asked_by uuid, asked_from uuid, content text, due_at float8, late_from_at float8,
      silence_means_consent boolean, was_late boolean, ended_at float8, outcome text, answer text, answered_by uuid,
      working_minutes integer)
    join done l on l.n = q.n
    on conflict (home_agency_id, dossier_id, subject) do update
      set state = excluded.state, unit_id = excluded.unit_id, officer_id = excluded.officer_id,
        due_at = excluded.due_at, late_from_at = excluded.late_from_at, was_late = excluded.was_late,
        ended_at = excluded.ended_at, outcome = excluded.outcome,
        answer = coalesce(excluded.answer, consultation.answer),
        answered_by = coalesce(excluded.answered_by, consultation.answered_by),
        working_minutes = excluded.working_minutes`,
  legs: (list) => `
    insert into leg (home_agency_id, dossier_id, subject, step, state, name, lead, needs, unit_id, officer_id, started_at,
      due_at, late_from_at, due_soon_at, paused_at, was_late, ended_at, outcome, reference, result, ended_by,
      working_minutes)
    select l.h, l.id, g.subject, g.step, g.state, g.name, g.lead, g.needs, g.unit_id, g.officer_id,
      to_timestamp(g.started_at / 1000), to_timestamp(g.due_at / 1000), to_timestamp(g.late_from_at / 1000),
      to_timestamp(g.due_soon_at / 1000), to_timestamp(g.paused_at / 1000), g.was_late, to_timestamp(g.ended_at / 1000),
      g.outcome, g.reference, g.result, g.ended_by, g.working_minutes
    from json_to_recordset(${list}) as g(n integer, subject text, step text, state text, name text, lead boolean,
      needs text[], unit_id uuid, officer_id uuid, started_at float8, due_at float8, late_from_at float8,
      due_soon_at float8, paused_at float8, was_late boolean, ended_at float8, outcome text, reference text, result text,
      ended_by uuid, working_minutes integer)
    join done l on l.n = g.n
    on conflict (home_agency_id, dossier_id, subject) do update
      set state = excluded.state, unit_id = excluded.unit_id, officer_id = excluded.officer_id,
        started_at = excluded.started_at, due_at = excluded.due_at, late_from_at = excluded.late_from_at,
        due_soon_at = excluded.due_soon_at, paused_at = excluded.paused_at, was_late = excluded.was_late,
        ended_at = excluded.ended_at, outcome = excluded.outcome, reference = excluded.reference,
        result = coalesce(excluded.result, leg.result), ended_by = coalesce(excluded.ended_by, leg.ended_by),
        working_minutes = excluded.working_minutes`,
};

/** One open stay a dossier: reading the count makes the database close the old one before it opens the new. */
const CLOSED_BEFORE_OPENED = 'where (select count(*) from "leftStays") >= 0';
