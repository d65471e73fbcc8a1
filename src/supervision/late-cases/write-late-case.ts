// Writes one step of a late case: the row guarded by its version, the entry of its journal, explanation and alerts.
import type { LateCaseCommand } from '../../../workflows/late-case/late-case.machine.ts';
import type { LateCaseStep } from '../../../workflows/late-case/run-late-case.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Queryable } from '../../platform/database.ts';
import { closeCaseAlerts, raiseCaseAlert } from './late-case-alerts.ts';
import type { LateCaseRow } from './late-case.table.ts';

export interface LateCaseEntry {
  readonly type: string;
  readonly actorId: string | null;
  readonly onBehalfOf: string | null;
  /** The legal instant, possibly before it could be recorded. */
  readonly at: Instant;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** @returns the case as it is now. The row must be locked by the transaction. */
export async function writeLateCase(
  sql: Queryable,
  before: LateCaseRow,
  step: LateCaseStep,
  entry: LateCaseEntry,
  now: Instant,
): Promise<LateCaseRow> {
  const { value, context } = step.state;
  const date = (at: Instant | null) => (at === null ? null : new Date(at));
  const finds = entry.facts['finding'] !== undefined;
  const found = finds ? (entry.facts as Partial<Extract<LateCaseCommand, { type: 'find' }>>) : {};
  const after: LateCaseRow = {
    ...before,
    version: before.version + 1,
    state: value,
    context,
    timer_at: step.timer === null ? before.timer_at : date(step.timer === 'cancel' ? null : step.timer),
    answer_due_at: date(context.answerDueAt),
    overdue: context.overdue,
    asked_by: entry.type === 'ask' || entry.type === 'return' ? entry.actorId : before.asked_by,
    reason: (entry.facts['reason'] as LateCaseRow['reason'] | undefined) ?? before.reason,
    finding: found.finding ?? before.finding,
    attribution: found.attribution ?? before.attribution,
    measure: found.measure ?? before.measure,
    measure_on: found.measureOn ?? before.measure_on,
    found_at: finds ? new Date(entry.at) : before.found_at,
    closed_at: step.closed ? (before.closed_at ?? new Date(entry.at)) : null,
    updated_at: new Date(now),
  };
  await sql.query({
    name: 'late-case-write',
    text: `
      with entry as (
        insert into late_case_event (home_agency_id, late_case_id, seq, type, from_state, to_state, actor_id, on_behalf_of,
          occurred_at, recorded_at, facts)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb))
      update late_case set version = $3, state = $6, context = $12::json, timer_at = $13, answer_due_at = $14,
        overdue = $15, asked_by = $16, reason = $17, finding = $18, attribution = $19::jsonb, measure = $20,
        measure_on = $21, found_at = $22, closed_at = $23, updated_at = $10
      where home_agency_id = $1 and id = $2`,
    values: [
      before.home_agency_id,
      before.id,
      after.version,
      entry.type,
      before.state,
      after.state,
      entry.actorId,
      entry.onBehalfOf,
      new Date(entry.at),
      after.updated_at,
      JSON.stringify(entry.facts),
      JSON.stringify(context),
      after.timer_at,
      after.answer_due_at,
      after.overdue,
      after.asked_by,
      after.reason,
      after.finding,
      after.attribution === null ? null : JSON.stringify(after.attribution),
      after.measure,
      after.measure_on,
      after.found_at,
      after.closed_at,
    ],
  });
  if (entry.type === 'explain') await writeExplanation(sql, before, after.version, entry);
  if (step.alertsOver !== null) await closeCaseAlerts(sql, before, step.alertsOver, entry.at);
  for (const kind of step.alerts)
    await raiseCaseAlert(sql, before, kind, context.answerDueAt ?? entry.at, entry.at, now);
  return after;
}

async function writeExplanation(
  sql: Queryable,
  { home_agency_id, id, overdue }: LateCaseRow,
  seq: number,
  { facts, actorId, onBehalfOf, at }: LateCaseEntry,
): Promise<void> {
  await sql.query({
    name: 'late-case-explanation',
    text: `
      insert into explanation (home_agency_id, late_case_id, seq, reason, text, evidence, given_by, on_behalf_of, given_at, in_time)
      values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10)`,
    values: [
      home_agency_id,
      id,
      seq,
      facts['reason'],
      facts['text'],
      JSON.stringify(facts['evidence'] ?? []),
      actorId,
      onBehalfOf,
      new Date(at),
      !overdue,
    ],
  });
}
