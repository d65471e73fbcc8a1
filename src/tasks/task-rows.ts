// How tasks are read, put in and written.
import { DomainError } from '../domain/domain-error.ts';
import type { Begun, CaseRows, HandedOn, Outcome } from '../engine/kind.ts';
import type { CaseKey } from '../engine/orders.ts';
import type { Queryable } from '../platform/database.ts';
import { taskMeta } from '../../workflows/assigned-task/run-task.ts';
import { dotted } from '../../workflows/one-stop/run-chart.ts';
import type { AssignedTaskRow } from './assigned-task.table.ts';
import { courseOf } from './decide-task.ts';
import type { GiveOrder, TaskTypes } from './task.ts';
import type { TaskState } from './task-state.ts';

type Row = Pick<
  AssignedTaskRow,
  'home_agency_id' | 'id' | 'version' | 'snapshot' | 'calendar_name' | 'last_hash'
> & { readonly timers: TaskState['timers'] | null };

/** @throws DomainError `task.unknown` */
export async function findTask(sql: Queryable, id: string): Promise<CaseKey> {
  const { rows } = await sql.query<{ home_agency_id: string }>({
    name: 'task.find',
    text: `select home_agency_id from assigned_task where id = $1`,
    values: [id],
  });
  if (rows[0] === undefined) throw unknownTask(id);
  return { homeAgencyId: rows[0].home_agency_id, id };
}

export function unknownTask(id: string): DomainError {
  return new DomainError('task.unknown', 'There is no such task', { id });
}

export async function readTasks(
  sql: Queryable,
  keys: readonly CaseKey[],
): Promise<ReadonlyMap<string, TaskState>> {
  const { rows } = await sql.query<Row>({
    name: 'task.read',
    text: `select t.home_agency_id, t.id, t.version, t.snapshot, t.calendar_name, t.last_hash,
        (select jsonb_object_agg(m.name, round(extract(epoch from m.fire_at) * 1000)) from timer m
          where m.home_agency_id = t.home_agency_id and m.case_id = t.id) as timers
      from json_to_recordset($1) as k(h uuid, id uuid)
      join assigned_task t on t.home_agency_id = k.h and t.id = k.id`,
    values: [JSON.stringify(keys.map(({ homeAgencyId, id }) => ({ h: homeAgencyId, id })))],
  });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        homeAgencyId: row.home_agency_id,
        id: row.id,
        version: row.version,
        snapshot: row.snapshot,
        calendarName: row.calendar_name,
        timers: row.timers ?? {},
        lastHash: row.last_hash,
      },
    ]),
  );
}

const INSERT = `
  insert into assigned_task (home_agency_id, id, version, task_no, document_id, kind, title, content, giver_unit_id,
    lead_unit_id, partner_unit_ids, snapshot, calendar_name, state, clock, waits_for, due_at, late_from_at,
    original_due_at, given_at, was_late, percent, last_hash, updated_at)
  select i.h, i.id, 0, i.task_no, i.document_id, i.kind, i.title, i.content, i.giver, i.lead, i.partners, '{}',
    i.calendar_name, '', '', '', i.due_at, i.due_at, i.due_at, i.given_at, false, 0, '', i.given_at
  from json_to_recordset($1) as i(h uuid, id uuid, task_no text, document_id uuid, kind text, title text, content text,
    giver uuid, lead uuid, partners uuid[], calendar_name text, due_at timestamptz, given_at timestamptz)`;

export async function insertTasks(
  sql: Queryable,
  begun: readonly Begun<TaskTypes>[],
): Promise<ReadonlySet<string>> {
  const given = begun.flatMap(({ order }) => (order.kind === 'give' ? [order] : []));
  await sql.query({ name: 'task.insert', text: INSERT, values: [JSON.stringify(given.map(insertedRow))] });
  return new Set(given.map(({ key }) => key.id));
}

function insertedRow({ key, input, ...order }: GiveOrder) {
  return {
    h: key.homeAgencyId,
    id: key.id,
    task_no: order.taskNo,
    document_id: order.documentId,
    kind: input.kind,
    title: order.title,
    content: order.content,
    giver: input.giver[0],
    lead: input.lead[0],
    partners: input.partners,
    calendar_name: order.calendarName,
    due_at: new Date(input.due.dueAt),
    given_at: new Date(input.at),
  };
}

const DONE = `
  with done as (
    update assigned_task t set version = i.version, snapshot = i.snapshot, state = i.state, clock = i.clock,
      waits_for = i.waits_for, lead_unit_id = i.lead, officer_id = i.officer, due_at = to_timestamp(i.due_at / 1000),
      late_from_at = to_timestamp(i.late_from_at / 1000), reported_at = to_timestamp(i.reported_at / 1000),
      closed_at = case when i.closed then coalesce(t.closed_at, to_timestamp(i.at / 1000)) end, verdict = i.verdict,
      was_late = i.was_late, percent = i.percent, last_hash = decode(i.last_hash, 'hex'),
      updated_at = to_timestamp(i.updated_at / 1000)
    from json_to_recordset($1) as i(n integer, h uuid, id uuid, expected integer, version integer, snapshot json,
      state text, clock text, waits_for text, lead uuid, officer uuid, due_at float8, late_from_at float8,
      reported_at float8, closed boolean, at float8, verdict text, was_late boolean, percent smallint, last_hash text,
      updated_at float8)
    where t.home_agency_id = i.h and t.id = i.id and t.version = i.expected
    returning i.n, t.home_agency_id as h, t.id, t.id as about
  )`;

export const TASK_ROWS: CaseRows<TaskTypes> = {
  done: DONE,
  row: (n, { before, after }, recordedAt) => {
    const { context, value } = after.snapshot;
    const course = courseOf(after);
    const { waitsFor } = taskMeta(course);
    return {
      n,
      h: after.homeAgencyId,
      id: after.id,
      expected: before?.version ?? 0,
      version: after.version,
      snapshot: after.snapshot,
      state: course,
      clock: dotted(value.clock),
      waits_for: waitsFor,
      lead: context.lead[0],
      officer: context.officer,
      due_at: context.due.dueAt,
      late_from_at: context.due.lateFrom,
      reported_at: context.reportedAt,
      closed: waitsFor === 'nobody',
      at: context.at,
      verdict: context.verdict,
      was_late: context.wasLate,
      percent: context.percent,
      last_hash: after.lastHash.toString('hex'),
      updated_at: recordedAt,
    };
  },
  parts: {},
  handedOn,
};

const OF_THE_LEAD = ['taskLate', 'taskDueSoon', 'taskNotAccepted'];

/** What stays open of a task that comes into other hands. */
function handedOn({ before, after, decided }: Outcome<TaskTypes>): readonly HandedOn[] {
  if (before === null) return [];
  const [was, now] = [before.snapshot.context, after.snapshot.context];
  if (was.lead[0] === now.lead[0] && was.officer === now.officer) return [];
  const kinds = OF_THE_LEAD.filter(
    (kind) => !decided.some(({ closedAlerts }) => closedAlerts.some((closed) => closed.kind === kind)),
  );
  return kinds.length === 0 ? [] : [{ at: now.at, kinds, subjects: ['task'] }];
}
