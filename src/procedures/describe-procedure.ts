// One procedure as it stands: facts, cases with limit, checklist, fees and steps, and the versions published.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { AuthorityLevel, CaseDefinition } from '../domain/process/procedure-definition.ts';
import type { Finding } from '../domain/process/finding.ts';
import { formatInstant } from '../domain/time/instant.ts';
import { Database } from '../platform/database.ts';
import { ProcedureTable } from './procedure.table.ts';
import { limitWords } from './offered-cases.ts';
import type { LimitSource } from './stored-procedure.ts';

interface VersionSummary {
  readonly id: string;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly publishedAt: string;
  readonly publishedBy: string | null;
  readonly source: string | null;
  readonly plain: boolean;
  readonly overrides: readonly object[];
  readonly findings: readonly Finding[];
}

/** The newest definition of a case. Its process is absent while none was published. */
type DescribedCase = Omit<CaseDefinition, 'process'> & {
  readonly process?: CaseDefinition['process'];
  readonly acceptable: boolean;
  readonly unconfirmed: boolean;
  readonly inUse: boolean;
  readonly limitSource: LimitSource | null;
  readonly limitInWords: string | null;
  readonly limitInWordsEn: string | null;
  /** Newest first. */
  readonly versions: readonly VersionSummary[];
};

export interface DescribedProcedure {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly levels: readonly AuthorityLevel[];
  readonly decision: string | null;
  readonly results: readonly { readonly code?: string; readonly name: string }[];
  readonly source: string | null;
  readonly inUse: boolean;
  readonly updatedAt: string;
  readonly cases: readonly DescribedCase[];
}

interface CaseRow {
  definition: Omit<CaseDefinition, 'process'>;
  newest: CaseDefinition | null;
  acceptable: boolean;
  unconfirmed: boolean;
  in_use: boolean;
  limit_source: LimitSource | null;
  versions: (Omit<VersionSummary, 'publishedAt'> & { publishedAt: string })[];
}

@Injectable()
export class DescribeProcedure {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `procedure.unknown` */
  async run(code: string): Promise<DescribedProcedure> {
    const [procedure, cases] = await Promise.all([
      this.database.repository(ProcedureTable).findOneBy({ code }),
      this.database.query<CaseRow>({
        name: 'describe-cases',
        text: `select c.definition, n.definition as newest, c.acceptable, c.unconfirmed, c.in_use, c.limit_source,
            coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'version', v.version,
              'effectiveFrom', v.effective_from, 'publishedAt', v.published_at, 'publishedBy', v.published_by,
              'source', v.source, 'plain', v.plain, 'overrides', v.overrides, 'findings', v.findings)
              order by v.version desc) from process_version v
              where v.procedure_code = c.procedure_code and v.case_key = c.key), '[]') as versions
          from procedure_case c left join process_version n on n.id = c.current_version_id
          where c.procedure_code = $1 order by c.in_use desc, c.position, c.key`,
        values: [code],
      }),
    ]);
    if (procedure === null)
      throw new DomainError('procedure.unknown', `There is no procedure ${code}`, { code });
    const { name, field, levels, decision, results, source, in_use, updated_at } = procedure;
    return {
      ...{ code, name, field, levels, decision, results, source },
      inUse: in_use,
      updatedAt: formatInstant(updated_at.getTime()),
      cases: cases.rows.map(describedCase),
    };
  }
}

function describedCase(row: CaseRow): DescribedCase {
  const definition = row.newest ?? row.definition;
  return {
    ...definition,
    ...limitWords(definition.limit),
    acceptable: row.acceptable,
    unconfirmed: row.unconfirmed,
    inUse: row.in_use,
    limitSource: row.limit_source,
    versions: row.versions.map((version) => ({
      ...version,
      publishedAt: formatInstant(Date.parse(version.publishedAt)),
    })),
  };
}
