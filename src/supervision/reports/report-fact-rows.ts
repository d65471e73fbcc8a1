// Rows of `report_fact`: what was known of a dossier from one instant to another. Read and written as JSON.
import type { Queryable } from '../../platform/database.ts';
import type { DossierFacts } from './report-facts.ts';

export interface FactKey {
  readonly homeAgencyId: string;
  readonly dossierId: string;
}

/** One picture of a dossier; `recordedTo` null for the newest. */
export interface FactVersion extends FactKey {
  readonly recordedFrom: number;
  readonly recordedTo: number | null;
  readonly facts: DossierFacts;
}

const INSTANTS = {
  lodged_at: 'lodgedAt',
  reception_due_at: 'receptionDueAt',
  answered_at: 'answeredAt',
  accepted_at: 'acceptedAt',
  late_from_at: 'lateFromAt',
  was_late_at: 'wasLateAt',
  late_since: 'lateSince',
  apologised_at: 'apologisedAt',
  resolved_at: 'resolvedAt',
  closed_at: 'closedAt',
  stopped_at: 'stoppedAt',
} as const;
const TEXTS = {
  procedure_code: 'procedureCode',
  field: 'field',
  level: 'level',
  channel: 'channel',
  state: 'state',
  clock: 'clock',
  verdict: 'verdict',
  outcome: 'outcome',
} as const;
const UNITS = {
  reception_unit_id: 'receptionUnitId',
  competent_unit_id: 'competentUnitId',
  competent_agency_id: 'competentAgencyId',
} as const;

/** Columns of the table in the order of `ROW_SELECT`. */
const COLUMNS = [
  'home_agency_id',
  'dossier_id',
  'recorded_from',
  'recorded_to',
  'seq',
  'boundary_free',
  'waits',
  ...Object.keys(TEXTS),
  ...Object.keys(UNITS),
  ...Object.keys(INSTANTS),
].join(', ');

/** Rows of `report_fact`, made from the JSON list `$1` that `writtenFacts` writes. */
export const FACTS_OF_JSON = `
  select h as home_agency_id, id as dossier_id, to_timestamp(recorded_from / 1000) as recorded_from,
    to_timestamp(recorded_to / 1000) as recorded_to, seq, boundary_free, waits::tstzmultirange as waits,
    ${[...Object.keys(TEXTS), ...Object.keys(UNITS)].join(', ')},
    ${Object.keys(INSTANTS)
      .map((name) => `to_timestamp(${name} / 1000) as ${name}`)
      .join(', ')},
    sign, recorded_on
  from json_to_recordset($1) as r(h uuid, id uuid, recorded_from float8, recorded_to float8, seq integer,
    boundary_free boolean, waits text, sign integer, recorded_on date,
    ${Object.keys(TEXTS)
      .map((name) => `${name} text`)
      .join(', ')},
    ${Object.keys(UNITS)
      .map((name) => `${name} uuid`)
      .join(', ')},
    ${Object.keys(INSTANTS)
      .map((name) => `${name} float8`)
      .join(', ')})`;

/** A version as `FACTS_OF_JSON` reads it. */
export function factJson({ homeAgencyId, dossierId, recordedFrom, recordedTo, facts }: FactVersion): object {
  const taken = (names: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(names).map(([column, key]) => [column, facts[key as keyof DossierFacts] ?? null]),
    );
  return {
    h: homeAgencyId,
    id: dossierId,
    recorded_from: recordedFrom,
    recorded_to: recordedTo,
    seq: facts.seq,
    boundary_free: facts.boundaryFree,
    waits: rangesOf(facts.waits),
    ...taken(TEXTS),
    ...taken(UNITS),
    ...taken(INSTANTS),
  };
}

const iso = (instant: number | null) => (instant === null ? '' : new Date(instant).toISOString());
const rangesOf = (waits: DossierFacts['waits']) =>
  `{${waits.map(([from, to]) => `[${iso(from)},${iso(to)})`).join(',')}}`;

/** Writes versions, replacing those that begin at the same instant. */
export async function writeFacts(sql: Queryable, versions: readonly FactVersion[]): Promise<void> {
  await sql.query({
    name: 'report-facts-write',
    text: `insert into report_fact (${COLUMNS}) select ${COLUMNS} from (${FACTS_OF_JSON}) f
      on conflict (home_agency_id, dossier_id, recorded_from) do update set ${COLUMNS.split(', ')
        .slice(3)
        .map((name) => `${name} = excluded.${name}`)
        .join(', ')}`,
    values: [JSON.stringify(versions.map(factJson))],
  });
}

/** The newest version of each of these dossiers that has one. */
export async function readCurrentFacts(
  sql: Queryable,
  keys: readonly FactKey[],
): Promise<Map<string, FactVersion>> {
  const { rows } = await sql.query<Record<string, unknown>>({
    name: 'report-facts-current',
    text: `select f.home_agency_id as "homeAgencyId", f.dossier_id as "dossierId", f.seq,
        (extract(epoch from f.recorded_from) * 1000)::float8 as "recordedFrom", f.boundary_free as "boundaryFree",
        ${[...Object.entries(TEXTS), ...Object.entries(UNITS)].map(([name, key]) => `f.${name} as "${key}"`).join(', ')},
        ${Object.entries(INSTANTS)
          .map(([name, key]) => `(extract(epoch from f.${name}) * 1000)::float8 as "${key}"`)
          .join(', ')},
        (select coalesce(json_agg(json_build_array((extract(epoch from lower(w)) * 1000)::float8,
          (extract(epoch from upper(w)) * 1000)::float8) order by lower(w)), '[]') from unnest(f.waits) w) as waits
      from unnest($1::uuid[], $2::uuid[]) as k(h, id)
      join report_fact f on f.home_agency_id = k.h and f.dossier_id = k.id and f.recorded_to is null`,
    values: [keys.map(({ homeAgencyId }) => homeAgencyId), keys.map(({ dossierId }) => dossierId)],
  });
  return new Map(
    rows.map(({ homeAgencyId, dossierId, recordedFrom, ...facts }) => [
      dossierId as string,
      {
        homeAgencyId: homeAgencyId as string,
        dossierId: dossierId as string,
        recordedFrom: recordedFrom as number,
        recordedTo: null,
        facts: facts as unknown as DossierFacts,
      },
    ]),
  );
}
