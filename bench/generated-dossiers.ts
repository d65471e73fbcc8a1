// Generated dossiers for reports: whole journals that take every branch.
import { randomUUID } from 'node:crypto';
import { DAY_MS, dayOf, HOUR_MS, startOfDay } from '../src/domain/time/instant.ts';
import { lateness } from '../src/domain/time/lateness.ts';
import { PROCEDURES } from './generated-places.ts';
import type { GeneratedPlaces } from './generated-places.ts';

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
