// Publishes a file of published internal processes: every procedure in it, or none.
import { Injectable } from '@nestjs/common';
import {
  importProcesses,
  type CatalogueFacts,
  type ImportWarning,
} from '../domain/process/import-processes.ts';
import { Database, type Queryable } from '../platform/database.ts';
import { type ImportOptions, inChunks } from './import-in-chunks.ts';
import { PublishProcedure } from './publish-procedure.ts';

export interface ProcessImport {
  readonly procedures: number;
  /** New process versions; 0 when the same file was imported before. */
  readonly versions: number;
  readonly warnings: readonly ImportWarning[];
}

const CHUNK = 20;

@Injectable()
export class ImportProcesses {
  constructor(
    private readonly database: Database,
    private readonly publish: PublishProcedure,
  ) {}

  /**
   * Names and fields that the file lacks come from the catalogue.
   *
   * @throws DomainError `processes.malformed` naming file and place, `procedure.invalid` naming the procedure
   */
  async run(text: string, fileName: string, options: ImportOptions): Promise<ProcessImport> {
    const catalogue = await catalogueFacts(this.database);
    const { procedures, warnings } = importProcesses(text, fileName, (code) => catalogue.get(code));
    return this.database.transaction(async (connection) => {
      let versions = 0;
      await inChunks(procedures, CHUNK, options.progress, async (chunk) => {
        const published = await this.publish.within(connection, chunk, { by: options.by, source: fileName });
        versions += published.versions.length;
      });
      return { procedures: procedures.length, versions, warnings };
    });
  }
}

async function catalogueFacts(connection: Queryable): Promise<ReadonlyMap<string, CatalogueFacts>> {
  const { rows } = await connection.query<{ code: string; facts: CatalogueFacts }>({
    name: 'catalogue-facts',
    text: `select code, jsonb_strip_nulls(jsonb_build_object('name', name, 'field', field, 'levels', levels,
      'decision', decision, 'results', results)) as facts from procedure`,
  });
  return new Map(rows.map(({ code, facts }) => [code, facts]));
}
