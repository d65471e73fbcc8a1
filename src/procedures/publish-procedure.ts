// Publishes a procedure: its facts and cases as they stand, and a new process version for each case that changed.
import { Injectable } from '@nestjs/common';
import type { Finding } from '../domain/process/finding.ts';
import type { ProcedureDefinition } from '../domain/process/procedure-definition.ts';
import { AdministrationLog } from '../organization/administration-log/administration-log.ts';
import { Clock } from '../platform/clock.ts';
import { Database, type Queryable } from '../platform/database.ts';
import { CheckBeforePublishing } from './check-before-publishing.ts';
import {
  givenLimits,
  type VersionCandidate,
  writeProcedures,
  writeVersions,
  type WrittenBy,
  type WrittenVersion,
} from './stored-procedure.ts';
import { writeSources } from './stored-sources.ts';
import { unsound } from './unsound.ts';

export interface PublishOptions {
  /** Staff member, null for the service itself. */
  readonly by: string | null;
  /** How the definition came in; used where the process names no source of its own. */
  readonly source?: string;
  /** What is not published again: the `latest` version of a case, or any version `ever`. */
  readonly unless?: 'latest' | 'ever';
  /** YAML as it came in, by procedure code; kept where it publishes something new. */
  readonly texts?: ReadonlyMap<string, string>;
  /** The warnings of procedures that were checked already, by code: looking at every path of a chart takes long. */
  readonly checked?: ReadonlyMap<string, readonly Finding[]>;
}

export interface Published {
  /** New versions; empty when the same was published before. */
  readonly versions: readonly WrittenVersion[];
  /** Warnings, kept with each version. */
  readonly findings: readonly Finding[];
}

@Injectable()
export class PublishProcedure {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly check: CheckBeforePublishing,
    private readonly log: AdministrationLog,
  ) {}

  /**
   * Publishes one procedure. Publishing the same definition again changes nothing.
   *
   * @throws DomainError `procedure.invalid` with `details.findings` when a check has errors
   */
  run(procedure: ProcedureDefinition, options: PublishOptions): Promise<Published> {
    return this.database.transaction((connection) => this.within(connection, [procedure], options));
  }

  /**
   * Publishes several procedures in a transaction of the caller's: all of them or none.
   *
   * @throws DomainError `procedure.invalid` for the first procedure whose check has errors
   */
  async within(
    connection: Queryable,
    procedures: readonly ProcedureDefinition[],
    options: PublishOptions,
  ): Promise<Published> {
    const findings = procedures.map(
      (procedure) => options.checked?.get(procedure.code) ?? this.refuseUnsound(procedure),
    );
    const by: WrittenBy = { at: this.clock.now(), by: options.by };
    await writeProcedures(connection, procedures, by.at);
    const limits = await givenLimits(
      connection,
      procedures.map(({ code }) => code),
    );
    const candidates = procedures.flatMap((procedure, index) =>
      candidatesOf(procedure, findings[index]!, options.source ?? null).map((candidate) => {
        const { key, limit } = candidate.definition;
        const given = limits.get(`${procedure.code}/${key}`);
        return limit !== null || given === undefined
          ? candidate
          : { ...candidate, definition: { ...candidate.definition, limit: given } };
      }),
    );
    const versions = await writeVersions(connection, candidates, by, options.unless);
    const written = new Set(versions.map(({ procedureCode }) => procedureCode));
    const texts = [...(options.texts ?? [])].filter(([code]) => written.has(code));
    await writeSources(connection, new Map(texts), by.at);
    for (const { code, name } of procedures.filter((procedure) => written.has(procedure.code)))
      await this.log.write(connection, {
        action: 'procedure.published',
        subject: { id: code, name },
        after: { versions: versions.filter(({ procedureCode }) => procedureCode === code) },
      });
    return { versions, findings: findings.flat() };
  }

  /**
   * The warnings of a procedure that may be published.
   *
   * @throws DomainError `procedure.invalid`
   */
  refuseUnsound(procedure: ProcedureDefinition): Finding[] {
    const findings = this.check.run(procedure);
    const refusal = unsound(procedure, findings);
    if (refusal !== null) throw refusal;
    return findings;
  }
}

/** The versions that publishing a procedure asks for, one a case. */
export function candidatesOf(
  procedure: ProcedureDefinition,
  findings: readonly Finding[],
  source: string | null,
): VersionCandidate[] {
  return procedure.cases.map((definition, index) => ({
    procedureCode: procedure.code,
    definition,
    effectiveFrom: procedure.effectiveFrom ?? null,
    source: definition.process.source ?? procedure.source ?? source,
    plain: false,
    overrides: definition.process.overrides ?? [],
    findings: findings.filter(({ path }) => path.startsWith(`/cases/${index}/`)),
  }));
}
