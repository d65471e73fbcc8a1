// The YAML of a procedure: as it was published, or written anew where it was published in another form.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { plainProcess } from '../domain/process/plain-process.ts';
import type { CaseDefinition, ProcedureDefinition } from '../domain/process/procedure-definition.ts';
import { readProcedure } from '../domain/process/read-procedure.ts';
import { withoutUndefined } from '../domain/process/without-undefined.ts';
import { writeProcedureYaml } from '../domain/process/write-procedure.ts';
import { formatInstant } from '../domain/time/instant.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import { Database } from '../platform/database.ts';
import { DescribeProcedure, type DescribedProcedure } from './describe-procedure.ts';
import type { ProcedureSourceView, PublicationView } from './source-view.ts';
import { casesAsPublished, type Publication, readPublications } from './stored-sources.ts';

/** What a case's first version carries as its first day: always. */
const ALWAYS = '1900-01-01';

@Injectable()
export class ShowSource {
  constructor(
    private readonly database: Database,
    private readonly describe: DescribeProcedure,
    private readonly directory: OrganizationDirectory,
  ) {}

  /**
   * A procedure that was never published comes as the catalogue has it, with the plain process: a text to begin with.
   *
   * @param version of the procedure, from 1; the newest if left out
   * @throws DomainError `procedure.unknown`, `procedureVersion.unknown`
   */
  async run(code: string, version?: number): Promise<ProcedureSourceView> {
    const [facts, publications, organization] = await Promise.all([
      this.describe.run(code),
      readPublications(this.database, code),
      this.directory.current(),
    ]);
    const shown = version ?? publications.length;
    const publication = publications[shown - 1];
    if (version !== undefined && publication === undefined)
      throw new DomainError('procedureVersion.unknown', `Procedure ${code} has no version ${version}`, {
        code,
        version,
      });
    const nameOf = (staffId: string) => organization.staff(staffId)?.name ?? null;
    return {
      code,
      version: publication === undefined ? null : shown,
      exact: publication?.text != null,
      yaml: publication?.text ?? (await this.written(facts, publication, shown === publications.length)),
      versions: publications.map((one, index) => viewOf(one, index + 1, nameOf)).reverse(),
    };
  }

  private async written(
    facts: DescribedProcedure,
    publication: Publication | undefined,
    newest: boolean,
  ): Promise<string> {
    const cases =
      publication === undefined
        ? facts.cases.filter(({ inUse }) => inUse).map(plainCase)
        : await casesAsPublished(this.database, facts.code, publication.publishedAt, newest);
    const { code, name, field, levels, decision, results, source } = facts;
    const from = publication?.from;
    const stored = withoutUndefined({
      code,
      name,
      field,
      levels,
      decision: decision ?? undefined,
      results,
      source: source ?? undefined,
      effectiveFrom: from === ALWAYS ? undefined : from,
      cases,
    });
    // Read once more, because the database does not keep the order of fields.
    return writeProcedureYaml(readProcedure(stored, code) satisfies ProcedureDefinition);
  }
}

function plainCase(described: DescribedProcedure['cases'][number]): CaseDefinition {
  const {
    acceptable: _acceptable,
    inUse: _inUse,
    limitSource: _source,
    limitInWords: _words,
    limitInWordsEn: _wordsEn,
    versions: _versions,
    process,
    unconfirmed,
    ...rest
  } = described;
  return {
    ...rest,
    ...(unconfirmed ? { unconfirmed } : {}),
    process: process ?? plainProcess(rest.limit),
  };
}

function viewOf(
  publication: Publication,
  version: number,
  nameOf: (staffId: string) => string | null,
): PublicationView {
  const { from, publishedAt, publishedBy, cases, plain, source, text } = publication;
  return {
    version,
    from,
    publishedAt: formatInstant(publishedAt),
    publishedBy: publishedBy === null ? null : { id: publishedBy, name: nameOf(publishedBy) },
    cases,
    plain,
    source,
    exact: text !== null,
  };
}
