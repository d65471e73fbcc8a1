// Generated dossiers for reports: whole journals that take every branch, written straight into the tables.
import { randomUUID } from 'node:crypto';
import { DAY_MS, dayOf, HOUR_MS, startOfDay } from '../src/domain/time/instant.ts';
import { lateness } from '../src/domain/time/lateness.ts';
import type { Database } from '../src/platform/database.ts';

/** A dossier as it ended up, for counting by hand. */
export interface Story {
  readonly id: string;
  readonly homeAgencyId: string;
  readonly receptionUnitId: string;
  readonly competentUnitId: string;
  readonly procedureCode: string;
  readonly channel: string;
  readonly lodgedAt: number;
  acceptedAt: number | null;
  lateSince: number | null;
  apologisedAt: number | null;
  stoppedAt: number | null;
  verdict: string | null;
  outcome: string | null;
  readonly entries: Entry[];
  columns: Record<string, unknown>;
}

interface Entry {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly recordedAt: number;
  readonly context: Record<string, unknown>;
  readonly columns: Record<string, unknown>;
}

export interface GeneratedPlaces {
  readonly receptions: readonly { readonly home: string; readonly unit: string }[];
  readonly departments: readonly string[];
}

export const PROCEDURES = ['9.100001', '9.100002', '9.100003', '9.100004', '9.100005', '9.100006'];

/** A small xorshift, so that a seed gives the same province everywhere. */
export function randomOf(seed: number): () => number {
  let state = seed || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}

/** Units and procedures that generated dossiers name. */
export async function generatePlaces(database: Database): Promise<GeneratedPlaces> {
  const unit = async (
    code: string,
    kind: string,
    level: string,
    isAgency: boolean,
    parent: string | null,
  ) => {
    const id = randomUUID();
    await database.query({
      text: `with unit as (insert into agency_unit (id) values ($1))
        insert into unit_fact (unit_id, code, name, kind, is_agency, level, parent_id, valid_from) values ($1, $2, $3, $4, $5, $6, $7, '2000-01-01')`,
      values: [id, code, `Đơn vị ${code}`, kind, isAgency, level, parent],
    });
    return id;
  };
  const province = await unit('G99', 'province', 'province', true, null);
  const receptions = [];
  const departments = [];
  for (let i = 0; i < 8; i++) {
    const level = i < 4 ? 'province' : 'commune';
    const home = await unit(
      `G99.${i + 10}`,
      level === 'commune' ? 'commune' : 'agency',
      level,
      true,
      province,
    );
    receptions.push({ home, unit: await unit(`G99.${i + 10}.01`, 'oneStop', level, false, home) });
    departments.push(await unit(`G99.${i + 10}.02`, 'department', level, false, home));
  }
  for (const [index, code] of PROCEDURES.entries())
    await database.query({
      text: `insert into procedure (code, name, field, levels, results, in_use, updated_at)
        values ($1, $2, $3, '{province}', '[]', true, now())`,
      values: [code, `Thủ tục ${code}`, `Lĩnh vực ${'ABC'[index % 3]}`],
    });
  return { receptions, departments };
}

/** One dossier lodged in the period; what would come after `until` has not happened. */
export function generateStory(
  random: () => number,
  places: GeneratedPlaces,
  period: { readonly from: number; readonly to: number; readonly until: number },
): Story {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const chance = (share: number) => random() < share;
  const reception = pick(places.receptions);
  const channel = pick(['counter', 'counter', 'online', 'online', 'post']);
  const lodgedAt = Math.floor(period.from + random() * (period.to - period.from));
  const story: Story = {
    id: randomUUID(),
    homeAgencyId: reception.home,
    receptionUnitId: reception.unit,
    competentUnitId: chance(0.8)
      ? places.departments[places.receptions.indexOf(reception)]!
      : pick(places.departments),
    procedureCode: pick(PROCEDURES),
    channel,
    lodgedAt,
    acceptedAt: null,
    lateSince: null,
    apologisedAt: null,
    stoppedAt: null,
    verdict: null,
    outcome: null,
    entries: [],
    columns: {},
  };
  let recorded = lodgedAt;
  const add = (
    type: string,
    at: number,
    columns: Record<string, unknown>,
    context: Record<string, unknown> = {},
  ) => {
    if (at > period.until) return false;
    // Most is recorded as it happens; some while the service was away, some entered days later.
    recorded = Math.max(
      recorded,
      at + (chance(0.03) ? Math.floor(random() * 12 * DAY_MS) : Math.floor(random() * 2000)),
    );
    if (recorded > period.until) recorded = period.until;
    story.columns = { ...story.columns, ...columns };
    story.entries.push({ seq: story.entries.length + 1, type, at, recordedAt: recorded, context, columns });
    return true;
  };
  const hours = (most: number) => Math.floor(random() * most * HOUR_MS);
  const base = {
    code: null,
    lodgingNo: null,
    procedureCode: story.procedureCode,
    channel,
    unitId: reception.unit,
    receptionUnitId: reception.unit,
    competentUnitId: story.competentUnitId,
    boundaryFree: chance(0.1),
    lodgedAt,
    acceptedAt: null,
    statutoryDueAt: null,
    lateFromAt: null,
    resolvedAt: null,
    closedAt: null,
    outcome: null,
    verdict: null,
    wasLate: false,
    state: 'lodged',
    clock: 'notStarted',
  };
  const days = 1 + Math.floor(random() * 20);
  let dueDay = dayOf(lodgedAt) + days;
  const clockAt = (day: number) => ({
    statutoryDueAt: startOfDay(day) + 17 * HOUR_MS,
    lateFromAt: startOfDay(day + 1),
  });
  const accept = (at: number, first: boolean) => {
    dueDay = dayOf(at) + days;
    const columns = { state: 'accepted', clock: 'running.onTime', acceptedAt: at, ...clockAt(dueDay) };
    return (
      add(first ? 'lodge' : 'accept', at, first ? { ...base, ...columns } : columns) &&
      (story.acceptedAt = at) !== null
    );
  };
  let at = lodgedAt;
  if (channel === 'counter') accept(at, true);
  else {
    add('lodge', at, base, { due: { reception: at + 8 * HOUR_MS } });
    at += hours(20);
    if (chance(0.05)) {
      if (add('requestSupplement', at, { state: 'awaitingSupplement' })) at += hours(200);
      if (story.columns['state'] === 'awaitingSupplement') add('completeSupplement', at, { state: 'lodged' });
      at += hours(10);
    }
    if (chance(0.05)) return endedBefore(story, add, at, chance(0.5) ? 'refused' : 'withdrawn');
    if (chance(0.03) || !accept(at, false)) return story;
  }
  let wasLate = false;
  const becomeLate = (until: number) => {
    const lateFrom = startOfDay(dueDay + 1);
    if (wasLate || lateFrom > until) return;
    if (lateFrom <= period.until) story.lateSince ??= lateFrom;
    if (add('late', lateFrom, { clock: 'running.late', wasLate: true }, { wasLate: true })) wasLate = true;
  };
  const wait = (state: string, restarts: boolean) => {
    at += hours(days * 18);
    becomeLate(at);
    if (!add(state, at, { state, clock: 'paused' })) return false;
    const back = at + hours(300);
    if (chance(0.1)) {
      finish(story, add, back, 'stopped', wasLate, dueDay + Math.ceil((back - at) / DAY_MS));
      return false;
    }
    dueDay = restarts ? dayOf(back) + days : dueDay + (dayOf(back) - dayOf(at));
    at = back;
    return add('resume', at, {
      state: 'processing.appraise',
      clock: wasLate && !restarts ? 'running.late' : 'running.onTime',
      ...clockAt(dueDay),
    });
  };
  if (chance(0.2) && !wait('awaitingSupplement', chance(0.5))) return story;
  if (chance(0.07) && !wait('awaitingFinancialDuty', false)) return story;
  if (chance(0.15)) {
    at += hours(days * 20);
    becomeLate(at);
    if (add('apologise', at, {}, { promises: 1 })) story.apologisedAt = at;
  }
  if (chance(0.08)) {
    becomeLate(period.until);
    return story;
  }
  at += hours(days * 30);
  becomeLate(at);
  const outcome = chance(0.85) ? 'granted' : pick(['refused', 'withdrawn', 'stopped']);
  if (!finish(story, add, at, outcome, wasLate, dueDay)) {
    becomeLate(period.until);
    return story;
  }
  if (outcome === 'granted' && chance(0.8)) {
    at += hours(400);
    add('return', at, { state: 'returned', closedAt: at });
  }
  return story;
}

type Add = (
  type: string,
  at: number,
  columns: Record<string, unknown>,
  context?: Record<string, unknown>,
) => boolean;

function endedBefore(story: Story, add: Add, at: number, outcome: string): Story {
  if (add(outcome, at, { state: outcome, clock: 'stopped', closedAt: at, outcome })) {
    story.stoppedAt = at;
    story.outcome = outcome;
  }
  return story;
}

/** The verdict is the one function's. */
function finish(
  story: Story,
  add: Add,
  at: number,
  outcome: string,
  wasLate: boolean,
  dueDay: number,
): boolean {
  const lateFromAt = startOfDay(dueDay + 1);
  const statutoryDueAt = startOfDay(dueDay) + 17 * HOUR_MS;
  const judged = lateness(
    {
      state: 'stopped',
      statutoryDueAt,
      lateFromAt,
      dueSoonAt: null,
      pausedSince: null,
      stoppedAt: at,
      wasLate,
      calendar: null,
    },
    at,
  ).verdict;
  const verdict = { stoppedEarly: 'early', stoppedLate: 'late' }[judged as string] ?? 'onTime';
  const resolved = outcome === 'granted' || outcome === 'refused';
  const columns = {
    state: resolved ? 'resolved' : outcome,
    clock: `stopped.${verdict}`,
    outcome,
    verdict,
    statutoryDueAt,
    lateFromAt,
    ...(resolved ? { resolvedAt: at } : { closedAt: at }),
  };
  if (!add('finish', at, columns)) return false;
  Object.assign(story, {
    stoppedAt: at,
    outcome,
    verdict,
    lateSince: verdict === 'late' ? (story.lateSince ?? lateFromAt) : null,
  });
  return true;
}

const PINNED = randomUUID();

/** Writes dossiers and their journals. Hashes and snapshots are empty: these are for reports, not for the engine. */
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
    text: `insert into dossier_event (home_agency_id, dossier_id, seq, type, occurred_at, recorded_at, entry, hash)
      select home, id, seq, type, to_timestamp(at / 1000), to_timestamp(recorded / 1000), entry, ''
      from json_to_recordset($1) as r(home uuid, id uuid, seq integer, type text, at float8, recorded float8, entry json)`,
    values: [JSON.stringify(entries)],
  });
}
