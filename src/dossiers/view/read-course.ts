// Reads where a dossier has been: its stays and its journal.
import { timerName } from '../../../workflows/timer-names.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import type { Queryable } from '../../platform/database.ts';
import type { JournalView, StayView } from '../dossier-view.ts';

const ms = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

const STAYS = `
  select seq, state, step, unit_id as "unitId", officer_id as "officerId", charge, ${ms('entered_at', 'enteredAt')},
    ${ms('left_at', 'leftAt')}, budget_minutes as "budgetMinutes", ${ms('due_at', 'dueAt')},
    working_minutes as "workingMinutes"
  from stay where home_agency_id = $1 and dossier_id = $2 and subject = 'dossier' order by entered_at, seq`;

const JOURNAL = `
  select seq, type, ${ms('occurred_at', 'occurredAt')}, ${ms('recorded_at', 'recordedAt')}, actor_id as "actorId",
    entry->'sender'->>'onBehalfOf' as "onBehalfOf", entry->'data' as data, entry->'columns'->>'state' as state
  from case_event where home_agency_id = $1 and case_id = $2 order by seq`;

export async function readStays(sql: Queryable, key: DossierKey): Promise<StayView[]> {
  const { rows } = await sql.query<StayView>({
    name: 'read-stays',
    text: STAYS,
    values: [key.homeAgencyId, key.id],
  });
  return rows;
}

export async function readJournal(sql: Queryable, key: DossierKey): Promise<JournalView[]> {
  const { rows } = await sql.query<JournalView>({
    name: 'read-journal',
    text: JOURNAL,
    values: [key.homeAgencyId, key.id],
  });
  return rows.map((entry) => ({ ...entry, type: timerName(entry.type) }));
}
