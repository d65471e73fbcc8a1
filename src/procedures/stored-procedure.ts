// Procedures, cases and process versions as they are written to the database, many at a time.
import { In, IsNull, Not } from 'typeorm';
import type {
  CaseDefinition,
  CheckOverride,
  ProcedureDefinition,
} from '../domain/process/procedure-definition.ts';
import { formatDay, dayOf, type Instant } from '../domain/time/instant.ts';
import type { Limit } from '../domain/time/limit.ts';
import type { Queryable } from '../platform/database.ts';
import { ProcedureCaseTable } from './procedure-case.table.ts';
import { ONE_STOP_VERSION } from '../../workflows/one-stop/one-stop.machine.ts';

/** A case without its process, as the catalogue keeps it. */
export type CatalogueCase = Omit<CaseDefinition, 'process'>;

/** Who gave a limit that the catalogue lacked, and on what ground. */
export interface LimitSource {
  readonly source: string;
  readonly by: string | null;
  /** ISO 8601. */
  readonly at: string;
}

/** A process version about to be written. */
export interface VersionCandidate {
  readonly procedureCode: string;
  readonly definition: CaseDefinition;
  /** First day in force, `YYYY-MM-DD`; null: always for a case's first version, today for a later one. */
  readonly effectiveFrom: string | null;
  readonly source: string | null;
  /** Made by the service for a procedure whose own process was never published. */
  readonly plain: boolean;
  readonly overrides: readonly CheckOverride[];
  readonly findings: readonly object[];
}

export interface WrittenVersion {
  readonly id: string;
  readonly procedureCode: string;
  readonly caseKey: string;
  readonly version: number;
}

export interface WrittenBy {
  readonly at: Instant;
  /** Staff member, null for the service itself. */
  readonly by: string | null;
}

const ALWAYS = '1900-01-01';

/** Writes procedures and their cases; cases that are left out are no longer in use. A limit given by hand is kept. */
export async function writeProcedures(
  connection: Queryable,
  procedures: readonly ProcedureDefinition[],
  at: Instant,
): Promise<void> {
  const sorted = [...procedures].sort((a, b) => (a.code < b.code ? -1 : 1));
  await connection.query({
    name: 'write-procedures',
    text: `insert into procedure (code, name, field, levels, decision, results, source, in_use, updated_at)
      select p.code, p.name, p.field, p.levels, p.decision, p.results, p.source, true, $2
      from jsonb_to_recordset($1::jsonb) as p(code text, name text, field text, levels text[], decision text,
        results jsonb, source text)
      on conflict (code) do update set name = excluded.name, field = excluded.field, levels = excluded.levels,
        decision = excluded.decision, results = excluded.results, source = excluded.source, in_use = true,
        updated_at = excluded.updated_at`,
    values: [JSON.stringify(sorted.map(({ cases: _, ...facts }) => facts)), new Date(at)],
  });
  const cases = sorted.flatMap(({ code, cases }) =>
    cases.map(({ process: _, ...definition }, position) => ({ code, position, definition })),
  );
  await connection.query({
    name: 'write-cases',
    text: `with given as (
        select c.code, c.position, c.definition, c.definition->>'key' as key, c.definition->>'name' as name,
          nullif(c.definition->'limit', 'null') as time_limit,
          coalesce((c.definition->>'unconfirmed')::boolean, false) as unconfirmed
        from jsonb_to_recordset($1::jsonb) as c(code text, position integer, definition jsonb)
      ), gone as (
        update procedure_case o set in_use = false where o.procedure_code = any($2) and o.in_use
          and not exists (select from given g where g.code = o.procedure_code and g.key = o.key)
      )
      insert into procedure_case as o
        (procedure_code, key, name, position, definition, time_limit, acceptable, unconfirmed, in_use)
      select code, key, name, position, definition, time_limit, time_limit is not null, unconfirmed, true from given
      on conflict (procedure_code, key) do update set name = excluded.name, position = excluded.position,
        definition = case when excluded.time_limit is null and o.limit_source is not null
          then excluded.definition || jsonb_build_object('limit', o.time_limit) else excluded.definition end,
        time_limit = case when excluded.time_limit is null and o.limit_source is not null
          then o.time_limit else excluded.time_limit end,
        limit_source = case when excluded.time_limit is null then o.limit_source end,
        acceptable = excluded.acceptable or o.limit_source is not null,
        unconfirmed = excluded.unconfirmed, in_use = true`,
    values: [JSON.stringify(cases), sorted.map(({ code }) => code)],
  });
}

/** Limits given by hand to cases of these procedures, by `code/key`. */
export async function givenLimits(
  connection: Queryable,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Limit>> {
  const given = await connection.repository(ProcedureCaseTable).findBy({
    procedure_code: In(codes),
    limit_source: Not(IsNull()),
    time_limit: Not(IsNull()),
  });
  return new Map(given.map((row) => [`${row.procedure_code}/${row.key}`, row.time_limit!]));
}

/**
 * Writes a new version for each candidate that says something new. The cases must be there already.
 *
 * @param unless a candidate is left out when it equals the `latest` version of its case, or any version `ever`
 * @returns what was written, in no order
 */
export async function writeVersions(
  connection: Queryable,
  candidates: readonly VersionCandidate[],
  { at, by }: WrittenBy,
  unless: 'latest' | 'ever' = 'latest',
): Promise<WrittenVersion[]> {
  const { rows } = await connection.query<WrittenVersion>({
    name: 'write-process-versions',
    text: `with candidate as (
        select c.code, c.definition, c.definition->>'key' as key, c.effective_from, c.source, c.plain, c.overrides,
          c.findings, l.version as latest, l.definition as latest_definition
        from jsonb_to_recordset($1::jsonb) as c(code text, definition jsonb, effective_from date, source text,
          plain boolean, overrides jsonb, findings jsonb)
        left join lateral (
          select v.version, v.definition from process_version v
          where v.procedure_code = c.code and v.case_key = c.definition->>'key' order by v.version desc limit 1
        ) l on true
      ), written as (
        insert into process_version (id, procedure_code, case_key, version, chart_version, definition,
          effective_from, published_at, published_by, source, plain, overrides, findings)
        select gen_random_uuid(), c.code, c.key, coalesce(c.latest, 0) + 1, $2, c.definition,
          coalesce(c.effective_from, case when c.latest is null then $3::date else $4::date end), $5, $6, c.source,
          c.plain, c.overrides, c.findings
        from candidate c
        where c.latest_definition is distinct from c.definition
          and ($7 = 'latest' or not exists (select from process_version v where v.procedure_code = c.code
            and v.case_key = c.key and v.definition = c.definition))
        returning id, procedure_code, case_key, version
      ), pointed as (
        update procedure_case o set current_version_id = w.id from written w
        where o.procedure_code = w.procedure_code and o.key = w.case_key
      )
      select id, procedure_code as "procedureCode", case_key as "caseKey", version from written`,
    values: [
      JSON.stringify(
        candidates.map(({ procedureCode, effectiveFrom, ...rest }) => ({
          ...rest,
          code: procedureCode,
          effective_from: effectiveFrom,
        })),
      ),
      ONE_STOP_VERSION,
      ALWAYS,
      formatDay(dayOf(at)),
      new Date(at),
      by,
      unless,
    ],
  });
  return rows;
}
