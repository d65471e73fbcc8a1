// The one statement that writes a batch, put together from the parts that the batch needs: the engine's, the same for every
// kind, and the kind's own.
import type { CaseTypes, Kind, PartText } from './kind.ts';

export type SharedPart =
  'journal' | 'goneTimers' | 'armedTimers' | 'quietAlerts' | 'handedOn' | 'alerts' | 'answers';

/** @param kind written into the statement, which is one of its own for each kind */
const sharedParts = (kind: string): Record<SharedPart, PartText> => ({
  journal: (list) => `
    insert into case_event (home_agency_id, case_id, case_kind, seq, type, occurred_at, recorded_at, actor_id, entry, hash)
    select l.h, l.id, '${kind}', e.seq, e.type, to_timestamp(e.at / 1000), to_timestamp(e.recorded / 1000), e.actor,
      e.entry, decode(e.hash, 'hex')
    from json_to_recordset(${list}) as e(n integer, seq integer, type text, at float8, recorded float8, actor uuid,
      entry json, hash text)
    join done l on l.n = e.n`,
  goneTimers: (list) => `
    delete from timer t using json_to_recordset(${list}) as g(n integer, name text), done l
    where l.n = g.n and t.home_agency_id = l.h and t.case_id = l.id and t.name = g.name`,
  armedTimers: (list) => `
    insert into timer (home_agency_id, case_id, case_kind, name, fire_at)
    select l.h, l.id, '${kind}', a.name, to_timestamp(a.fire_at / 1000)
    from json_to_recordset(${list}) as a(n integer, name text, fire_at float8)
    join done l on l.n = a.n
    on conflict (home_agency_id, case_id, name) do update set fire_at = excluded.fire_at, leased_until = null`,
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
  answers: (list) => `
    insert into idempotency_key (owner, key, request_hash, answer, created_at)
    select k.owner, k.key, k.hash, k.answer, to_timestamp(k.at / 1000)
    from json_to_recordset(${list}) as k(n integer, owner text, key text, hash text, answer json, at float8)
    join done l on l.n = k.n`,
});

export interface WriteStatement {
  readonly name: string;
  readonly text: string;
  /** The parts whose lists are `$2`, `$3` …, in this order. */
  readonly parts: readonly string[];
}

/**
 * The statement for the parts that have something to write, `$1` being the rows and `$2…` the lists of the parts. A case
 * whose version has moved on since it was read is not in `done`, and nothing of it is written. Every combination is a
 * statement of its own, prepared once a connection: what a batch does not need costs nothing.
 *
 * @param needs whether the batch has anything for a part; the journal is always written
 */
export function writeStatement<T extends CaseTypes>(
  { name, rows }: Kind<T>,
  needs: (part: string) => boolean,
): WriteStatement {
  const texts: Readonly<Record<string, PartText>> = { ...sharedParts(name), ...rows.parts };
  const all = Object.keys(texts);
  const has = (part: string): boolean => part === 'journal' || needs(part);
  const parts = all.filter(has);
  const written = parts.map((part, index) => `, "${part}" as (${texts[part]!(`$${index + 2}`, has)})`);
  return {
    name: `engine-write-${name}-${all.map((part) => Number(has(part))).join('')}`,
    text: `${rows.done}${written.join('')} select id from done`,
    parts,
  };
}
