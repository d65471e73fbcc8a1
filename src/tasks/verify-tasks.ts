// Folds the journal of every task and compares it with its row and timers: sequence, hashes, state, dates.
import { createHash } from 'node:crypto';
import type { Database, Queryable } from '../platform/database.ts';
import { readUnitAliases } from '../platform/unit-aliases.ts';
import type { ReadEntry } from '../platform/unit-aliases.ts';
import { dotted } from '../../workflows/one-stop/run-chart.ts';
import { GENESIS } from './decide-task.ts';
import type { TaskEntry } from './task-state.ts';

interface TaskDifference {
  readonly taskNo: string;
  readonly what: string;
  readonly expected: unknown;
  readonly found: unknown;
}

export interface TaskVerifyReport {
  readonly tasks: number;
  readonly entries: number;
  readonly differences: readonly TaskDifference[];
}

interface StoredTask {
  readonly id: string;
  readonly task_no: string;
  readonly version: number;
  readonly snapshot: unknown;
  readonly state: string;
  readonly clock: string;
  readonly due_at: Date;
  readonly closed: boolean;
  readonly last_hash: string;
  readonly timers: number;
}

interface StoredEntry {
  readonly task_id: string;
  readonly text: string;
  readonly hash: string;
}

const PAGE = 500;

/** Each page is one picture of the tables, so that a commit between two reads does not look like a difference. */
export async function verifyTasks(database: Database): Promise<TaskVerifyReport> {
  const differences: TaskDifference[] = [];
  const readEntry = await readUnitAliases(database);
  let [tasks, entries] = [0, 0];
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { page, journals } = await database.transaction(async (sql) => {
      await sql.query({ text: 'set transaction isolation level repeatable read, read only' });
      const rows = await nextTasks(sql, after);
      return { page: rows, journals: await readJournals(sql, rows) };
    });
    for (const task of page) {
      const journal = journals.get(task.id) ?? [];
      entries += journal.length;
      differences.push(...differencesOf(task, journal, readEntry));
    }
    tasks += page.length;
    if (page.length < PAGE) return { tasks, entries, differences };
    after = page.at(-1)!.id;
  }
}

function differencesOf(
  task: StoredTask,
  journal: readonly StoredEntry[],
  readEntry: ReadEntry,
): readonly TaskDifference[] {
  const differences: TaskDifference[] = [];
  const differ = (what: string, expected: unknown, found: unknown): void => {
    if (JSON.stringify(expected) !== JSON.stringify(found))
      differences.push({ taskNo: task.task_no, what, expected, found });
  };
  let hash = GENESIS;
  let last: TaskEntry | null = null;
  for (const { text, hash: stored } of journal) {
    const entry = JSON.parse(readEntry(text)) as TaskEntry;
    differ(`entry ${entry.seq}: sequence`, (last?.seq ?? 0) + 1, entry.seq);
    hash = createHash('sha256').update(hash).update(text).digest();
    differ(`entry ${entry.seq}: hash`, hash.toString('hex'), stored);
    last = entry;
  }
  if (last === null) {
    differ('journal', 'an entry', 'none');
    return differences;
  }
  const { value, context } = last.after;
  differ('version', last.seq, task.version);
  differ('hash of the row', hash.toString('hex'), task.last_hash);
  differ('snapshot', last.after, task.snapshot);
  differ('state', dotted(value.course), task.state);
  differ('clock', dotted(value.clock), task.clock);
  differ('due date', new Date(context.due.dueAt).toISOString(), task.due_at.toISOString());
  if (task.closed) differ('timers of a closed task', 0, task.timers);
  return differences;
}

async function nextTasks(sql: Queryable, after: string): Promise<StoredTask[]> {
  const { rows } = await sql.query<StoredTask>({
    name: 'task.verify',
    text: `select t.id, t.task_no, t.version, t.snapshot, t.state, t.clock, t.due_at, t.closed_at is not null as closed,
        encode(t.last_hash, 'hex') as last_hash,
        (select count(*)::int from task_timer m where m.home_agency_id = t.home_agency_id and m.task_id = t.id) as timers
      from assigned_task t where t.id > $1 order by t.id limit ${PAGE}`,
    values: [after],
  });
  return rows;
}

async function readJournals(
  sql: Queryable,
  tasks: readonly StoredTask[],
): Promise<ReadonlyMap<string, StoredEntry[]>> {
  const { rows } = await sql.query<StoredEntry>({
    name: 'task.verify-journals',
    text: `select task_id, entry::text as text, encode(hash, 'hex') as hash from task_event
      where task_id = any($1::uuid[]) order by task_id, seq`,
    values: [tasks.map(({ id }) => id)],
  });
  const journals = new Map<string, StoredEntry[]>();
  for (const row of rows) journals.set(row.task_id, [...(journals.get(row.task_id) ?? []), row]);
  return journals;
}
