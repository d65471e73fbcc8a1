// Decisions as work to be done: claimed, carried on, finished.
import type { Instant } from '../../domain/time/instant.ts';
import type { CaseKey } from '../../engine/orders.ts';
import type { Database, Queryable } from '../../platform/database.ts';
import type { ConcernedDossier } from './find-concerned.ts';
import { hasMoved } from './hand-over-outcome.table.ts';
import type { HandOverOutcomeName } from './hand-over-outcome.table.ts';
import type { SuccessorRule } from './successor-rules.ts';

export interface HandOverWork {
  readonly id: string;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly rules: readonly SuccessorRule[];
  readonly newProcessFields: readonly string[];
}

export interface SettledDossier {
  readonly dossier: ConcernedDossier;
  readonly outcome: HandOverOutcomeName;
  readonly detail: string | null;
  readonly receivingTo: string | null;
  readonly competentTo: string | null;
}

/** A worker that has not carried on for so long has died. */
const LEASE_MS = 60_000;

const CLAIM = `
  update hand_over h set state = 'running', leased_until = $2, started_at = coalesce(h.started_at, $1)
  where h.id = (
    select id from hand_over
    where state in ('waiting', 'running') and not_before <= $1 and coalesce(leased_until <= $1, true)
    order by not_before, id limit 1 for update skip locked)
  returning id, decision_number as "decisionNumber", decided_on::text as "decidedOn", rules,
    new_process_fields as "newProcessFields"`;

/** One decision whose day has come and that nobody is at; it is the caller's until its lease ends. */
export async function claimHandOver(database: Database, now: Instant): Promise<HandOverWork | null> {
  const { rows } = await database.query<HandOverWork>({
    name: 'hand-over-claim',
    text: CLAIM,
    values: [new Date(now), new Date(now + LEASE_MS)],
  });
  return rows[0] ?? null;
}

/** What else follows for dossiers that have gone to another unit, in the transaction that notes it. */
export type FollowMoved = (sql: Queryable, dossiers: readonly CaseKey[]) => Promise<void>;

/** A page is done: its outcomes are kept, together with what follows for those that have moved. */
export async function noteSettled(
  database: Database,
  id: string,
  settled: readonly SettledDossier[],
  now: Instant,
  followMoved: FollowMoved,
): Promise<void> {
  const rows = settled.map(({ dossier, outcome, detail, receivingTo, competentTo }) => ({
    h: dossier.homeAgencyId,
    id: dossier.id,
    outcome,
    detail,
    receiving_from: dossier.units.receiving[0] ?? null,
    receiving_to: receivingTo,
    competent_from: dossier.units.competent[0] ?? null,
    competent_to: competentTo,
  }));
  const moved = settled.filter(({ outcome }) => hasMoved(outcome)).map(({ dossier }) => dossier);
  await database.transaction(async (sql) => {
    await sql.query({
      name: 'hand-over-page',
      text: `with kept as (
          update hand_over_outcome o set outcome = i.outcome, detail = i.detail, receiving_from = i.receiving_from,
            receiving_to = i.receiving_to, competent_from = i.competent_from, competent_to = i.competent_to,
            settled_at = $3
          from json_to_recordset($2) as i(h uuid, id uuid, outcome text, detail text, receiving_from uuid,
            receiving_to uuid, competent_from uuid, competent_to uuid)
          where o.hand_over_id = $1 and o.home_agency_id = i.h and o.dossier_id = i.id and o.outcome = 'waiting'
        )
        update hand_over set leased_until = $4 where id = $1`,
      values: [id, JSON.stringify(rows), new Date(now), new Date(now + LEASE_MS)],
    });
    if (moved.length > 0) await followMoved(sql, moved);
  });
}

export async function noteHandedOver(sql: Queryable, id: string, now: Instant): Promise<void> {
  await sql.query({
    name: 'hand-over-end',
    text: `update hand_over set state = 'done', finished_at = $2, leased_until = null
      where id = $1 and state = 'running'`,
    values: [id, new Date(now)],
  });
}
