// Gives the tasks of a spreadsheet under one document: what is wrong with which row, or all of them at once.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import type { RequestKey } from '../platform/http/idempotency-key.ts';
import { parserIn } from '../platform/parsing/parser.ts';
import { Parsing } from '../platform/parsing/parsing.ts';
import { GiveTasks, giverUnit, type GivenView } from './give-tasks.ts';
import { readSheet, type SheetTask } from './read-sheet.ts';
import type { ImportTasksBody, NewTaskBody } from './task-bodies.ts';
import type { ImportFinding } from './task-view.ts';

export interface ImportedTasks {
  readonly rows: number;
  readonly findings: readonly ImportFinding[];
  /** How many more findings there are; left out where these are all. */
  readonly more?: number;
  readonly given: GivenView | null;
}

/** So many as one order gives; the sheet is read no further. */
const MOST_ROWS = 300;
/** So many are told at once; of the others only how many there are. */
const MOST_FINDINGS = 50;
const SHEET = parserIn<typeof import('../platform/parsing/parse-sheet.ts')>(
  import.meta.url,
  '../platform/parsing/parse-sheet',
);

@Injectable()
export class ImportTasks {
  constructor(
    private readonly giving: GiveTasks,
    private readonly directory: OrganizationDirectory,
    private readonly parsing: Parsing,
  ) {
    parsing.know(SHEET);
  }

  /**
   * Nothing is given in a dry run, nor while any row has a finding.
   * @throws DomainError `right.missing`, `task.giverUnclear`, `import.fileUnreadable`, `import.columnsMissing`,
   *   `import.tooManyRows`, `import.empty`; `input.…` for the limit that the file met
   */
  async run(body: ImportTasksBody, actor: Actor, at: Instant, key?: RequestKey): Promise<ImportedTasks> {
    const giverUnitId = giverUnit(body.giverUnitId, actor);
    const organization = await this.directory.current();
    const sheet = readSheet(await this.rowsOf(body, actor.staffId));
    if (sheet.length === 0) throw new DomainError('import.empty', 'The sheet has no tasks', {});
    const findings: ImportFinding[] = [];
    const tasks: NewTaskBody[] = [];
    for (const line of sheet) {
      const found = [...line.findings];
      const task = taskOf(line, organization, at, found);
      if (found.length === 0) found.push(...this.wrongWith(task, giverUnitId, organization, actor, at));
      findings.push(...found.map((finding) => ({ row: line.row, ...finding })));
      tasks.push(task);
    }
    if (body.dryRun || findings.length > 0) {
      const more = findings.length - MOST_FINDINGS;
      const told = findings.slice(0, MOST_FINDINGS);
      return { rows: sheet.length, findings: told, ...(more > 0 && { more }), given: null };
    }
    const { document } = body;
    const order = { giverUnitId, kind: 'assignment' as const, document, tasks };
    return { rows: sheet.length, findings, given: await this.giving.run(order, actor, at, key) };
  }

  private wrongWith(
    task: NewTaskBody,
    giver: string,
    organization: Organization,
    actor: Actor,
    at: Instant,
  ): readonly Omit<ImportFinding, 'row'>[] {
    try {
      this.giving.check(task, 'assignment', giver, organization, actor, at);
      return [];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return [{ code: error.code, detail: error.message }];
    }
  }

  /** Read in a process of its own: what people send may be anything. */
  private async rowsOf(
    { file, format }: ImportTasksBody,
    by: string,
  ): Promise<readonly (readonly string[])[]> {
    const bytes = Buffer.from(file, 'base64');
    try {
      return await this.parsing.run(SHEET, { bytes, format, mostRows: MOST_ROWS + 1 }, by);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'input.unreadable')
        throw new DomainError('import.fileUnreadable', `The file cannot be read as ${format}`, error.details);
      if (error.code === 'input.tooManyRows')
        throw new DomainError('import.tooManyRows', `One sheet gives ${MOST_ROWS} tasks at most`, {
          most: MOST_ROWS,
        });
      throw error;
    }
  }
}

/** @param found takes what is wrong with the units' codes */
function taskOf(
  line: SheetTask,
  organization: Organization,
  at: Instant,
  found: Omit<ImportFinding, 'row'>[],
): NewTaskBody {
  const idOf = (code: string): string => {
    const unit = code === '' ? null : organization.unitByCode(code, at);
    if (unit === null && code !== '')
      found.push({ code: 'unit.unknown', detail: `There is no unit with the code ${code}` });
    return unit?.id ?? '';
  };
  return {
    title: line.title,
    ...(line.content !== '' && { content: line.content }),
    leadUnitId: idOf(line.leadCode),
    partnerUnitIds: line.partnerCodes.map(idOf),
    due: { day: line.dueDay },
  };
}
