// The process versions that dossiers pin, with their charts: loaded when asked for, kept while in use.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { plainProcess } from '../domain/process/plain-process.ts';
import type { CaseDefinition } from '../domain/process/procedure-definition.ts';
import { type Day, formatDay } from '../domain/time/instant.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { PinnedProcess } from '../dossier-kind/definitions.ts';
import { prepareChart } from '../../workflows/one-stop/run-chart.ts';
import { BoundedCache } from './bounded-cache.ts';
import { ProcedureCaseTable } from './procedure-case.table.ts';
import { type CatalogueCase, writeVersions } from './stored-procedure.ts';

const CHARTS_KEPT = 500;

interface InForceRow {
  procedure_in_use: boolean;
  case_in_use: boolean | null;
  definition: CatalogueCase | null;
  acceptable: boolean | null;
  version_id: string | null;
  version_acceptable: boolean | null;
  first_day: string | null;
}

type Choice = { readonly versionId: string } | { readonly versionId: null; readonly plain: CaseDefinition };

@Injectable()
export class ProcessVersions {
  readonly #pinned = new BoundedCache<PinnedProcess>(CHARTS_KEPT, (id) => this.#load(id));

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * A version by its id, with its chart built.
   *
   * @throws DomainError `processVersion.unknown`
   */
  get(id: string): Promise<PinnedProcess> {
    return this.#pinned.get(id);
  }

  /**
   * The version that a dossier accepted on a day is handled by: among those in force, the one whose effective date
   * is newest. A case of the catalogue whose process was never published gets a plain one, once.
   *
   * @throws DomainError `procedure.unknown`, `case.unknown`, `procedure.notInUse`, `procedure.withoutLimit`,
   *   `procedure.notInForce`
   */
  async currentFor(procedureCode: string, caseKey: string, day: Day): Promise<PinnedProcess> {
    const choice = await this.#choose(procedureCode, caseKey, day);
    return this.get(choice.versionId ?? (await this.#makePlain(procedureCode, choice.plain, day)));
  }

  /** What `currentFor` would pin, without making a version of it: for looking ahead. @throws as `currentFor` */
  async definitionFor(procedureCode: string, caseKey: string, day: Day): Promise<CaseDefinition> {
    const choice = await this.#choose(procedureCode, caseKey, day);
    return choice.versionId === null ? choice.plain : (await this.get(choice.versionId)).definition;
  }

  async #choose(procedureCode: string, caseKey: string, day: Day): Promise<Choice> {
    const refuse = (code: string, message: string, more: object = {}): DomainError =>
      new DomainError(code, message, { procedureCode, caseKey, ...more });
    const row = await this.#inForce(procedureCode, caseKey, day);
    if (row === undefined) throw refuse('procedure.unknown', `There is no procedure ${procedureCode}`);
    const { definition, version_id: versionId, first_day: firstDay } = row;
    if (definition === null)
      throw refuse('case.unknown', `Procedure ${procedureCode} has no case ${caseKey}`);
    if (!row.procedure_in_use || row.case_in_use !== true)
      throw refuse('procedure.notInUse', `Procedure ${procedureCode}, case ${caseKey} is no longer in use`);
    if (row.acceptable !== true || row.version_acceptable === false)
      throw refuse(
        'procedure.withoutLimit',
        `Procedure ${procedureCode}, case ${caseKey} has no time limit yet: give one with its source first`,
      );
    if (versionId !== null) return { versionId };
    if (firstDay !== null)
      throw refuse('procedure.notInForce', `The process is in force from ${firstDay} only`, {
        day: formatDay(day),
        firstDay,
      });
    return { versionId: null, plain: { ...definition, process: plainProcess(definition.limit) } };
  }

  async #inForce(procedureCode: string, caseKey: string, day: Day): Promise<InForceRow | undefined> {
    const {
      rows: [row],
    } = await this.database.query<InForceRow>({
      name: 'process-in-force',
      text: `select p.in_use as procedure_in_use, c.in_use as case_in_use, c.definition, c.acceptable,
          v.id as version_id, v.acceptable as version_acceptable,
          case when v.id is null then (select min(f.effective_from)::text from process_version f
            where f.procedure_code = c.procedure_code and f.case_key = c.key) end as first_day
        from procedure p
        left join procedure_case c on c.procedure_code = p.code and c.key = $2
        left join lateral (
          select w.id, w.definition->'limit' <> 'null' as acceptable from process_version w
          where w.procedure_code = c.procedure_code and w.case_key = c.key and w.effective_from <= $3::date
          order by w.effective_from desc, w.version desc limit 1
        ) v on true
        where p.code = $1`,
      values: [procedureCode, caseKey, formatDay(day)],
    });
    return row;
  }

  /** Two first acceptances at once make one version: the second finds the first's. */
  async #makePlain(procedureCode: string, definition: CaseDefinition, day: Day): Promise<string> {
    const candidate = {
      procedureCode,
      definition,
      effectiveFrom: null,
      source: null,
      plain: true,
      overrides: [],
      findings: [],
    };
    await this.database.transaction(async (connection) => {
      const where = { procedure_code: procedureCode, key: definition.key };
      await connection.repository(ProcedureCaseTable).findOne({ where, lock: { mode: 'pessimistic_write' } });
      return writeVersions(connection, [candidate], { at: this.clock.now(), by: null });
    });
    const row = await this.#inForce(procedureCode, definition.key, day);
    if (row?.version_id == null) throw new Error(`no plain process was made for ${procedureCode}`);
    return row.version_id;
  }

  async #load(id: string): Promise<PinnedProcess> {
    const {
      rows: [row],
    } = await this.database.query<Omit<PinnedProcess, 'chart'>>({
      name: 'load-process-version',
      text: `select v.id, v.procedure_code as "procedureCode", p.name as "procedureName", v.case_key as "caseKey",
          v.version, v.definition
        from process_version v join procedure p on p.code = v.procedure_code where v.id = $1`,
      values: [id],
    });
    if (row === undefined)
      throw new DomainError('processVersion.unknown', `There is no process version ${id}`, { id });
    return { ...row, chart: prepareChart(row.definition.process) };
  }
}
