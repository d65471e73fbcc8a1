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
import { ProcedureCaseTable } from './procedure-case.table.ts';
import { ProcessVersionTable } from './process-version.table.ts';
import { type LimitSource, writeVersions } from './stored-procedure.ts';

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
    const cases = connection.repository(ProcedureCaseTable);
    const which = { procedure_code: procedureCode, key: caseKey };
    const latest = await cases.findOne({ where: which, lock: { mode: 'pessimistic_write' } });
    if (latest === null)
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
    await cases.update(which, {
      time_limit: limit,
      limit_source: source,
      acceptable: true,
      definition: { ...latest.definition, limit },
    });
    await this.log.write(connection, {
      action: 'procedure.limitGiven',
      subject: { id: procedureCode, name: caseKey },
      before: latest.time_limit === null ? null : { limit: latest.time_limit },
      after: { limit, source: source.source },
    });
    if (latest.current_version_id === null) return;
    const current = { id: latest.current_version_id };
    const version = await connection.repository(ProcessVersionTable).findOneByOrFail(current);
    const { plain } = version;
    const definition: CaseDefinition = {
      ...version.definition,
      limit,
      ...(plain ? { process: plainProcess(limit) } : {}),
    };
    const candidate = { procedureCode, definition, effectiveFrom: null, source: source.source, plain };
    await writeVersions(connection, [{ ...candidate, overrides: [], findings: [] }], { at, by });
  }
}
