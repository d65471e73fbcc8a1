// The one statement that writes a batch, put together from the parts that the batch needs.

/**
 * A dossier whose version has moved on since it was read is not in `done`, and nothing of it is written. The rows
 * of `$1` are sorted by key, so that two services lock in one order and never wait for each other in a circle.
 */
const DONE = `
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
      was_late = case when i.moved then i.was_late else d.was_late end
    from json_to_recordset($1) as i(
      n integer, h uuid, id uuid, expected integer, version integer, code text, snapshot json, units json, ledger json,
      state text, clock text, unit_id uuid, officer_id uuid, competent_unit_id uuid, reception_unit_id uuid,
      process_version_id uuid,
      accepted_at float8, statutory_due_at float8, late_from_at float8, promised_due_at float8,
      due_soon_at float8, step_due_at float8, resolved_at float8, closed_at float8,
      outcome text, verdict text, was_late boolean, moved boolean, last_hash text, updated_at float8)
    where d.home_agency_id = i.h and d.id = i.id and d.version = i.expected
    returning i.n, d.home_agency_id as h, d.id
  )`;

export const PART_NAMES = [
  'journal',
  'leftStays',
  'newStays',
  'goneTimers',
  'armedTimers',
  'quietAlerts',
  'alerts',
  'refs',
  'answers',
] as const;
export type PartName = (typeof PART_NAMES)[number];

/** Each part takes a JSON list whose members name their dossier by its number `n` in the batch. */
const PARTS: Record<PartName, (list: string, has: (part: PartName) => boolean) => string> = {
  journal: (list) => `
    insert into dossier_event (home_agency_id, dossier_id, seq, type, occurred_at, recorded_at, actor_id, entry, hash)
    select l.h, l.id, e.seq, e.type, to_timestamp(e.at / 1000), to_timestamp(e.recorded / 1000), e.actor, e.entry,
      decode(e.hash, 'hex')
    from json_to_recordset(${list}) as e(n integer, seq integer, type text, at float8, recorded float8, actor uuid,
      entry json, hash text)
    join done l on l.n = e.n`,
  leftStays: (list) => `
    update stay s set left_at = to_timestamp(c.left_at / 1000), working_minutes = c.working_minutes
    from json_to_recordset(${list}) as c(n integer, seq integer, left_at float8, working_minutes integer)
    join done l on l.n = c.n
    where s.home_agency_id = l.h and s.dossier_id = l.id and s.seq = c.seq
    returning 1`,
  newStays: (list, has) => `
    insert into stay (home_agency_id, dossier_id, seq, state, step, unit_id, officer_id, charge, entered_at, left_at,
      budget_minutes, due_at, working_minutes, procedure_code, process_version_id)
    select l.h, l.id, o.seq, o.state, o.step, o.unit_id, o.officer_id, o.charge, to_timestamp(o.entered_at / 1000),
      to_timestamp(o.left_at / 1000), o.budget_minutes, to_timestamp(o.due_at / 1000), o.working_minutes,
      o.procedure_code, o.process_version_id
    from json_to_recordset(${list}) as o(n integer, seq integer, state text, step text, unit_id uuid, officer_id uuid,
      charge text, entered_at float8, left_at float8, budget_minutes integer, due_at float8, working_minutes integer,
      procedure_code text, process_version_id uuid)
    join done l on l.n = o.n
    ${has('leftStays') ? CLOSED_BEFORE_OPENED : ''}`,
  goneTimers: (list) => `
    delete from timer t using json_to_recordset(${list}) as g(n integer, name text), done l
    where l.n = g.n and t.home_agency_id = l.h and t.dossier_id = l.id and t.name = g.name`,
  armedTimers: (list) => `
    insert into timer (home_agency_id, dossier_id, name, fire_at)
    select l.h, l.id, a.name, to_timestamp(a.fire_at / 1000)
    from json_to_recordset(${list}) as a(n integer, name text, fire_at float8)
    join done l on l.n = a.n
    on conflict (home_agency_id, dossier_id, name) do update set fire_at = excluded.fire_at, leased_until = null`,
  quietAlerts: (list) => `
    update alert a set closed_at = to_timestamp(c.at / 1000), close_reason = c.reason, next_rung_at = null
    from json_to_recordset(${list}) as c(n integer, kind text, at float8, reason text)
    join done l on l.n = c.n
    where a.home_agency_id = l.h and a.dossier_id = l.id and a.kind = c.kind and a.closed_at is null`,
  alerts: (list) => `
    insert into alert (home_agency_id, dossier_id, kind, subject, due_at, raised_at, recorded_at, unit_id, officer_id,
      next_rung_at, closed_at, close_reason)
    select l.h, l.id, r.kind, r.subject, to_timestamp(r.due_at / 1000), to_timestamp(r.at / 1000),
      to_timestamp(r.recorded / 1000), r.unit_id, r.officer_id,
      case when r.closed_at is null then to_timestamp(r.at / 1000) end, to_timestamp(r.closed_at / 1000), r.reason
    from json_to_recordset(${list}) as r(n integer, kind text, subject text, due_at float8, at float8, recorded float8,
      unit_id uuid, officer_id uuid, closed_at float8, reason text)
    join done l on l.n = r.n
    on conflict (home_agency_id, dossier_id, kind, subject, due_at) do update
      set closed_at = null, close_reason = null,
        next_rung_at = case when alert.acknowledged_at is null then excluded.next_rung_at end
      where alert.closed_at is not null and excluded.closed_at is null`,
  refs: (list) => `
    insert into dossier_ref (ref, home_agency_id, dossier_id)
    select r.ref, l.h, l.id from json_to_recordset(${list}) as r(n integer, ref text)
    join done l on l.n = r.n`,
  answers: (list) => `
    insert into idempotency_key (owner, key, request_hash, answer, created_at)
    select k.owner, k.key, k.hash, k.answer, to_timestamp(k.at / 1000)
    from json_to_recordset(${list}) as k(n integer, owner text, key text, hash text, answer json, at float8)
    join done l on l.n = k.n`,
};

/** One open stay a dossier: reading the count makes the database close the old one before it opens the new. */
const CLOSED_BEFORE_OPENED = 'where (select count(*) from "leftStays") >= 0';

export interface WriteStatement {
  readonly name: string;
  readonly text: string;
}

/**
 * The statement for these parts, `$1` being the dossiers and `$2…` the lists of the parts in the order given.
 * Every combination is a statement of its own, prepared once a connection: what a batch does not need costs nothing.
 */
export function writeStatement(parts: readonly PartName[]): WriteStatement {
  const has = (part: PartName): boolean => parts.includes(part);
  const written = parts.map((part, index) => `, "${part}" as (${PARTS[part](`$${index + 2}`, has)})`);
  return {
    name: `engine-write-${PART_NAMES.map((part) => Number(has(part))).join('')}`,
    text: `${DONE}${written.join('')} select id from done`,
  };
}
