// Complaints in their tables: read with their timers, put in when they begin, brought to what was decided.
import type { CaseRows, HandedOn } from '../engine/kind.ts';
import type { CaseKey } from '../engine/orders.ts';
import type { Queryable } from '../platform/database.ts';
import { complaintMeta } from '../../workflows/complaint/run-complaint.ts';
import { dotted } from '../../workflows/one-stop/run-chart.ts';
import type { ComplaintTableRow } from './complaint.table.ts';
import type {
  ComplaintCase,
  ComplaintChannel,
  ComplaintOutcome,
  ComplaintTypes,
  ReceiveOrder,
} from './complaint.ts';
import { SUBJECT } from './decide-complaint.ts';

type Row = Pick<
  ComplaintTableRow,
  'home_agency_id' | 'id' | 'version' | 'complaint_no' | 'snapshot' | 'published' | 'closed_at' | 'last_hash'
> & {
  readonly channel: ComplaintChannel;
  readonly timers: Readonly<Record<string, number>> | null;
};

export async function readComplaints(
  sql: Queryable,
  keys: readonly CaseKey[],
): Promise<Map<string, ComplaintCase>> {
  const { rows } = await sql.query<Row>({
    name: 'complaint.read',
    text: `select c.home_agency_id, c.id, c.version, c.complaint_no, c.channel, c.snapshot, c.published, c.closed_at,
        c.last_hash,
        (select jsonb_object_agg(t.name, round(extract(epoch from t.fire_at) * 1000)) from timer t
          where t.home_agency_id = c.home_agency_id and t.case_id = c.id) as timers
      from json_to_recordset($1) as k(h uuid, id uuid)
      join complaint c on c.home_agency_id = k.h and c.id = k.id`,
    values: [JSON.stringify(keys.map(({ homeAgencyId, id }) => ({ h: homeAgencyId, id })))],
  });
  return new Map(rows.map((row) => [row.id, stateOf(row)]));
}

function stateOf(row: Row): ComplaintCase {
  return {
    homeAgencyId: row.home_agency_id,
    id: row.id,
    version: row.version,
    complaintNo: row.complaint_no,
    channel: row.channel,
    snapshot: row.snapshot,
    published: row.published,
    closedAt: row.closed_at?.getTime() ?? null,
    timers: row.timers ?? {},
    lastHash: row.last_hash,
  };
}

/** @returns ids of those that were put in: all of them */
export async function insertComplaints(
  sql: Queryable,
  begun: readonly { readonly order: ReceiveOrder; readonly after: ComplaintCase }[],
): Promise<ReadonlySet<string>> {
  const rows = begun.map(({ order, after }) => ({
    h: after.homeAgencyId,
    id: after.id,
    complaint_no: after.complaintNo,
    channel: after.channel,
    title: order.title,
    receiver: after.snapshot.context.receiver[0],
    received_at: after.snapshot.context.receivedAt,
    secret: order.secret,
  }));
  await sql.query({
    name: 'complaint.insert',
    text: `insert into complaint (home_agency_id, id, version, complaint_no, channel, title, receiver_unit_id, unit_id,
        snapshot, state, clock, waits_for, received_at, due_at, late_from_at, was_late, lookup_secret, last_hash, updated_at)
      select i.h, i.id, 0, i.complaint_no, i.channel, i.title, i.receiver, i.receiver, '{}', '', '', '', t.at, t.at, t.at,
        false, i.secret, '', t.at
      from json_to_recordset($1) as i(h uuid, id uuid, complaint_no text, channel text, title text, receiver uuid,
        received_at float8, secret text), to_timestamp(i.received_at / 1000) as t(at)`,
    values: [JSON.stringify(rows)],
  });
  await sql.query({
    name: 'complaint.insert-complainants',
    text: `insert into complainant (home_agency_id, complaint_id, name, phone, email, address, content)
      select i.h, i.id, i.name, i.phone, i.email, i.address, i.content
      from json_to_recordset($1) as i(h uuid, id uuid, name text, phone text, email text, address text, content text)`,
    values: [
      JSON.stringify(
        begun.map(({ order, after }) => ({ h: after.homeAgencyId, id: after.id, ...order.complainant })),
      ),
    ],
  });
  return new Set(begun.map(({ after }) => after.id));
}

const ALERT_KINDS = ['complaintLate', 'complaintDueSoon'];

export const COMPLAINT_ROWS: CaseRows<ComplaintTypes> = {
  done: `with done as (
    update complaint c set version = i.version, snapshot = i.snapshot, state = i.state, clock = i.clock,
      waits_for = i.waits_for, unit_id = i.unit_id, officer_id = i.officer_id, due_at = to_timestamp(i.due_at / 1000),
      late_from_at = to_timestamp(i.late_from_at / 1000), answered_at = to_timestamp(i.answered_at / 1000),
      closed_at = to_timestamp(i.closed_at / 1000), verdict = i.verdict, was_late = i.was_late, published = i.published,
      last_hash = decode(i.last_hash, 'hex'), updated_at = to_timestamp(i.updated_at / 1000)
    from json_to_recordset($1) as i(n integer, h uuid, id uuid, expected integer, version integer, snapshot json,
      state text, clock text, waits_for text, unit_id uuid, officer_id uuid, due_at float8, late_from_at float8,
      answered_at float8, closed_at float8, verdict text, was_late boolean, published json, last_hash text,
      updated_at float8)
    where c.home_agency_id = i.h and c.id = i.id and c.version = i.expected
    returning i.n, c.home_agency_id as h, c.id, c.id as about)`,
  row: (n, { before, after }, recordedAt) => ({
    n,
    h: after.homeAgencyId,
    id: after.id,
    expected: before?.version ?? 0,
    version: after.version,
    snapshot: after.snapshot,
    ...columnsOf(after),
    published: after.published,
    last_hash: after.lastHash.toString('hex'),
    updated_at: recordedAt,
  }),
  parts: {},
  handedOn,
};

/** What stays open of a complaint that comes into other hands. */
function handedOn({ before, after, decided }: ComplaintOutcome): readonly HandedOn[] {
  const [was, is] = [before?.snapshot.context, after.snapshot.context];
  if (was === undefined || (was.unit[0] === is.unit[0] && was.officer === is.officer)) return [];
  const closed = new Set(decided.flatMap(({ closedAlerts }) => closedAlerts.map(({ kind }) => kind)));
  const kinds = ALERT_KINDS.filter((kind) => !closed.has(kind));
  return kinds.length === 0 ? [] : [{ at: is.at, kinds, subjects: [SUBJECT] }];
}

/** What the columns of lists and reports say of a state. */
export function columnsOf({ snapshot, closedAt }: Pick<ComplaintCase, 'snapshot' | 'closedAt'>) {
  const { context, value } = snapshot;
  return {
    state: value.course,
    clock: dotted(value.clock),
    waits_for: complaintMeta(value.course).waitsFor,
    unit_id: context.unit[0]!,
    officer_id: context.officer,
    due_at: context.due.dueAt,
    late_from_at: context.due.lateFrom,
    answered_at: context.answeredAt,
    closed_at: closedAt,
    verdict: context.verdict,
    was_late: context.wasLate,
  };
}
