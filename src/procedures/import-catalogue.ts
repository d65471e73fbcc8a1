// Loads the national catalogue: what may be applied for, by whom it is resolved and in how much time.
import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { importCatalogue } from '../domain/process/import-catalogue.ts';
import { FIELD_NOT_PUBLISHED, NAME_NOT_PUBLISHED } from '../domain/process/import-processes.ts';
import type { ProcedureDefinition } from '../domain/process/procedure-definition.ts';
import { AdministrationLog } from '../organization/administration-log/administration-log.ts';
import { Clock } from '../platform/clock.ts';
import { Database, type Queryable } from '../platform/database.ts';
import { type ImportOptions, inChunks } from './import-in-chunks.ts';
import { ProcedureCaseTable } from './procedure-case.table.ts';
import { writeProcedures, writeVersions, type WrittenBy } from './stored-procedure.ts';

export interface CatalogueImport {
  readonly procedures: number;
  /** Procedures left as they are, because a process of their own is published. */
  readonly kept: number;
  /** Cases that can be searched but not accepted until somebody gives them a limit. */
  readonly withoutLimit: number;
}

const CHUNK = 250;

@Injectable()
export class ImportCatalogue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: AdministrationLog,
  ) {}

  /**
   * All rows of the file or none. Procedures that have a published process keep it, and take from the catalogue
   * only a name or field that was never published with it.
   *
   * @throws DomainError `catalogue.malformed` naming file and place
   */
  async run(text: string, fileName: string, { by, progress }: ImportOptions): Promise<CatalogueImport> {
    const all = importCatalogue(text, fileName);
    const written: WrittenBy = { at: this.clock.now(), by };
    return this.database.transaction(async (connection) => {
      const published = await publishedCodes(connection);
      const procedures = all.filter(({ code }) => !published.has(code));
      await fillUnpublishedFacts(
        connection,
        all.filter(({ code }) => published.has(code)),
      );
      await inChunks(procedures, CHUNK, progress, async (chunk) => {
        await writeProcedures(connection, chunk, written.at);
        await replacePlainVersions(connection, chunk, written);
      });
      const cases = procedures.flatMap((procedure) => procedure.cases);
      const loaded: CatalogueImport = {
        procedures: procedures.length,
        kept: all.length - procedures.length,
        withoutLimit: cases.filter(({ limit }) => limit === null).length,
      };
      await this.log.write(connection, {
        action: 'procedure.catalogueLoaded',
        subject: { id: null, name: basename(fileName) },
        after: { ...loaded },
      });
      return loaded;
    });
  }
}

async function publishedCodes(connection: Queryable): Promise<ReadonlySet<string>> {
  const { rows } = await connection.query<{ code: string }>({
    name: 'published-codes',
    text: 'select distinct procedure_code as code from process_version where not plain',
  });
  return new Set(rows.map(({ code }) => code));
}

/** Published processes often come without the procedure's name or field: the catalogue has them. */
async function fillUnpublishedFacts(
  connection: Queryable,
  procedures: readonly ProcedureDefinition[],
): Promise<void> {
  const facts = procedures.map(({ code, name, field }) => ({ code, name, field }));
  await connection.query({
    name: 'fill-unpublished-facts',
    text: `update procedure p set name = case when p.name = $2 then f.name else p.name end,
        field = case when p.field = $3 then f.field else p.field end
      from jsonb_to_recordset($1::jsonb) as f(code text, name text, field text)
      where p.code = f.code and (p.name = $2 or p.field = $3)`,
    values: [JSON.stringify(facts), NAME_NOT_PUBLISHED, FIELD_NOT_PUBLISHED],
  });
}

/** A case that already went by a plain process gets a new one if its limit changed; others wait until they need one. */
async function replacePlainVersions(
  connection: Queryable,
  procedures: readonly ProcedureDefinition[],
  by: WrittenBy,
): Promise<void> {
  const cases = await connection.repository(ProcedureCaseTable).findBy({
    procedure_code: In(procedures.map(({ code }) => code)),
    current_version_id: Not(IsNull()),
    limit_source: IsNull(),
  });
  if (cases.length === 0) return;
  const needed = new Set(cases.map(({ procedure_code, key }) => `${procedure_code}/${key}`));
  const candidates = procedures.flatMap(({ code, cases }) =>
    cases
      .filter(({ key }) => needed.has(`${code}/${key}`))
      .map((definition) => ({
        procedureCode: code,
        definition,
        effectiveFrom: null,
        source: null,
        plain: true,
        overrides: [],
        findings: [],
      })),
  );
  await writeVersions(connection, candidates, by);
}
