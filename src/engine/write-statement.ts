// The one statement that writes a batch, put together from the parts that the batch needs: those that every kind has, and the
// kind's own. Each part is written down in the room that owns the table which it writes.
import { answerPart } from '../platform/http/answer-part.ts';
import type { AlertPart, CaseTypes, Kind, PartText } from './kind.ts';

export type SharedPart = 'journal' | 'goneTimers' | 'armedTimers' | AlertPart | 'answers';

/** Texts of parts by name, from rooms that the engine and the kind do not know. */
export type LentParts = Readonly<Record<string, PartText>>;

/** @param kind written into the statement, which is one of its own for each kind */
const sharedParts = (kind: string): Record<SharedPart, PartText | 'lent'> => ({
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
  quietAlerts: 'lent',
  handedOn: 'lent',
  alerts: 'lent',
  answers: answerPart,
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
 * @throws Error where a part is needed that nobody has lent
 */
export function writeStatement<T extends CaseTypes>(
  { name, rows }: Kind<T>,
  lent: LentParts,
  needs: (part: string) => boolean,
): WriteStatement {
  const texts: Readonly<Record<string, PartText | 'lent'>> = { ...sharedParts(name), ...rows.parts };
  const all = Object.keys(texts);
  const has = (part: string): boolean => part === 'journal' || needs(part);
  const parts = all.filter(has);
  const textOf = (part: string): PartText => {
    const text = texts[part] === 'lent' ? lent[part] : texts[part];
    if (text === undefined) throw new Error(`nobody has lent the engine the part ${part} of its statement`);
    return text;
  };
  const written = parts.map((part, index) => `, "${part}" as (${textOf(part)(`$${index + 2}`, has)})`);
  return {
    name: `engine-write-${name}-${all.map((part) => Number(has(part))).join('')}`,
    text: `${rows.done}${written.join('')} select id from done`,
    parts,
  };
}
