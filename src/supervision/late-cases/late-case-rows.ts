// How late cases are read, put in and written, with the explanations that are given in them.
import { EXPLANATION_DUE } from '../../../workflows/late-case/run-late-case.ts';
import type { Begun, CaseRows, Lists, Written } from '../../engine/kind.ts';
import type { CaseKey } from '../../engine/orders.ts';
import type { Queryable } from '../../platform/database.ts';
import { LATE_CASE_COLUMNS } from './find-late-case.ts';
import type { LateCase, LateCaseTypes } from './late-case.ts';
import type { LateCaseRow } from './late-case.table.ts';

type Read = LateCaseRow & {
  readonly last_hash: Buffer;
  readonly explanation_due: number | null;
};

export async function readLateCases(
  sql: Queryable,
  keys: readonly CaseKey[],
): Promise<ReadonlyMap<string, LateCase>> {
  const { rows } = await sql.query<Read>({
    name: 'late-case-read',
    text: `select ${LATE_CASE_COLUMNS}, c.last_hash,
        (select round(extract(epoch from t.fire_at) * 1000)::float8 from timer t
          where t.home_agency_id = c.home_agency_id and t.case_id = c.id and t.name = '${EXPLANATION_DUE}') as explanation_due
      from json_to_recordset($1) as k(h uuid, id uuid)
      join late_case c on c.home_agency_id = k.h and c.id = k.id`,
    values: [JSON.stringify(keys.map(({ homeAgencyId, id }) => ({ h: homeAgencyId, id })))],
  });
  return new Map(
    rows.map(({ last_hash, explanation_due, ...row }) => [
      row.id,
      {
        homeAgencyId: row.home_agency_id,
        id: row.id,
        version: row.version,
        timers: explanation_due === null ? {} : { [EXPLANATION_DUE]: explanation_due },
        lastHash: last_hash,
        row,
      },
    ]),
  );
}

/** A lateness that has a case already is left out. */
const INSERT = `
  insert into late_case (home_agency_id, id, version, about, about_id, kind, subject, due_at, late_since, alert_id,
    unit_id, officer_id, head_id, agency_id, office_id, state, context, opened_at, opened_by, overdue, last_hash, updated_at)
  select home_agency_id, id, 0, about, about_id, kind, subject, due_at, late_since, alert_id, unit_id, officer_id, head_id,
    agency_id, office_id, state, context, opened_at, opened_by, false, '', updated_at
  from json_to_recordset($1) as w (home_agency_id uuid, id uuid, about text, about_id uuid, kind text, subject text,
    due_at timestamptz, late_since timestamptz, alert_id uuid, unit_id uuid, officer_id uuid, head_id uuid,
    agency_id uuid, office_id uuid, state text, context json, opened_at timestamptz, opened_by uuid, updated_at timestamptz)
  on conflict (home_agency_id, about_id, kind, subject, due_at) do nothing
  returning id`;

export async function insertLateCases(
  sql: Queryable,
  begun: readonly Begun<LateCaseTypes>[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql.query<{ id: string }>({
    name: 'late-case-insert',
    text: INSERT,
    values: [JSON.stringify(begun.map(({ after }) => after.row))],
  });
  return new Set(rows.map(({ id }) => id));
}

/** Alerts of a case are kept under what it is about. */
const DONE = `
  with done as (
    update late_case c set version = i.version, state = i.state, context = i.context, answer_due_at = i.answer_due_at,
      overdue = i.overdue, asked_by = i.asked_by, reason = i.reason, finding = i.finding, attribution = i.attribution,
      measure = i.measure, measure_on = i.measure_on, found_at = i.found_at, closed_at = i.closed_at,
      last_hash = decode(i.last_hash, 'hex'), updated_at = i.updated_at
    from json_to_recordset($1) as i(n integer, home_agency_id uuid, id uuid, expected integer, version integer, state text,
      context json, answer_due_at timestamptz, overdue boolean, asked_by uuid, reason text, finding text,
      attribution jsonb, measure text, measure_on date, found_at timestamptz, closed_at timestamptz, last_hash text,
      updated_at timestamptz)
    where c.home_agency_id = i.home_agency_id and c.id = i.id and c.version = i.expected
    returning i.n, c.home_agency_id as h, c.id, c.about_id as about
  )`;

export const LATE_CASE_ROWS: CaseRows<LateCaseTypes> = {
  done: DONE,
  row: (n, { before, after }) => ({
    n,
    ...after.row,
    expected: before?.version ?? 0,
    last_hash: after.lastHash.toString('hex'),
  }),
  parts: {
    explanations: (list) => `
      insert into explanation (home_agency_id, late_case_id, seq, reason, text, evidence, given_by, on_behalf_of,
        given_at, in_time)
      select l.h, l.id, x.seq, x.reason, x.text, x.evidence, x.given_by, x.on_behalf_of, to_timestamp(x.at / 1000),
        x.in_time
      from json_to_recordset(${list}) as x(n integer, seq integer, reason text, text text, evidence jsonb,
        given_by uuid, on_behalf_of uuid, at float8, in_time boolean)
      join done l on l.n = x.n`,
  },
  collect,
};

function collect(n: number, { outcome }: Written<LateCaseTypes>, { explanations }: Lists): void {
  for (const { entry, state } of outcome.decided)
    if (entry.type === 'explain')
      explanations!.push({
        n,
        seq: entry.seq,
        reason: entry.facts['reason'],
        text: entry.facts['text'],
        evidence: entry.facts['evidence'] ?? [],
        given_by: entry.by,
        on_behalf_of: entry.onBehalfOf,
        at: entry.at,
        in_time: !state.row.overdue,
      });
}
