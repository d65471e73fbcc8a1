// Writes generated dossiers and their journals straight into the tables.
import { randomUUID } from 'node:crypto';
import type { Database } from '../src/platform/database.ts';
import type { Story } from './generated-dossiers.ts';

const PINNED = randomUUID();

/** Hashes and snapshots are empty: these are for reports, not for the engine. */
export async function writeStories(database: Database, stories: readonly Story[]): Promise<void> {
  const rows = stories.map(({ id, homeAgencyId, entries, columns }) => ({
    home: homeAgencyId,
    id,
    version: entries.length,
    ...columns,
    updatedAt: entries.at(-1)!.recordedAt,
  }));
  await database.query({
    text: `insert into dossier (home_agency_id, id, version, code, procedure_code, case_key, process_version_id, chart_version,
        regime, channel, snapshot, units, ledger, state, clock, unit_id, reception_unit_id, competent_unit_id, lodged_at,
        accepted_at, statutory_due_at, late_from_at, resolved_at, closed_at, outcome, verdict, was_late, lookup_secret,
        last_hash, updated_at)
      select home, id, version, 'G' || left(id::text, 13), "procedureCode", 'k', '${PINNED}', 1, 'r', channel, '{}', '[]', '[]', state, clock, "unitId",
        "receptionUnitId", "competentUnitId", to_timestamp("lodgedAt" / 1000), to_timestamp("acceptedAt" / 1000),
        to_timestamp("statutoryDueAt" / 1000), to_timestamp("lateFromAt" / 1000), to_timestamp("resolvedAt" / 1000),
        to_timestamp("closedAt" / 1000), outcome, verdict, "wasLate", '000000', '', to_timestamp("updatedAt" / 1000)
      from json_to_recordset($1) as r(home uuid, id uuid, version integer, "procedureCode" text, channel text, state text,
        clock text, "unitId" uuid, "receptionUnitId" uuid, "competentUnitId" uuid, "lodgedAt" float8, "acceptedAt" float8,
        "statutoryDueAt" float8, "lateFromAt" float8, "resolvedAt" float8, "closedAt" float8, outcome text, verdict text,
        "wasLate" boolean, "updatedAt" float8)`,
    values: [JSON.stringify(rows)],
  });
  const entries = stories.flatMap(({ homeAgencyId, id, entries: own }) =>
    own.map((entry) => ({
      home: homeAgencyId,
      id,
      seq: entry.seq,
      type: entry.type,
      at: entry.at,
      recorded: entry.recordedAt,
      entry,
    })),
  );
  await database.query({
    text: `insert into case_event (home_agency_id, case_id, case_kind, seq, type, occurred_at, recorded_at, entry, hash)
      select home, id, 'dossier', seq, type, to_timestamp(at / 1000), to_timestamp(recorded / 1000), entry, ''
      from json_to_recordset($1) as r(home uuid, id uuid, seq integer, type text, at float8, recorded float8, entry json)`,
    values: [JSON.stringify(entries)],
  });
}
