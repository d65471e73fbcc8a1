// Publishes the procedures that come with the service, as far as they are new or have changed.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import type { ProcedureDefinition } from '../domain/process/procedure-definition.ts';
import { readProcedureYaml } from '../domain/process/read-procedure.ts';
import { type Connection, Database } from '../platform/database.ts';
import { candidatesOf, PublishProcedure } from './publish-procedure.ts';

@Injectable()
export class LoadShipped {
  readonly #logger = new Logger(LoadShipped.name);

  constructor(
    private readonly database: Database,
    private readonly publish: PublishProcedure,
  ) {}

  /**
   * Every file is published whole or not at all. What was published once is not published again, so that a later
   * version of an administrator's stays in force over restarts.
   *
   * @throws DomainError naming the file, and the line where there is one: a broken file must stop the service
   */
  async run(directory: string): Promise<number> {
    const shipped = await readShipped(directory);
    return this.database.transaction(async (connection) => {
      await connection.query({
        name: 'lock-shipped',
        text: `select pg_advisory_xact_lock(hashtext('shipped procedures'))`,
        values: [],
      });
      const known = await knownDefinitions(connection, shipped);
      const news = shipped.filter((_, index) => !known[index]);
      if (news.length === 0) return 0;
      const { versions } = await this.publish.within(connection, news, { by: null, unless: 'ever' });
      this.#logger.log(`${versions.length} process versions published from ${news.length} shipped files`);
      return news.length;
    });
  }
}

/** The shipped procedures, in the order of their files. @throws DomainError `procedure.malformed` */
export async function readShipped(directory: string): Promise<ProcedureDefinition[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.yaml')).sort();
  return Promise.all(
    files.map(async (file) => readProcedureYaml(await readFile(join(directory, file), 'utf8'), file)),
  );
}

/** For each procedure whether every case of it was published like this before. */
async function knownDefinitions(
  connection: Connection,
  procedures: readonly ProcedureDefinition[],
): Promise<boolean[]> {
  const cases = procedures.flatMap((procedure, index) =>
    candidatesOf(procedure, [], null).map(({ procedureCode, definition }) => ({
      index,
      code: procedureCode,
      definition,
    })),
  );
  const rows = await connection.query<{ index: number }>({
    name: 'new-shipped-cases',
    text: `select distinct c.index from jsonb_to_recordset($1::jsonb) as c(index integer, code text, definition jsonb)
      where not exists (select from process_version v where v.procedure_code = c.code
        and v.case_key = c.definition->>'key' and v.definition = c.definition)`,
    values: [JSON.stringify(cases)],
  });
  const changed = new Set(rows.map(({ index }) => index));
  return procedures.map((_, index) => !changed.has(index));
}
