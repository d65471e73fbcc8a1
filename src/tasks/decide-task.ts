// Decides what an event does to an assigned task. Pure: state and command in, entries out.
import { DomainError } from '../domain/domain-error.ts';
import { TASK_FACTS, taskHold } from '../../workflows/assigned-task/words.ts';
import type {
  TaskAlertKind,
  TaskCommand,
  TaskContext,
  TaskEvent,
  TaskEventType,
  TaskInput,
  TaskTimer,
} from '../../workflows/assigned-task/words.ts';
import type { Hold } from '../../workflows/one-stop/rights.ts';
import { startTask, stepTask, takesTaskEvent, taskMeta } from '../../workflows/assigned-task/run-task.ts';
import type { TaskStep } from '../../workflows/assigned-task/run-task.ts';
import { chainHash, GENESIS } from '../engine/chain.ts';
import type { RaisedAlert } from '../engine/kind.ts';
import { dotted } from '../../workflows/one-stop/run-chart.ts';
import type { DecidedTask, TaskEntry, TaskState } from './task-state.ts';

export interface TaskSender {
  readonly staffId: string;
  readonly holds: readonly Hold[];
}

type Cause = Omit<TaskEntry, 'seq' | 'after' | 'timers'>;

/** The first entry of a task. */
export function decideGiving(
  key: Pick<TaskState, 'homeAgencyId' | 'id' | 'calendarName'>,
  input: TaskInput,
  recordedAt: number,
): DecidedTask {
  const cause = { type: 'give', at: input.at, recordedAt, by: input.givenBy, data: {} };
  return written({ ...key, version: 0, timers: {}, lastHash: GENESIS }, startTask(input), cause);
}

/**
 * One event of a person; timers that were due before it come first.
 * @throws DomainError `task.eventNotPossible`, `right.missing`, `facts.missing`
 */
export function decideTaskEvent(
  before: TaskState,
  command: TaskCommand,
  sender: TaskSender,
  at: number,
  recordedAt: number,
): readonly DecidedTask[] {
  refuseMissingFacts(command);
  const decided = [...decideTaskTimers(before, at - 1, recordedAt)];
  const state = decided.at(-1)?.state ?? before;
  const course = courseOf(state);
  const rights = taskMeta(course).may[command.type];
  if (rights === undefined) throw notPossible(state, command.type);
  const hold = taskHold(rights, state.snapshot.context, sender.staffId, sender.holds);
  if (hold === null)
    throw new DomainError('right.missing', `Your positions do not allow ${command.type} in this state`, {
      event: command.type,
      state: course,
    });
  const { type, ...data } = command;
  const moment = Math.max(at, state.snapshot.context.at);
  const step = stepTask(state.snapshot, { ...command, at: moment, by: sender.staffId });
  if (step === null) throw notPossible(state, type);
  const who = {
    position: hold.position,
    ...(hold.onBehalfOf !== null && { onBehalfOf: hold.onBehalfOf }),
  };
  decided.push(written(state, step, { type, at: moment, recordedAt, by: sender.staffId, ...who, data }));
  return decided;
}

/** Every timer that is due by `until`, each at its own instant, oldest first. */
export function decideTaskTimers(
  before: TaskState,
  until: number,
  recordedAt: number,
): readonly DecidedTask[] {
  const all: DecidedTask[] = [];
  let state = before;
  for (let next = nextDue(state, until); next !== null; next = nextDue(state, until)) {
    const [name, fireAt] = next;
    const at = Math.max(fireAt, state.snapshot.context.at);
    const event: TaskEvent = { type: name as TaskTimer, at, by: null };
    const { [name]: _fired, ...timers } = state.timers;
    const fired = { ...state, timers };
    const cause = { type: name, at, recordedAt, by: null, data: {} };
    // A timer that means nothing any more only goes away.
    const decided = written(fired, stepTask(state.snapshot, event) ?? standing(state), cause);
    all.push(decided);
    state = decided.state;
  }
  return all;
}

/** What a person may send now, with the facts each needs. */
export function possibleTaskEvents(
  state: TaskState,
  sender: TaskSender,
  at: number,
): readonly { readonly type: TaskEventType; readonly needs: readonly string[] }[] {
  const { context } = state.snapshot;
  return Object.entries(taskMeta(courseOf(state)).may).flatMap(([name, rights]) => {
    const type = name as TaskEventType;
    const able =
      taskHold(rights, context, sender.staffId, sender.holds) !== null &&
      takesTaskEvent(state.snapshot, { type, at, by: sender.staffId } as TaskEvent);
    return able ? [{ type, needs: TASK_FACTS[type] }] : [];
  });
}

export function courseOf(state: Pick<TaskState, 'snapshot'>): string {
  return state.snapshot.value.course as string;
}

type Unwritten = Omit<TaskState, 'snapshot'>;

/** A step that moves nothing. */
const standing = ({ snapshot }: TaskState): TaskStep => ({
  state: snapshot,
  course: dotted(snapshot.value.course),
  clock: dotted(snapshot.value.clock),
  closed: false,
  alerts: [],
  closedAlerts: [],
  arm: {},
  cancel: [],
});

function written(before: Unwritten, step: TaskStep, cause: Cause): DecidedTask {
  const left = { ...before.timers };
  for (const name of step.cancel) delete left[name];
  const timers = step.closed ? {} : { ...left, ...step.arm };
  const entry: TaskEntry = { seq: before.version + 1, ...cause, after: step.state, timers };
  const text = JSON.stringify(entry);
  return {
    entry,
    text,
    actorId: cause.by,
    state: {
      ...before,
      version: entry.seq,
      snapshot: step.state,
      timers,
      lastHash: chainHash(before.lastHash, text),
    },
    alerts: step.alerts.map(({ kind, tells }) => alertOf(kind, tells, step.state.context)),
    closedAlerts: step.closedAlerts,
  };
}

/** A lateness is known by its due date; what the giver is told, by the instant at which it happened. */
function alertOf(kind: TaskAlertKind, tells: 'lead' | 'giver', context: TaskContext): RaisedAlert {
  const dueAt =
    kind === 'taskNotAccepted' ? context.acceptBy : tells === 'lead' ? context.due.dueAt : context.at;
  return {
    kind,
    subject: 'task',
    dueAt,
    at: context.at,
    unitId: context[tells][0]!,
    officerId: tells === 'lead' ? context.officer : context.givenBy,
  };
}

function nextDue(state: TaskState, until: number): [name: string, fireAt: number] | null {
  let found: [string, number] | null = null;
  for (const [name, fireAt] of Object.entries(state.timers))
    if (fireAt <= until && (found === null || fireAt < found[1])) found = [name, fireAt];
  return found;
}

/** What a client calls the facts that are made from what he says. */
const FIELD_OF: Readonly<Record<string, string>> = { lead: 'leadUnitId', until: 'due' };

function refuseMissingFacts(command: TaskCommand): void {
  const said = command as unknown as Record<string, unknown>;
  const missing = TASK_FACTS[command.type].filter((fact) => said[fact] === undefined || said[fact] === '');
  if (missing.length > 0)
    throw new DomainError('facts.missing', `${command.type} also needs ${missing.join(', ')}`, {
      event: command.type,
      errors: missing.map((fact) => ({
        pointer: `/${FIELD_OF[fact] ?? fact}`,
        code: 'facts.missing',
        detail: 'required',
      })),
    });
}

function notPossible(state: TaskState, type: string): DomainError {
  const course = courseOf(state);
  return new DomainError('task.eventNotPossible', `${type} is not possible in state ${course}`, {
    event: type,
    state: course,
    version: state.version,
    possible: Object.keys(taskMeta(course).may),
  });
}
