// Reads a task under lock and writes what was decided: row, journal, timers and alerts in one transaction.
import { DomainError } from '../domain/domain-error.ts';
import type { Queryable } from '../platform/database.ts';
import { taskMeta } from '../../workflows/assigned-task/run-task.ts';
import type { AssignedTaskRow } from './assigned-task.table.ts';
import { courseOf } from './decide-task.ts';
import type { DecidedTask, TaskState } from './task-state.ts';

type Row = Pick<
  AssignedTaskRow,
  'home_agency_id' | 'id' | 'version' | 'snapshot' | 'calendar_name' | 'last_hash'
> & { readonly timers: Readonly<Record<string, number>> | null };

/** What is written once, when the task is given. */
export interface GivenTask {
  readonly taskNo: string;
  readonly documentId: string;
  readonly title: string;
  readonly content: string | null;
}

/** @param lock true to hold the row until the transaction ends. @throws DomainError `task.unknown` */
export async function readTask(sql: Queryable, id: string, lock: boolean): Promise<TaskState> {
  const {
    rows: [row],
  } = await sql.query<Row>({
    name: lock ? 'task.lock' : 'task.read',
    text: `select t.home_agency_id, t.id, t.version, t.snapshot, t.calendar_name, t.last_hash,
        (select jsonb_object_agg(m.name, round(extract(epoch from m.fire_at) * 1000)) from task_timer m
          where m.home_agency_id = t.home_agency_id and m.task_id = t.id) as timers
      from assigned_task t where t.id = $1 ${lock ? 'for update' : ''}`,
    values: [id],
  });
  if (row === undefined) throw unknownTask(id);
  return {
    homeAgencyId: row.home_agency_id,
    id: row.id,
    version: row.version,
    snapshot: row.snapshot,
    calendarName: row.calendar_name,
    timers: row.timers ?? {},
    lastHash: row.last_hash,
  };
}

export function unknownTask(id: string): DomainError {
  return new DomainError('task.unknown', 'There is no such task', { id });
}

export async function insertTask(sql: Queryable, given: GivenTask, { state }: DecidedTask): Promise<void> {
  const { context } = state.snapshot;
  await sql.query({
    name: 'task.insert',
    text: `insert into assigned_task (home_agency_id, id, version, task_no, document_id, kind, title, content,
        giver_unit_id, lead_unit_id, partner_unit_ids, snapshot, calendar_name, state, clock, waits_for, due_at,
        late_from_at, original_due_at, given_at, was_late, percent, last_hash, updated_at)
      values ($1, $2, 0, $3, $4, $5, $6, $7, $8, $9, $10, '{}', $11, '', '', '', $12, $12, $12, $13, false, 0, '', $13)`,
    values: [
      state.homeAgencyId,
      state.id,
      given.taskNo,
      given.documentId,
      context.kind,
      given.title,
      given.content,
      context.giver[0],
      context.lead[0],
      [...context.partners],
      state.calendarName,
      new Date(context.due.dueAt),
      new Date(context.at),
    ],
  });
}

/** Writes entries that follow one another. The row is locked by this transaction, or was just inserted in it. */
export async function writeTask(
  sql: Queryable,
  before: Pick<TaskState, 'timers'>,
  decided: readonly DecidedTask[],
): Promise<void> {
  const last = decided.at(-1);
  if (last === undefined) return;
  await handOn(sql, last);
  await updateRow(sql, last);
  await appendEntries(sql, decided);
  await writeTimers(sql, before.timers, last.state);
  for (const one of decided) await writeAlerts(sql, one);
}

/** What is open of a task that comes into other hands is looked at again by the rungs. */
async function handOn(sql: Queryable, { state, entry }: DecidedTask): Promise<void> {
  const { lead, officer } = state.snapshot.context;
  await sql.query({
    name: 'task.handed-on',
    text: `update alert a set next_rung_at = $5 from assigned_task t
      where t.home_agency_id = $1 and t.id = $2 and (t.lead_unit_id, t.officer_id) is distinct from ($3::uuid, $4::uuid)
        and a.home_agency_id = $1 and a.dossier_id = $2 and a.closed_at is null
        and a.kind in ('taskLate', 'taskDueSoon', 'taskNotAccepted')`,
    values: [state.homeAgencyId, state.id, lead[0], officer, new Date(entry.at)],
  });
}

async function updateRow(sql: Queryable, { state, entry }: DecidedTask): Promise<void> {
  const { context, value } = state.snapshot;
  const course = courseOf(state);
  const closed = taskMeta(course).waitsFor === 'nobody';
  await sql.query({
    name: 'task.update',
    text: `update assigned_task set version = $3, snapshot = $4, state = $5, clock = $6, waits_for = $7,
        lead_unit_id = $8, officer_id = $9, due_at = $10, late_from_at = $11, reported_at = $12,
        closed_at = case when $13 then coalesce(closed_at, $14) end, verdict = $15, was_late = $16, percent = $17,
        last_hash = $18, updated_at = $19
      where home_agency_id = $1 and id = $2`,
    values: [
      state.homeAgencyId,
      state.id,
      state.version,
      JSON.stringify(state.snapshot),
      course,
      clockOf(value.clock),
      taskMeta(course).waitsFor,
      context.lead[0],
      context.officer,
      new Date(context.due.dueAt),
      new Date(context.due.lateFrom),
      context.reportedAt === null ? null : new Date(context.reportedAt),
      closed,
      new Date(entry.at),
      context.verdict,
      context.wasLate,
      context.percent,
      state.lastHash,
      new Date(entry.recordedAt),
    ],
  });
}

const clockOf = (clock: string | object): string =>
  typeof clock === 'string' ? clock : Object.entries(clock).map(([key, inner]) => `${key}.${inner}`)[0]!;

async function appendEntries(sql: Queryable, decided: readonly DecidedTask[]): Promise<void> {
  for (const { entry, text, state } of decided)
    await sql.query({
      name: 'task.append',
      text: `insert into task_event (home_agency_id, task_id, seq, type, occurred_at, recorded_at, actor_id, entry, hash)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      values: [
        state.homeAgencyId,
        state.id,
        entry.seq,
        entry.type,
        new Date(entry.at),
        new Date(entry.recordedAt),
        entry.by,
        text,
        state.lastHash,
      ],
    });
}

async function writeTimers(
  sql: Queryable,
  before: TaskState['timers'],
  { homeAgencyId, id, timers }: TaskState,
): Promise<void> {
  const gone = Object.keys(before).filter((name) => !(name in timers));
  const armed = Object.entries(timers).filter(([name, fireAt]) => before[name] !== fireAt);
  if (gone.length > 0)
    await sql.query({
      name: 'task.timers-gone',
      text: `delete from task_timer where home_agency_id = $1 and task_id = $2 and name = any($3)`,
      values: [homeAgencyId, id, gone],
    });
  for (const [name, fireAt] of armed)
    await sql.query({
      name: 'task.timer-armed',
      text: `insert into task_timer (home_agency_id, task_id, name, fire_at) values ($1, $2, $3, $4)
        on conflict (home_agency_id, task_id, name) do update set fire_at = excluded.fire_at`,
      values: [homeAgencyId, id, name, new Date(fireAt)],
    });
}

/** An alert of a task is a row like any other: `subject` says that it is about a task. */
async function writeAlerts(
  sql: Queryable,
  { state, entry, alerts, closedAlerts }: DecidedTask,
): Promise<void> {
  if (closedAlerts.length > 0)
    await sql.query({
      name: 'task.alerts-quiet',
      text: `update alert a set closed_at = $4, close_reason = c.reason, next_rung_at = $4
        from json_to_recordset($3) as c(kind text, reason text)
        where a.home_agency_id = $1 and a.dossier_id = $2 and a.kind = c.kind and a.closed_at is null`,
      values: [state.homeAgencyId, state.id, JSON.stringify(closedAlerts), new Date(entry.at)],
    });
  for (const { kind, dueAt, at, unitId, officerId } of alerts)
    await sql.query({
      name: 'task.alert',
      text: `insert into alert (home_agency_id, dossier_id, kind, subject, due_at, raised_at, recorded_at, unit_id,
          officer_id, next_rung_at)
        values ($1, $2, $3, 'task', $4, $5, $6, $7, $8, $5)
        on conflict (home_agency_id, dossier_id, kind, subject, due_at) do update
          set closed_at = null, close_reason = null, next_rung_at = excluded.next_rung_at,
            reopened_at = excluded.recorded_at
          where alert.closed_at is not null`,
      values: [
        state.homeAgencyId,
        state.id,
        kind,
        new Date(dueAt),
        new Date(at),
        new Date(entry.recordedAt),
        unitId,
        officerId,
      ],
    });
}
