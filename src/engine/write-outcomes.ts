// Writes a batch of decided orders as one statement: the version check, journal, stays, timers and alerts.
import type { Queryable } from '../platform/database.ts';
import type { Outcome } from './carry-out.ts';
import type { DossierState, OpenStay } from './dossier-state.ts';
import type { Answer, Idempotency } from './orders.ts';

// Rows whose version has moved on are left out of `locked`, and nothing of theirs is written. Locks are taken in
// key order, so that two services never wait for each other in a circle.
const TEXT = `
  with input as materialized (
    select * from json_to_recordset($1) as i(
      n integer, h uuid, id uuid, expected integer, version integer, code text, snapshot json, units json, ledger json,
      state text, clock text, unit_id uuid, officer_id uuid, competent_unit_id uuid,
      accepted_at float8, statutory_due_at float8, late_from_at float8, promised_due_at float8,
      due_soon_at float8, step_due_at float8, resolved_at float8, closed_at float8,
      outcome text, verdict text, was_late boolean, moved boolean, last_hash text, updated_at float8)
  ), locked as materialized (
    select i.n, d.home_agency_id as h, d.id from input i
    join dossier d on d.home_agency_id = i.h and d.id = i.id and d.version = i.expected
    order by d.home_agency_id, d.id for no key update of d
  ), updated as (
    update dossier d set version = i.version, snapshot = i.snapshot, state = i.state, clock = i.clock,
      unit_id = i.unit_id, officer_id = i.officer_id, step_due_at = to_timestamp(i.step_due_at / 1000),
      last_hash = decode(i.last_hash, 'hex'), updated_at = to_timestamp(i.updated_at / 1000),
      units = coalesce(i.units, d.units), ledger = coalesce(i.ledger, d.ledger),
      code = coalesce(i.code, d.code), competent_unit_id = coalesce(i.competent_unit_id, d.competent_unit_id),
      accepted_at = case when i.moved then to_timestamp(i.accepted_at / 1000) else d.accepted_at end,
      statutory_due_at = case when i.moved then to_timestamp(i.statutory_due_at / 1000) else d.statutory_due_at end,
      late_from_at = case when i.moved then to_timestamp(i.late_from_at / 1000) else d.late_from_at end,
      promised_due_at = case when i.moved then to_timestamp(i.promised_due_at / 1000) else d.promised_due_at end,
      due_soon_at = case when i.moved then to_timestamp(i.due_soon_at / 1000) else d.due_soon_at end,
      resolved_at = case when i.moved then to_timestamp(i.resolved_at / 1000) else d.resolved_at end,
      closed_at = case when i.moved then to_timestamp(i.closed_at / 1000) else d.closed_at end,
      outcome = case when i.moved then i.outcome else d.outcome end,
      verdict = case when i.moved then i.verdict else d.verdict end,
      was_late = case when i.moved then i.was_late else d.was_late end
    from input i join locked l on l.n = i.n
    where d.home_agency_id = i.h and d.id = i.id
    returning d.id
  ), journal as (
    insert into dossier_event (home_agency_id, dossier_id, seq, type, occurred_at, recorded_at, actor_id, entry, hash)
    select l.h, l.id, e.seq, e.type, to_timestamp(e.at / 1000), to_timestamp(e.recorded / 1000), e.actor, e.entry,
      decode(e.hash, 'hex')
    from json_to_recordset($2) as e(n integer, seq integer, type text, at float8, recorded float8, actor uuid,
      entry json, hash text)
    join locked l on l.n = e.n
  ), left_stays as (
    update stay s set left_at = to_timestamp(c.left_at / 1000), working_minutes = c.working_minutes
    from json_to_recordset($3) as c(n integer, seq integer, left_at float8, working_minutes integer)
    join locked l on l.n = c.n
    where s.home_agency_id = l.h and s.dossier_id = l.id and s.seq = c.seq
    returning 1
  ), new_stays as (
    insert into stay (home_agency_id, dossier_id, seq, state, step, unit_id, officer_id, charge, entered_at, left_at,
      budget_minutes, due_at, working_minutes, procedure_code, process_version_id)
    select l.h, l.id, o.seq, o.state, o.step, o.unit_id, o.officer_id, o.charge, to_timestamp(o.entered_at / 1000),
      to_timestamp(o.left_at / 1000), o.budget_minutes, to_timestamp(o.due_at / 1000), o.working_minutes,
      o.procedure_code, o.process_version_id
    from json_to_recordset($4) as o(n integer, seq integer, state text, step text, unit_id uuid, officer_id uuid,
      charge text, entered_at float8, left_at float8, budget_minutes integer, due_at float8, working_minutes integer,
      procedure_code text, process_version_id uuid)
    join locked l on l.n = o.n
    where (select count(*) from left_stays) >= 0
  ), gone_timers as (
    delete from timer t using json_to_recordset($5) as g(n integer, name text), locked l
    where l.n = g.n and t.home_agency_id = l.h and t.dossier_id = l.id and t.name = g.name
  ), armed_timers as (
    insert into timer (home_agency_id, dossier_id, name, fire_at)
    select l.h, l.id, a.name, to_timestamp(a.fire_at / 1000)
    from json_to_recordset($6) as a(n integer, name text, fire_at float8)
    join locked l on l.n = a.n
    on conflict (home_agency_id, dossier_id, name) do update set fire_at = excluded.fire_at, leased_until = null
  ), quiet_alerts as (
    update alert a set closed_at = to_timestamp(c.at / 1000), close_reason = c.reason, next_rung_at = null
    from json_to_recordset($7) as c(n integer, kind text, at float8, reason text)
    join locked l on l.n = c.n
    where a.home_agency_id = l.h and a.dossier_id = l.id and a.kind = c.kind and a.closed_at is null
  ), alerts as (
    insert into alert (home_agency_id, dossier_id, kind, subject, due_at, raised_at, recorded_at, unit_id, officer_id,
      next_rung_at, closed_at, close_reason)
    select l.h, l.id, r.kind, r.subject, to_timestamp(r.due_at / 1000), to_timestamp(r.at / 1000),
      to_timestamp(r.recorded / 1000), r.unit_id, r.officer_id,
      case when r.closed_at is null then to_timestamp(r.at / 1000) end, to_timestamp(r.closed_at / 1000), r.reason
    from json_to_recordset($8) as r(n integer, kind text, subject text, due_at float8, at float8, recorded float8,
      unit_id uuid, officer_id uuid, closed_at float8, reason text)
    join locked l on l.n = r.n
    on conflict (home_agency_id, dossier_id, kind, subject, due_at) do nothing
  ), refs as (
    insert into dossier_ref (ref, home_agency_id, dossier_id)
    select r.ref, l.h, l.id from json_to_recordset($9) as r(n integer, ref text)
    join locked l on l.n = r.n
  ), answers as (
    insert into idempotency_key (owner, key, request_hash, answer, created_at)
    select k.owner, k.key, k.hash, k.answer, to_timestamp(k.at / 1000)
    from json_to_recordset($10) as k(n integer, owner text, key text, hash text, answer jsonb, at float8)
    join locked l on l.n = k.n
  )
  select id from updated`;

export interface Written {
  readonly outcome: Outcome;
  readonly answer: Answer;
  readonly idempotency: Idempotency | undefined;
}

/**
 * @param recordedAt the instant of writing, the same for the whole batch.
 * @returns ids of the dossiers that were written; one that is missing had moved on since it was read.
 */
export async function writeOutcomes(
  sql: Queryable,
  batch: readonly Written[],
  recordedAt: number,
): Promise<ReadonlySet<string>> {
  const lists: object[][] = Array.from({ length: 10 }, () => []);
  const journal: string[] = [];
  batch.forEach((written, n) => collect(n, lists, journal, written, recordedAt));
  const { rows } = await sql.query<{ id: string }>({
    name: 'engine-write-outcomes',
    text: TEXT,
    values: lists.map((list, index) => (index === 1 ? `[${journal.join()}]` : JSON.stringify(list))),
  });
  return new Set(rows.map((row) => row.id));
}

function collect(
  n: number,
  lists: object[][],
  journal: string[],
  { outcome, answer, idempotency }: Written,
  recordedAt: number,
): void {
  const [rows, , left, stays, gone, armed, quiet, alerts, refs, answers] = lists as [
    object[],
    object[],
    object[],
    object[],
    object[],
    object[],
    object[],
    object[],
    object[],
    object[],
  ];
  const { before, after, decided } = outcome;
  rows.push(rowOf(n, before, after, recordedAt));

  const opened = new Map<number, Record<string, unknown>>();
  const raised: (Record<string, unknown> & { kind: string })[] = [];
  for (const { entry, state, text } of decided) {
    const columns = JSON.stringify({
      n,
      seq: entry.seq,
      type: entry.type,
      at: entry.at,
      recorded: entry.recordedAt,
      actor: entry.sender.staffId,
      hash: state.lastHash.toString('hex'),
    });
    journal.push(`${columns.slice(0, -1)},"entry":${text}}`);
    if (entry.closedStay) {
      const { seq, leftAt, workingMinutes } = entry.closedStay;
      const own = opened.get(seq);
      if (own) Object.assign(own, { left_at: leftAt, working_minutes: workingMinutes });
      else left.push({ n, seq, left_at: leftAt, working_minutes: workingMinutes });
    }
    if (entry.openedStay) opened.set(entry.openedStay.seq, { n, ...stayRow(entry.openedStay, after) });
    for (const { kind, reason } of entry.closedAlerts ?? []) {
      quiet.push({ n, kind, at: entry.at, reason });
      for (const alert of raised)
        if (alert.kind === kind && alert['closed_at'] === undefined)
          Object.assign(alert, { closed_at: entry.at, reason });
    }
    for (const { kind, subject, dueAt, at, unitId, officerId } of entry.alerts ?? [])
      raised.push({
        n,
        kind,
        subject,
        due_at: dueAt,
        at,
        recorded: recordedAt,
        unit_id: unitId,
        officer_id: officerId,
      });
  }
  stays.push(...opened.values());
  alerts.push(...raised);

  const timersBefore = before?.timers ?? {};
  for (const name of Object.keys(timersBefore)) if (!(name in after.timers)) gone.push({ n, name });
  for (const [name, fireAt] of Object.entries(after.timers))
    if (timersBefore[name] !== fireAt) armed.push({ n, name, fire_at: fireAt });

  for (const ref of [after.columns.code, after.columns.lodgingNo])
    if (ref !== null && ref !== before?.columns.code && ref !== before?.columns.lodgingNo)
      refs.push({ n, ref });
  if (idempotency) {
    const { owner, key: name, requestHash } = idempotency;
    answers.push({ n, owner, key: name, hash: requestHash, answer, at: recordedAt });
  }
}

function rowOf(n: number, before: DossierState | null, after: DossierState, recordedAt: number) {
  const { columns } = after;
  const { context } = after.snapshot;
  const old = before?.columns;
  return {
    n,
    h: after.homeAgencyId,
    id: after.id,
    expected: before?.version ?? 0,
    version: after.version,
    snapshot: { value: after.snapshot.value, context: { ...context, units: undefined } },
    state: columns.state,
    clock: columns.clock,
    unit_id: columns.unitId,
    officer_id: columns.officerId ?? undefined,
    step_due_at: columns.stepDueAt ?? undefined,
    last_hash: after.lastHash.toString('hex'),
    updated_at: recordedAt,
    ...(after.ledger !== before?.ledger && { ledger: after.ledger }),
    ...(context.units !== before?.snapshot.context.units && { units: context.units }),
    ...(columns.code !== old?.code && { code: columns.code }),
    ...(columns.competentUnitId !== old?.competentUnitId && { competent_unit_id: columns.competentUnitId }),
    ...(MOVED.some((name) => columns[name] !== old?.[name]) && movedRow(columns)),
  };
}

/** Columns that most events leave alone; they are sent only when one of them changes. */
const MOVED = [
  'acceptedAt',
  'statutoryDueAt',
  'lateFromAt',
  'promisedDueAt',
  'dueSoonAt',
  'resolvedAt',
  'closedAt',
  'outcome',
  'verdict',
  'wasLate',
] as const satisfies readonly (keyof DossierState['columns'])[];

function movedRow(columns: DossierState['columns']) {
  return {
    moved: true,
    accepted_at: columns.acceptedAt,
    statutory_due_at: columns.statutoryDueAt,
    late_from_at: columns.lateFromAt,
    promised_due_at: columns.promisedDueAt,
    due_soon_at: columns.dueSoonAt,
    resolved_at: columns.resolvedAt,
    closed_at: columns.closedAt,
    outcome: columns.outcome,
    verdict: columns.verdict,
    was_late: columns.wasLate,
  };
}

function stayRow(stay: OpenStay, { columns }: DossierState) {
  return {
    seq: stay.seq,
    state: stay.state,
    step: stay.step,
    unit_id: stay.unitId,
    officer_id: stay.officerId,
    charge: stay.charge,
    entered_at: stay.enteredAt,
    budget_minutes: stay.budgetMinutes,
    due_at: stay.dueAt,
    procedure_code: columns.procedureCode,
    process_version_id: columns.processVersionId,
  };
}
