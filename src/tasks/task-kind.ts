// How the engine runs assigned tasks.
import type { CalendarBook } from '../calendars/calendar-book.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { Kind, Outcome } from '../engine/kind.ts';
import type { OrganizationDirectory } from '../organization/organization-directory.ts';
import { courseOf, decideGiving, decideTaskEvent, decideTaskTimers } from './decide-task.ts';
import type { TaskEventOrder, TaskTypes } from './task.ts';
import { taskCommand } from './task-command.ts';
import { insertTasks, readTasks, TASK_ROWS, unknownTask } from './task-rows.ts';
import { seesTask } from './task-scope.ts';
import type { DecidedTask, TaskState } from './task-state.ts';
import { VERIFIED_TASKS } from './verifying-tasks.ts';

export function taskKind(directory: OrganizationDirectory, calendars: CalendarBook): Kind<TaskTypes> {
  return {
    ...VERIFIED_TASKS,
    begins: 'give',
    refusal: (what, { id }) =>
      what === 'unknown'
        ? unknownTask(id)
        : new DomainError('task.contended', 'The task is being changed by others', {}),
    read: readTasks,
    factsOf: async (order, before) =>
      order.kind === 'event' && before !== null
        ? { organization: await directory.current(), calendar: calendars.current(before.calendarName) }
        : null,
    decide: (order, before, { facts, recordedAt }) => {
      if (order.kind === 'give') {
        const { key, calendarName, input } = order;
        return outcomeOf(null, [decideGiving({ ...key, calendarName }, input, recordedAt)]);
      }
      if (order.kind === 'wake') return outcomeOf(before, decideTaskTimers(before!, order.at, recordedAt));
      return outcomeOf(before, decideSent(order, before!, facts!, recordedAt));
    },
    answerOf: ({ after }) => ({
      homeAgencyId: after.homeAgencyId,
      id: after.id,
      version: after.version,
      state: courseOf(after),
    }),
    begin: insertTasks,
    rows: TASK_ROWS,
  };
}

/** Whoever may not see the task is told of no version and no state of it. */
function decideSent(
  { body, actor, ifVersion, at }: TaskEventOrder,
  before: TaskState,
  facts: NonNullable<TaskTypes['facts']>,
  recordedAt: number,
): readonly DecidedTask[] {
  seesTask(actor, before, facts.organization, at);
  if (before.version !== ifVersion)
    throw new DomainError('task.stale', 'The task has moved on since you read it', {
      yours: ifVersion,
      now: before.version,
    });
  return decideTaskEvent(before, taskCommand(body, before, facts, actor, at), actor, at, recordedAt);
}

function outcomeOf(before: TaskState | null, decided: readonly DecidedTask[]): Outcome<TaskTypes> | null {
  const last = decided.at(-1);
  return last === undefined ? null : { before, after: last.state, decided };
}
