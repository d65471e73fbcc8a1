// Publishes the procedures that come with the service, as far as they are new or have changed.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as othersFirst, setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Finding } from '../domain/process/finding.ts';
import type { ProcedureDefinition } from '../domain/process/procedure-definition.ts';
import { readProcedureYaml } from '../domain/process/read-procedure.ts';
import { Database, type Queryable } from '../platform/database.ts';
import { shippedPath } from '../platform/shipped-files.ts';
import { candidatesOf, PublishProcedure } from './publish-procedure.ts';

const LOOK_AGAIN_MS = 500;

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
    const files = await this.#unknownOf(await readTexts(directory));
    if (files.length === 0) return 0;
    const shipped = files.map(parsed);
    // Walking charts takes long on a slow machine: no transaction stands open meanwhile, and nobody waits behind all.
    const checked = new Map<string, readonly Finding[]>();
    for (const { file, procedure } of await newOf(shipped, this.database)) {
      checked.set(procedure.code, this.#refuseUnsound(file, procedure));
      await othersFirst();
    }
    for (;;) {
      const published = await this.#publishNew(shipped, checked);
      if (published !== null) return published;
      await pause(LOOK_AGAIN_MS);
    }
  }

  /** Those that were never published word by word as they are: reading what they say takes a fifth of a second. */
  async #unknownOf(files: readonly ShippedText[]): Promise<readonly ShippedText[]> {
    const { rows } = await this.database.query<{ text: string }>({
      name: 'shipped-texts',
      text: `select distinct text from procedure_source where text = any($1)`,
      values: [files.map(({ text }) => text)],
    });
    const known = new Set(rows.map(({ text }) => text));
    return files.filter(({ text }) => !known.has(text));
  }

  /** @returns how many files; null while another instance is at it */
  async #publishNew(
    shipped: readonly ShippedProcedure[],
    checked: ReadonlyMap<string, readonly Finding[]>,
  ): Promise<number | null> {
    return this.database.transaction(async (connection) => {
      const { rows } = await connection.query<{ ours: boolean }>({
        name: 'lock-shipped',
        text: `select pg_try_advisory_xact_lock(hashtext('shipped procedures')) as ours`,
      });
      if (!rows[0]!.ours) return null;
      const news = await newOf(shipped, connection);
      if (news.length === 0) return 0;
      const { versions } = await this.publish.within(
        connection,
        news.map(({ procedure }) => procedure),
        {
          by: null,
          unless: 'ever',
          texts: new Map(news.map(({ procedure, text }) => [procedure.code, text])),
          checked,
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

interface ShippedText {
  readonly file: string;
  readonly text: string;
}

export interface ShippedProcedure extends ShippedText {
  readonly procedure: ProcedureDefinition;
}

/** Paths of the procedure files in a folder, in the order of their names. */
export async function shippedFiles(directory: string): Promise<string[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.yaml')).sort();
  return files.map((file) => join(directory, file));
}

/** The shipped procedures. @throws DomainError `procedure.malformed` */
export async function readShipped(directory: string): Promise<ShippedProcedure[]> {
  return (await readTexts(directory)).map(parsed);
}

async function readTexts(directory: string): Promise<readonly ShippedText[]> {
  const files = await shippedFiles(directory);
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(file, 'utf8') })));
}

function parsed({ file, text }: ShippedText): ShippedProcedure {
  return { file, text, procedure: readProcedureYaml(text, file) };
}

/** Those of which some case was never published like this. */
async function newOf(
  shipped: readonly ShippedProcedure[],
  connection: Queryable,
): Promise<ShippedProcedure[]> {
  const cases = shipped.flatMap(({ procedure }, index) =>
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
  return shipped.filter((_, index) => changed.has(index));
}
