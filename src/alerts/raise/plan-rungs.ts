// Works out what raising the due rungs of a batch means: rungs, people told, mails, and when each alert climbs next.
import { DomainError } from '../../domain/domain-error.ts';
import { HOUR_MS, type Instant } from '../../domain/time/instant.ts';
import { type Beside, besideLadder, isBystander, type PeopleInPlaces } from '../ladder/beside-ladder.ts';
import {
  followDuty,
  type FollowSurroundings,
  type KnownDuty,
  type PlannedDuty,
} from '../duty/follow-duty.ts';
import {
  type Audience,
  AUDIENCES,
  type Bystander,
  BYSTANDERS,
  climb,
  type ClimbingAlert,
} from '../ladder/ladder.ts';
import {
  type Ladder,
  type LadderCalendar,
  ladderOf,
  type LadderRung,
  type Ladders,
} from '../ladder/ladder.ts';
import { type Levels, type PersonTold, type Telling, whomToTell } from '../ladder/whom-to-tell.ts';

/** An alert that was claimed for climbing. */
export interface ClaimedAlert extends ClimbingAlert {
  readonly homeAgencyId: string;
  readonly id: string;
  /** A dossier, an assigned task, or a complaint. */
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly isTask?: boolean;
  readonly isComplaint?: boolean;
  /** The late case whose explanation it is about. */
  readonly lateCaseId?: string | null;
  readonly dueAt: Instant;
  /** Who holds what it is about now. */
  readonly unitId: string;
  readonly officerId: string | null;
  /** From when the rungs that are left are counted, where it is not the alert's own instant. */
  readonly climbsFrom: Instant | null;
  /** Since when it waits to be looked at: the instant of what made it due. */
  readonly waitsSince: Instant;
  /** What it was about is over: it is looked at once more, to end its duty and its lines. */
  readonly closedAt: Instant | null;
  readonly reopened: boolean;
  readonly duty: KnownDuty | null;
  /** The one-stop that received the dossier. */
  readonly receptionUnitId: string | null;
  /** Who asked, where the alert is about a consultation. */
  readonly askedBy: string | null;
  readonly askedFrom: string | null;
  /** Staff told by earlier rungs whose line is not history. */
  readonly told: ReadonlySet<string>;
}

interface PlannedRung {
  readonly alert: ClaimedAlert;
  readonly rung: number;
  readonly instant: Instant;
  readonly told: readonly string[];
  readonly vacant: readonly string[];
}

export interface PlannedNotice {
  readonly alert: ClaimedAlert;
  /** Number of the duty under which he is told: in new hands it is told anew. */
  readonly turn: number;
  readonly rung: number;
  readonly staffId: string;
  readonly onBehalfOf: string | null;
  /** As whom he is told: the level of the tree, or who he is beside it. */
  readonly audience: string;
}

interface PlannedClimb {
  readonly alert: ClaimedAlert;
  readonly nextRung: number;
  readonly nextRungAt: Instant | null;
  /** The acknowledgement lapsed, and the rungs that are left are counted from this instant. */
  readonly anewFrom?: Instant;
}

interface PlannedRelease {
  readonly alert: ClaimedAlert;
  readonly staffId: string;
}

export interface RungPlan {
  readonly rungs: PlannedRung[];
  readonly notices: PlannedNotice[];
  readonly climbs: PlannedClimb[];
  readonly duties: { readonly alert: ClaimedAlert; readonly duty: PlannedDuty }[];
  readonly releases: PlannedRelease[];
  /** Closed: their duty and their lines end. */
  readonly over: ClaimedAlert[];
  /** Alerts that could not be planned now; they are tried again later. */
  readonly failures: { readonly alert: ClaimedAlert; readonly code: string }[];
}

/** What the plan needs to know of the world, as of now. */
export interface RungSurroundings extends PeopleInPlaces {
  readonly now: Instant;
  readonly ladders: Ladders;
  readonly calendarOf: (unitId: string) => LadderCalendar;
  readonly organization: FollowSurroundings['organization'];
}

/** An alert that cannot be planned, for want of a calendar or a unit, is looked at again after this time. */
const RETRY_MS = HOUR_MS;

export const emptyPlan = (): RungPlan => ({
  rungs: [],
  notices: [],
  climbs: [],
  duties: [],
  releases: [],
  over: [],
  failures: [],
});

/** Plans a batch. One alert that cannot be planned does not hold up the others. */
export function planRungs(alerts: readonly ClaimedAlert[], around: RungSurroundings): RungPlan {
  const plan = emptyPlan();
  for (const alert of alerts)
    try {
      planAlert(alert, around, plan);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      plan.failures.push({ alert, code: error.code });
      plan.climbs.push({ alert, nextRung: alert.nextRung, nextRungAt: around.now + RETRY_MS });
    }
  return plan;
}

function planAlert(alert: ClaimedAlert, around: RungSurroundings, plan: RungPlan): void {
  if (alert.closedAt !== null) {
    plan.over.push(alert);
    plan.climbs.push({ alert, nextRung: alert.nextRung, nextRungAt: null });
    return;
  }
  const ladder = ladderOf(alert.kind, around.ladders);
  const people = {
    levels: around.levelsOf(alert.unitId, alert.officerId),
    beside: besideLadder(ladder, alert, around),
    highest: highestOf(ladder),
  };
  const followed = followDuty(alert, people.levels, {
    at: Math.min(alert.waitsSince, around.now),
    beside: people.beside,
    organization: around.organization,
    shouldKnow: (below) => shouldKnow(ladder.slice(0, below), people),
  });
  const turn = followed.duty?.seq ?? alert.duty?.seq ?? 1;
  if (followed.duty !== null) plan.duties.push({ alert, duty: followed.duty });
  for (const { rung, staffId, onBehalfOf, audience } of followed.newcomers)
    plan.notices.push({ alert, turn, rung, staffId, onBehalfOf, audience });
  const climbing = followed.lapses
    ? { ...alert, acknowledgedAt: null, raisedAt: around.now }
    : { ...alert, raisedAt: alert.climbsFrom ?? alert.raisedAt };
  const { due, nextAt, unknown } = climb(climbing, calendarOf(alert, around), around.ladders, around.now);
  const released = new Set(followed.released);
  const told = new Set([
    ...[...alert.told].filter((staffId) => !released.has(staffId)),
    ...followed.newcomers.map(({ staffId }) => staffId),
  ]);
  for (const { rung, instant } of due) {
    const telling = tellOf(ladder[rung]?.tell ?? [], people, told);
    plan.rungs.push({ alert, rung, instant, told: telling.told, vacant: telling.vacant });
    for (const { staffId, onBehalfOf, audience } of telling.people) {
      told.add(staffId);
      plan.notices.push({ alert, turn, rung, staffId, onBehalfOf, audience });
    }
  }
  // Who is told again by a rung that is due keeps the line he has.
  for (const staffId of followed.released) if (!told.has(staffId)) plan.releases.push({ alert, staffId });
  if (unknown !== null) plan.failures.push({ alert, code: unknown.code });
  const nextRungAt = unknown === null ? nextAt : around.now + RETRY_MS;
  plan.climbs.push({
    alert,
    nextRung: alert.nextRung + due.length,
    nextRungAt,
    ...(followed.lapses && { anewFrom: around.now }),
  });
}

/** Everybody who may be told of an alert. */
interface PeopleOfAlert {
  readonly levels: Levels;
  readonly beside: Beside;
  /** The level beyond which nobody is told only because those below have been. */
  readonly highest: number;
}

/** Whom these rungs would tell as people stand now, each by the lowest that does. */
function shouldKnow(
  rungs: Ladder,
  people: PeopleOfAlert,
): ReadonlyMap<string, PersonTold & { readonly rung: number }> {
  const known = new Map<string, PersonTold & { readonly rung: number }>();
  for (const [rung, { tell }] of rungs.entries())
    for (const person of tellOf(tell, people, new Set(known.keys())).people)
      known.set(person.staffId, { ...person, rung });
  return known;
}

/** The level from which those beside the others are told. */
const FROM: Readonly<Record<Bystander, Audience>> = {
  asker: 'officer',
  receivingHead: 'unitHead',
  desk: 'officer',
};

/** The rung's levels, and then those beside them, each as high up as somebody can be reached. */
function tellOf(
  audiences: LadderRung['tell'],
  { levels, beside, highest }: PeopleOfAlert,
  alreadyTold: ReadonlySet<string>,
): Telling {
  const own = audiences.filter((audience): audience is Audience => !isBystander(audience));
  let telling = whomToTell(own, levels, alreadyTold, highest);
  for (const name of BYSTANDERS) {
    const above = beside[name];
    if (above === undefined || !audiences.includes(name)) continue;
    const told = new Set([...alreadyTold, ...telling.people.map(({ staffId }) => staffId)]);
    const more = whomToTell([FROM[name]], above, told, AUDIENCES.indexOf(FROM[name]));
    telling = {
      people: [...telling.people, ...more.people.map((person) => ({ ...person, audience: name }))],
      told: [...telling.told, name],
      vacant: telling.vacant,
    };
  }
  return telling;
}

/** A ladder ends where it says; one that reaches the office above goes on to those above that. */
function highestOf(ladder: Ladder): number {
  const named = ladder.flatMap(({ tell }) =>
    tell.map((told) => (isBystander(told) ? -1 : AUDIENCES.indexOf(told))),
  );
  const highest = Math.max(...named);
  return highest === AUDIENCES.length - 1 ? Infinity : highest;
}

/** Asked for only when a rung needs it: the first one must reach people even where a unit's calendar is missing. */
function calendarOf({ unitId }: ClaimedAlert, { calendarOf }: RungSurroundings): LadderCalendar {
  return { addWorkingTime: (instant, ms) => calendarOf(unitId).addWorkingTime(instant, ms) };
}
