// How tasks are held against their journals: state, dates, and the timers that are armed.
import type { Differ, EntryColumns, Folding, Kind } from '../engine/kind.ts';
import type { Queryable } from '../platform/database.ts';
import { dotted } from '../../workflows/one-stop/run-chart.ts';
import { timerName } from '../../workflows/timer-names.ts';
import { TASK } from './task.ts';
import type { TaskTypes } from './task.ts';
import { readTasks } from './task-rows.ts';
import type { TaskEntry, TaskState } from './task-state.ts';

interface TaskColumns {
  readonly id: string;
  readonly task_no: string;
  readonly state: string;
  readonly clock: string;
  readonly due_at: Date;
}

/** `verify(database, VERIFIED_TASKS)` needs no directory and no calendars. */
export const VERIFIED_TASKS: Pick<Kind<TaskTypes>, 'name' | 'verifying'> = {
  name: TASK.name,
  verifying: {
    table: 'assigned_task',
    belongs: [],
    foldings: async (sql, keys) => {
      const states = await readTasks(sql, keys);
      const columns = await readColumns(
        sql,
        keys.map(({ id }) => id),
      );
      return new Map(columns.map((row) => [row.id, new TaskFolding(states.get(row.id)!, row)]));
    },
  },
};

class TaskFolding implements Folding {
  readonly ref: string;
  private last: TaskEntry | null = null;
  private timers: TaskState['timers'] = {};

  constructor(
    readonly found: TaskState,
    private readonly columns: TaskColumns,
  ) {
    this.ref = columns.task_no;
  }

  take(said: unknown): EntryColumns {
    const entry = said as TaskEntry;
    this.timers = entry.timers ?? timersUntold(this.last, entry, this.timers);
    this.last = entry;
    const { seq, type, at, recordedAt, by } = entry;
    return { seq, type, at, recordedAt, actorId: by };
  }

  compare(differ: Differ): void {
    const { value, context } = this.last!.after;
    differ('snapshot', this.last!.after, this.found.snapshot);
    differ('state', dotted(value.course), this.columns.state);
    differ('clock', dotted(value.clock), this.columns.clock);
    differ('due date', context.due.dueAt, this.columns.due_at.getTime());
    differ('timers', this.timers, this.found.timers);
  }
}

/** The timers after an entry that does not tell them: what was armed when its states were entered, and not since left. */
function timersUntold(
  before: TaskEntry | null,
  { type, at, after: { value, context } }: TaskEntry,
  armed: TaskState['timers'],
): TaskState['timers'] {
  const was = before === null ? null : before.after.value;
  const timers: Record<string, number> = {};
  const keep = (name: string, entered: boolean, fireAt: number): void => {
    const found = entered ? Math.max(at, fireAt) : armed[name];
    if (found !== undefined && timerName(type) !== name) timers[name] = found;
  };
  if (dotted(value.course) === 'assigned')
    keep('acceptance', was === null || dotted(was.course) !== 'assigned', context.acceptBy);
  const clock = dotted(value.clock);
  const begins = was === null || !dotted(was.clock).startsWith('running') || type === 'grantExtension';
  if (clock === 'running.onTime') keep('dueSoon', begins, context.due.dueSoon);
  if (clock === 'running.onTime' || clock === 'running.dueSoon') keep('late', begins, context.due.lateFrom);
  return timers;
}

async function readColumns(sql: Queryable, ids: readonly string[]): Promise<readonly TaskColumns[]> {
  const { rows } = await sql.query<TaskColumns>({
    name: 'task.verify',
    text: `select id, task_no, state, clock, due_at from assigned_task where id = any($1::uuid[])`,
    values: [ids],
  });
  return rows;
}
