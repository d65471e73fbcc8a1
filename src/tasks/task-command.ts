// Makes of what a person asks for what the chart is told: units with their ancestors, due dates on the working calendar.
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Organization } from '../organization/organization.ts';
import type { TaskCommand } from '../../workflows/assigned-task/words.ts';
import { refuseUnfitLead } from './fit-units.ts';
import type { TaskFacts } from './task.ts';
import type { TaskEventBody } from './task-bodies.ts';
import { acceptBy, taskDue, wishOf } from './task-due.ts';
import type { TaskPerson } from './task-scope.ts';
import type { TaskState } from './task-state.ts';

/**
 * @throws DomainError `officer.unknown`, `unit.unknown`, `unit.outsideScope`, `task.dueInThePast`,
 *   `task.extensionNotLater`
 */
export function taskCommand(
  body: TaskEventBody,
  before: TaskState,
  { organization, calendar }: TaskFacts,
  actor: TaskPerson,
  at: Instant,
): TaskCommand {
  const { leadUnitId, due, officerId, ...rest } = body;
  if (officerId !== undefined) refuseStranger(officerId, before, organization, at);
  if (leadUnitId !== undefined) refuseUnfitLead(leadUnitId, organization, actor, at);
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
