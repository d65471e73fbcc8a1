// Reads dossiers with their armed timers and open stay: one named statement for a whole batch.
import { presentContext } from '../../../workflows/one-stop/dossier-context.ts';
import type { Queryable } from '../../platform/database.ts';
import type { DossierColumns, DossierState, OpenStay } from '../dossier-state.ts';
import type { DossierKey } from '../orders.ts';

// A JSON list rather than arrays: its estimated length does not depend on the values, so one plan is kept for good
// where arrays would be planned anew each time.
const TEXT = `
  select d.home_agency_id, d.id, d.version, d.snapshot, d.units, d.ledger, d.last_hash,
    d.code, d.lodging_no, d.procedure_code, d.case_key, d.process_version_id, d.chart_version, d.regime,
    d.channel, d.state, d.clock, d.unit_id, d.officer_id, d.reception_unit_id, d.competent_unit_id,
    d.lodged_at, d.accepted_at, d.statutory_due_at, d.late_from_at, d.promised_due_at, d.due_soon_at,
    d.step_due_at, d.resolved_at, d.closed_at, d.outcome, d.verdict, d.was_late,
    d.reception_late, d.boundary_free,
    (select jsonb_object_agg(t.name, round(extract(epoch from t.fire_at) * 1000)) from timer t
      where t.home_agency_id = d.home_agency_id and t.case_id = d.id) as timers,
    s.seq as stay_seq, s.state as stay_state, s.step as stay_step, s.unit_id as stay_unit_id,
    s.officer_id as stay_officer_id, s.charge as stay_charge, s.entered_at as stay_entered_at,
    s.budget_minutes as stay_budget_minutes, s.due_at as stay_due_at
  from json_to_recordset($1) as k(home_agency_id uuid, id uuid)
  join dossier d on d.home_agency_id = k.home_agency_id and d.id = k.id
  left join stay s on s.home_agency_id = d.home_agency_id and s.dossier_id = d.id and s.left_at is null
    and s.subject = 'dossier'`;

type Raw = Record<string, unknown>;

export async function readDossiers(
  sql: Queryable,
  keys: readonly DossierKey[],
): Promise<Map<string, DossierState>> {
  const found = new Map<string, DossierState>();
  if (keys.length === 0) return found;
  const { rows } = await sql.query<Raw>({
    name: 'engine-read-dossiers',
    text: TEXT,
    values: [JSON.stringify(keys.map(({ homeAgencyId, id }) => ({ home_agency_id: homeAgencyId, id })))],
    types: { getTypeParser: parserOf },
  });
  for (const row of rows) {
    const state = stateOf(row);
    found.set(state.id, state);
  }
  return found;
}

function stateOf(row: Raw): DossierState {
  const snapshot = row['snapshot'] as DossierState['snapshot'];
  const units = row['units'] as DossierState['snapshot']['context']['units'];
  return {
    homeAgencyId: row['home_agency_id'] as string,
    id: row['id'] as string,
    version: row['version'] as number,
    snapshot: { value: snapshot.value, context: presentContext({ ...snapshot.context, units }) },
    ledger: row['ledger'] as DossierState['ledger'],
    lastHash: row['last_hash'] as Buffer,
    timers: (row['timers'] ?? {}) as DossierState['timers'],
    columns: {
      code: row['code'],
      lodgingNo: row['lodging_no'],
      procedureCode: row['procedure_code'],
      caseKey: row['case_key'],
      processVersionId: row['process_version_id'],
      chartVersion: row['chart_version'],
      regime: row['regime'],
      channel: row['channel'],
      state: row['state'],
      clock: row['clock'],
      unitId: row['unit_id'],
      officerId: row['officer_id'],
      receptionUnitId: row['reception_unit_id'],
      competentUnitId: row['competent_unit_id'],
      lodgedAt: row['lodged_at'],
      acceptedAt: row['accepted_at'],
      statutoryDueAt: row['statutory_due_at'],
      lateFromAt: row['late_from_at'],
      promisedDueAt: row['promised_due_at'],
      dueSoonAt: row['due_soon_at'],
      stepDueAt: row['step_due_at'],
      resolvedAt: row['resolved_at'],
      closedAt: row['closed_at'],
      outcome: row['outcome'],
      verdict: row['verdict'],
      wasLate: row['was_late'],
      receptionLate: row['reception_late'],
      boundaryFree: row['boundary_free'],
    } as DossierColumns,
    stay: row['stay_seq'] === null ? null : stayOf(row),
  };
}

function stayOf(row: Raw): OpenStay {
  return {
    seq: row['stay_seq'],
    state: row['stay_state'],
    step: row['stay_step'],
    unitId: row['stay_unit_id'],
    officerId: row['stay_officer_id'],
    charge: row['stay_charge'],
    enteredAt: row['stay_entered_at'],
    budgetMinutes: row['stay_budget_minutes'],
    dueAt: row['stay_due_at'],
  } as OpenStay;
}

const asText = (value: string): unknown => value;
const PARSERS: Readonly<Record<number, (value: string) => unknown>> = {
  16: (value) => value === 't',
  17: (value) => Buffer.from(value.slice(2), 'hex'),
  21: Number,
  23: Number,
  1184: (value) => epochMs(value),
  114: (value) => JSON.parse(value) as unknown,
  3802: (value) => JSON.parse(value) as unknown,
};

function parserOf(oid: number): (value: string) => unknown {
  return PARSERS[oid] ?? asText;
}

/** `2026-11-23 05:00:00.123+00` in epoch milliseconds; the pool's sessions run in UTC. */
function epochMs(text: string): number {
  if (!text.endsWith('+00')) return Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  const fraction = text.length > 22 ? Number(`0${text.slice(19, -3)}`) : 0;
  return (
    Date.UTC(
      +text.slice(0, 4),
      +text.slice(5, 7) - 1,
      +text.slice(8, 10),
      +text.slice(11, 13),
      +text.slice(14, 16),
      +text.slice(17, 19),
    ) + Math.round(fraction * 1000)
  );
}
