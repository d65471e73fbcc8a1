// The kind of case that is an assigned task, by its name: `engine.send(TASK, order)`.
import type { CaseTypes, KindOf } from '../engine/kind.ts';
import type { Ordered, WakeOrder } from '../engine/orders.ts';
import type { Organization } from '../organization/organization.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';
import type { TaskInput } from '../../workflows/assigned-task/words.ts';
import type { TaskEventBody } from './task-bodies.ts';
import type { TaskPerson } from './task-scope.ts';
import type { DecidedTask, TaskState } from './task-state.ts';

/** Give a task; what it is called and says is written once. */
export interface GiveOrder extends Ordered {
  readonly kind: 'give';
  readonly calendarName: string;
  readonly input: TaskInput;
  readonly taskNo: string;
  readonly documentId: string;
  readonly title: string;
  readonly content: string | null;
}

/** Send an event to a task that exists. */
export interface TaskEventOrder extends Ordered {
  readonly kind: 'event';
  readonly body: TaskEventBody;
  readonly actor: TaskPerson;
  /** Refused with `task.stale` when the task has moved on. */
  readonly ifVersion: number;
}

type TaskOrder = GiveOrder | TaskEventOrder | WakeOrder;

interface TaskAnswer {
  readonly homeAgencyId: string;
  readonly id: string;
  readonly version: number;
  readonly state: string;
}

/** What a person's event is decided by. */
export interface TaskFacts {
  readonly organization: Organization;
  /** Of the giver's unit. */
  readonly calendar: WorkingCalendar;
}

export interface TaskTypes extends CaseTypes {
  readonly state: TaskState;
  readonly order: TaskOrder;
  readonly answer: TaskAnswer;
  readonly decided: DecidedTask;
  /** Null for timers and for giving, which need none. */
  readonly facts: TaskFacts | null;
  readonly given: never;
}

export const TASK: KindOf<TaskTypes> = Object.freeze({ name: 'task' });
