// Published YAML in the database: written with the versions it published, read back by publication.
import type { CaseDefinition } from '../domain/process/procedure-definition.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Queryable } from '../platform/database.ts';
import { ProcedureSourceTable } from './procedure-source.table.ts';

/** One act of publishing: the process versions of a procedure that were written at one instant. */
export interface Publication {
  readonly publishedAt: Instant;
  readonly publishedBy: string | null;
  /** `YYYY-MM-DD`. */
  readonly from: string;
  readonly cases: readonly string[];
  readonly plain: boolean;
  readonly source: string | null;
  /** As it came in; null where it came in another form than YAML. */
  readonly text: string | null;
}

interface PublicationRow extends Omit<Publication, 'publishedAt'> {
  readonly published_at: Date;
}

/** Keeps the texts of a publication. @param texts by procedure code */
export async function writeSources(
  connection: Queryable,
  texts: ReadonlyMap<string, string>,
  at: Instant,
): Promise<void> {
  if (texts.size === 0) return;
  const published_at = new Date(at);
  const rows = [...texts].map(([procedure_code, text]) => ({ procedure_code, published_at, text }));
  const inserting = connection.repository(ProcedureSourceTable).createQueryBuilder().insert();
  await inserting.values(rows).orIgnore().execute();
}

/** Every publication of a procedure, oldest first. */
export async function readPublications(connection: Queryable, code: string): Promise<Publication[]> {
  const { rows } = await connection.query<PublicationRow>({
    name: 'read-publications',
    text: `select v.published_at, (array_agg(v.published_by))[1] as "publishedBy",
        min(v.effective_from)::text as "from", array_agg(v.case_key order by v.case_key) as cases,
        bool_and(v.plain) as plain, min(v.source) as source, min(s.text) as text
      from process_version v
      left join procedure_source s on s.procedure_code = v.procedure_code and s.published_at = v.published_at
      where v.procedure_code = $1 group by v.published_at order by v.published_at`,
    values: [code],
  });
  return rows.map(({ published_at, ...row }) => ({ ...row, publishedAt: published_at.getTime() }));
}

/**
 * The newest version of each case of a procedure by an instant, in the procedure's order.
 *
 * @param inUseOnly leaves out cases that were since given up
 */
export async function casesAsPublished(
  connection: Queryable,
  code: string,
  by: Instant,
  inUseOnly: boolean,
): Promise<CaseDefinition[]> {
  const { rows } = await connection.query<{ definition: CaseDefinition }>({
    name: 'cases-as-published',
    text: `select v.definition from procedure_case c
      join lateral (
        select w.definition from process_version w where w.procedure_code = c.procedure_code and w.case_key = c.key
          and w.published_at <= $2 order by w.version desc limit 1
      ) v on true
      where c.procedure_code = $1 and (c.in_use or not $3) order by c.position, c.key`,
    values: [code, new Date(by), inUseOnly],
  });
  return rows.map(({ definition }) => definition);
}
