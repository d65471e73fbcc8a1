// Gives a time limit to a case that the catalogue left without one, with the source that it comes from.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { plainProcess } from '../domain/process/plain-process.ts';
import type { CaseDefinition } from '../domain/process/procedure-definition.ts';
import { formatInstant } from '../domain/time/instant.ts';
import { checkLimit, type Limit } from '../domain/time/limit.ts';
import { AdministrationLog } from '../organization/administration-log/administration-log.ts';
import { Clock } from '../platform/clock.ts';
import { Database, type Queryable } from '../platform/database.ts';
import { type CatalogueCase, type LimitSource, writeVersions } from './stored-procedure.ts';

export interface GivenLimit {
  readonly procedureCode: string;
  readonly caseKey: string;
  readonly limit: Limit;
  /** The law or decision that sets the limit, in words. */
  readonly source: string;
  readonly by: string | null;
  /** An administrator may replace a limit that was given before, others only give one that is missing. */
  readonly mayReplace: boolean;
}

interface LatestRow {
  definition: CatalogueCase;
  time_limit: Limit | null;
  limit_source: LimitSource | null;
  version: { definition: CaseDefinition; plain: boolean; source: string | null } | null;
}

@Injectable()
export class GiveLimit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: AdministrationLog,
  ) {}

  /**
   * From now on the case can be accepted. A process version that lacked the limit is followed by one that has it;
   * dossiers keep the one they have.
   *
   * @throws DomainError `case.unknown`, `limit.invalid`, `limit.sourceMissing`, `procedure.limitExists`
   */
  async run(given: GivenLimit): Promise<void> {
    checkLimit(given.limit);
    if (given.source.trim() === '')
      throw new DomainError('limit.sourceMissing', 'A limit needs the law or decision it comes from');
    return this.database.transaction((connection) => this.#write(connection, given));
  }

  async #write(connection: Queryable, given: GivenLimit): Promise<void> {
    const { procedureCode, caseKey, limit, by } = given;
    const latest = await latestOf(connection, procedureCode, caseKey);
    if (latest === undefined)
      throw new DomainError('case.unknown', `Procedure ${procedureCode} has no case ${caseKey}`, {
        procedureCode,
        caseKey,
      });
    if (latest.time_limit !== null && !(given.mayReplace && latest.limit_source !== null))
      throw new DomainError(
        'procedure.limitExists',
        'The case has a limit already: publish a new version of it',
        {
          procedureCode,
          caseKey,
          limit: latest.time_limit,
        },
      );
    const at = this.clock.now();
    const source: LimitSource = { source: given.source.trim(), by, at: formatInstant(at) };
    await connection.query({
      name: 'give-limit',
      text: `update procedure_case set time_limit = $3, limit_source = $4, acceptable = true,
          definition = definition || jsonb_build_object('limit', $3::jsonb)
        where procedure_code = $1 and key = $2`,
      values: [procedureCode, caseKey, JSON.stringify(limit), JSON.stringify(source)],
    });
    await this.log.write(connection, {
      action: 'procedure.limitGiven',
      subject: { id: procedureCode, name: caseKey },
      before: latest.time_limit === null ? null : { limit: latest.time_limit },
      after: { limit, source: source.source },
    });
    if (latest.version === null) return;
    const { plain } = latest.version;
    const definition: CaseDefinition = {
      ...latest.version.definition,
      limit,
      ...(plain ? { process: plainProcess(limit) } : {}),
    };
    const candidate = { procedureCode, definition, effectiveFrom: null, source: source.source, plain };
    await writeVersions(connection, [{ ...candidate, overrides: [], findings: [] }], { at, by });
  }
}

async function latestOf(
  connection: Queryable,
  procedureCode: string,
  caseKey: string,
): Promise<LatestRow | undefined> {
  const {
    rows: [row],
  } = await connection.query<LatestRow>({
    name: 'latest-of-case',
    text: `select c.definition, c.time_limit, c.limit_source,
        (select jsonb_build_object('definition', v.definition, 'plain', v.plain, 'source', v.source)
          from process_version v where v.id = c.current_version_id) as version
      from procedure_case c where c.procedure_code = $1 and c.key = $2 for update`,
    values: [procedureCode, caseKey],
  });
  return row;
}
