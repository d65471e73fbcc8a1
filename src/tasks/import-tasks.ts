// Gives the tasks of a spreadsheet under one document: what is wrong with which row, or all of them at once.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import type { RequestKey } from '../platform/http/idempotency-key.ts';
import { readRows } from '../platform/spreadsheet.ts';
import { GiveTasks, giverUnit, type GivenView } from './give-tasks.ts';
import { readSheet, type SheetTask } from './read-sheet.ts';
import type { ImportTasksBody, NewTaskBody } from './task-bodies.ts';
import type { ImportFinding } from './task-view.ts';

export interface ImportedTasks {
  readonly rows: number;
  readonly findings: readonly ImportFinding[];
  readonly given: GivenView | null;
}

/** So many as one order gives; the sheet is read no further. */
const MOST_ROWS = 300;

@Injectable()
export class ImportTasks {
  constructor(
    private readonly giving: GiveTasks,
    private readonly directory: OrganizationDirectory,
  ) {}

  /**
   * Nothing is given in a dry run, nor while any row has a finding.
   * @throws DomainError `right.missing`, `task.giverUnclear`, `import.fileUnreadable`, `import.columnsMissing`,
   *   `import.tooManyRows`, `import.empty`
   */
  async run(body: ImportTasksBody, actor: Actor, at: Instant, key?: RequestKey): Promise<ImportedTasks> {
    const giverUnitId = giverUnit(body.giverUnitId, actor);
    const organization = await this.directory.current();
    const sheet = readSheet(await this.rowsOf(body));
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
    if (body.dryRun || findings.length > 0) return { rows: sheet.length, findings, given: null };
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

  private async rowsOf({ file, format }: ImportTasksBody): Promise<readonly (readonly string[])[]> {
    const folder = await mkdtemp(join(tmpdir(), 'motcua-tasks-'));
    const path = join(folder, `sheet.${format}`);
    const rows: (readonly string[])[] = [];
    try {
      await writeFile(path, Buffer.from(file, 'base64'));
      for await (const row of readRows(path, format)) {
        rows.push(row);
        if (rows.length > MOST_ROWS + 1) break;
      }
    } catch (error) {
      throw new DomainError('import.fileUnreadable', `The file cannot be read as ${format}`, {
        reason: error instanceof Error ? error.message : String(error),
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    if (rows.length > MOST_ROWS + 1)
      throw new DomainError('import.tooManyRows', `One sheet gives ${MOST_ROWS} tasks at most`, {
        most: MOST_ROWS,
      });
    return rows;
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
