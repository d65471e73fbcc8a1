// Sends one event to an assigned task on behalf of a person.
import { Injectable } from '@nestjs/common';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import { Database, type Queryable } from '../platform/database.ts';
import type { TaskCommand } from '../../workflows/assigned-task/words.ts';
import type { RequestKey } from '../platform/http/idempotency-key.ts';
import { decideTaskEvent } from './decide-task.ts';
import { firstAnswer } from '../platform/http/first-answer.ts';
import { refuseUnfitLead, wishOf } from './give-tasks.ts';
import { readTask, writeTask } from './stored-tasks.ts';
import type { TaskEventBody } from './task-bodies.ts';
import { acceptBy, taskDue } from './task-due.ts';
import { seesTask } from './task-scope.ts';
import type { TaskPerson } from './task-scope.ts';
import type { TaskState } from './task-state.ts';
import type { TaskAnswerView } from './task-view.ts';

@Injectable()
export class SendTaskEvent {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly calendars: CalendarBook,
  ) {}

  /**
   * @throws DomainError `task.unknown`, `task.stale`, `task.eventNotPossible`, `right.missing`, `facts.missing`,
   *   `officer.unknown`, `unit.unknown`, `unit.outsideScope`, `task.dueInThePast`, `task.extensionNotLater`
   */
  async run(
    id: string,
    body: TaskEventBody,
    actor: TaskPerson,
    ifVersion: number,
    at: Instant,
    key?: RequestKey,
  ): Promise<TaskAnswerView> {
    const organization = await this.directory.current();
    return this.database.transaction((sql) =>
      firstAnswer(sql, key, at, () => this.send(sql, id, body, actor, ifVersion, organization, at)),
    );
  }

  private async send(
    sql: Queryable,
    id: string,
    body: TaskEventBody,
    actor: TaskPerson,
    ifVersion: number,
    organization: Organization,
    at: Instant,
  ): Promise<TaskAnswerView> {
    const before = await readTask(sql, id, true);
    seesTask(actor, before, organization, at);
    if (before.version !== ifVersion)
      throw new DomainError('task.stale', 'The task has moved on since you read it', {
        yours: ifVersion,
        now: before.version,
      });
    const command = this.commandOf(body, before, organization, actor, at);
    const decided = decideTaskEvent(before, command, actor, at, at);
    await writeTask(sql, before, decided);
    const { state } = decided.at(-1)!;
    return { id, version: state.version, state: state.snapshot.value.course as string };
  }

  private commandOf(
    body: TaskEventBody,
    before: TaskState,
    organization: Organization,
    actor: TaskPerson,
    at: Instant,
  ): TaskCommand {
    const { leadUnitId, due, officerId, ...rest } = body;
    if (officerId !== undefined) refuseStranger(officerId, before, organization, at);
    if (leadUnitId !== undefined) refuseUnfitLead(leadUnitId, organization, actor, at);
    const calendar = this.calendars.current(before.calendarName);
    const now = before.snapshot.context.due;
    const until = due && taskDue(wishOf(due), at, calendar);
    if (until !== undefined && until.dueAt <= now.dueAt)
      throw new DomainError('task.extensionNotLater', 'An extension must end after the present due date', {
        dueAt: now.dueAt,
      });
    return {
      ...rest,
      ...(officerId !== undefined && { officerId }),
      ...(leadUnitId !== undefined && {
        lead: organization.pathOf(leadUnitId, at),
        acceptBy: acceptBy(at, now, calendar),
      }),
      ...(until !== undefined && { until }),
    } as TaskCommand;
  }
}

/** A task is given only to somebody who works in the leading unit now. */
function refuseStranger(
  staffId: string,
  { snapshot }: TaskState,
  organization: Organization,
  at: Instant,
): void {
  const unit = snapshot.context.lead[0]!;
  const within = new Set([...snapshot.context.lead, ...organization.subtree(unit, at)]);
  if (!organization.holdsOf(staffId, at).some(({ unitId }) => within.has(unitId)))
    throw new DomainError('officer.unknown', 'There is nobody of that name in the leading unit', {
      officerId: staffId,
    });
}
