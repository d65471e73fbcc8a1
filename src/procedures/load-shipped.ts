// Publishes the procedures that come with the service, as far as they are new or have changed.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Finding } from '../domain/process/finding.ts';
import type { ProcedureDefinition } from '../domain/process/procedure-definition.ts';
import { readProcedureYaml } from '../domain/process/read-procedure.ts';
import { Database, type Queryable } from '../platform/database.ts';
import { shippedPath } from '../platform/shipped-files.ts';
import { candidatesOf, PublishProcedure } from './publish-procedure.ts';

export const SHIPPED_PROCEDURES = shippedPath('workflows', 'procedures');

@Injectable()
export class LoadShipped implements OnModuleInit {
  readonly #logger = new Logger(LoadShipped.name);

  constructor(
    private readonly database: Database,
    private readonly publish: PublishProcedure,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.run(SHIPPED_PROCEDURES);
  }

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
      });
      const known = await areKnown(
        connection,
        shipped.map(({ procedure }) => procedure),
      );
      const news = shipped.filter((_, index) => !known[index]);
      if (news.length === 0) return 0;
      const { versions } = await this.publish.within(
        connection,
        news.map(({ procedure }) => procedure),
        {
          by: null,
          unless: 'ever',
          texts: new Map(news.map(({ procedure, text }) => [procedure.code, text])),
          checked: new Map(
            news.map(({ file, procedure }) => [procedure.code, this.#refuseUnsound(file, procedure)]),
          ),
        },
      );
      this.#logger.log(`${versions.length} process versions published from ${news.length} shipped files`);
      return news.length;
    });
  }

  #refuseUnsound(file: string, procedure: ProcedureDefinition): readonly Finding[] {
    try {
      return this.publish.refuseUnsound(procedure);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw new DomainError(error.code, `${file}: ${error.message}`, { ...error.details, file });
    }
  }
}

export interface ShippedProcedure {
  readonly file: string;
  readonly procedure: ProcedureDefinition;
  readonly text: string;
}

/** Paths of the procedure files in a folder, in the order of their names. */
export async function shippedFiles(directory: string): Promise<string[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.yaml')).sort();
  return files.map((file) => join(directory, file));
}

/** The shipped procedures. @throws DomainError `procedure.malformed` */
export async function readShipped(directory: string): Promise<ShippedProcedure[]> {
  const files = await shippedFiles(directory);
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(file, 'utf8');
      return { file, procedure: readProcedureYaml(text, file), text };
    }),
  );
}

/** For each procedure whether every case of it was published like this before. */
async function areKnown(
  connection: Queryable,
  procedures: readonly ProcedureDefinition[],
): Promise<boolean[]> {
  const cases = procedures.flatMap((procedure, index) =>
    candidatesOf(procedure, [], null).map(({ procedureCode, definition }) => ({
      index,
      code: procedureCode,
      definition,
    })),
  );
  const { rows } = await connection.query<{ index: number }>({
    name: 'new-shipped-cases',
    text: `select distinct c.index from jsonb_to_recordset($1::jsonb) as c(index integer, code text, definition jsonb)
      where not exists (select from process_version v where v.procedure_code = c.code
        and v.case_key = c.definition->>'key' and v.definition = c.definition)`,
    values: [JSON.stringify(cases)],
  });
  const changed = new Set(rows.map(({ index }) => index));
  return procedures.map((_, index) => !changed.has(index));
}
