// Works out what raising the due rungs of a batch means: rungs, people told, mails, and when each alert climbs next.
import { DomainError } from '../domain/domain-error.ts';
import { HOUR_MS, type Instant } from '../domain/time/instant.ts';
import type { PersonInPlace } from '../organization/staff-roster.ts';
import { type Audience, AUDIENCES, type Bystander, BYSTANDERS, climb, type ClimbingAlert } from './ladder.ts';
import { type Ladder, type LadderCalendar, ladderOf, type LadderRung, type Ladders } from './ladder.ts';
import { type Levels, type Telling, whomToTell } from './whom-to-tell.ts';

/** An alert that was claimed for climbing. */
export interface ClaimedAlert extends ClimbingAlert {
  readonly homeAgencyId: string;
  readonly id: string;
  /** A dossier, or an assigned task. */
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly isTask?: boolean;
  /** The late case whose explanation it is about. */
  readonly lateCaseId?: string | null;
  readonly dueAt: Instant;
  readonly unitId: string;
  readonly officerId: string | null;
  /** The one-stop that received the dossier. */
  readonly receptionUnitId: string | null;
  /** Who asked, where the alert is about a consultation. */
  readonly askedBy: string | null;
  readonly askedFrom: string | null;
  /** Staff told by earlier rungs. */
  readonly told: ReadonlySet<string>;
}

export interface PlannedRung {
  readonly alert: ClaimedAlert;
  readonly rung: number;
  readonly instant: Instant;
  readonly told: readonly string[];
  readonly vacant: readonly string[];
}

export interface PlannedNotice {
  readonly alert: ClaimedAlert;
  readonly rung: number;
  readonly staffId: string;
  readonly onBehalfOf: string | null;
  /** As whom he is told: the level of the tree, or who he is beside it. */
  readonly audience: string;
}

export interface PlannedClimb {
  readonly alert: ClaimedAlert;
  readonly nextRung: number;
  readonly nextRungAt: Instant | null;
}

export interface RungPlan {
  readonly rungs: PlannedRung[];
  readonly notices: PlannedNotice[];
  readonly climbs: PlannedClimb[];
  /** Alerts that could not be planned now; they are tried again later. */
  readonly failures: { readonly alert: ClaimedAlert; readonly code: string }[];
}

/** What the plan needs to know of the world, as of now. */
export interface RungSurroundings {
  readonly now: Instant;
  readonly ladders: Ladders;
  readonly calendarOf: (unitId: string) => LadderCalendar;
  readonly levelsOf: (unitId: string, officerId: string | null) => Levels;
  /** Those at the desk of a one-stop. */
  readonly deskOf: (unitId: string) => readonly PersonInPlace[];
}

/** An alert that cannot be planned, for want of a calendar or a unit, is looked at again after this time. */
const RETRY_MS = HOUR_MS;

/** Plans a batch. One alert that cannot be planned does not hold up the others. */
export function planRungs(alerts: readonly ClaimedAlert[], around: RungSurroundings): RungPlan {
  const plan: RungPlan = { rungs: [], notices: [], climbs: [], failures: [] };
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
  const levels = around.levelsOf(alert.unitId, alert.officerId);
  const ladder = ladderOf(alert.kind, around.ladders);
  const highest = highestOf(ladder);
  const { due, nextAt, unknown } = climb(alert, calendarOf(alert, around), around.ladders, around.now);
  const told = new Set(alert.told);
  for (const { rung, instant } of due) {
    const telling = tellOf(alert, ladder[rung]?.tell ?? [], { levels, highest }, told, around);
    plan.rungs.push({ alert, rung, instant, told: telling.told, vacant: telling.vacant });
    for (const { staffId, onBehalfOf, audience } of telling.people) {
      told.add(staffId);
      plan.notices.push({ alert, rung, staffId, onBehalfOf, audience });
    }
  }
  if (unknown !== null) plan.failures.push({ alert, code: unknown.code });
  const nextRungAt = unknown === null ? nextAt : around.now + RETRY_MS;
  plan.climbs.push({ alert, nextRung: alert.nextRung + due.length, nextRungAt });
}

/** The rung's levels, and then those beside them, each as high up as somebody can be reached. */
function tellOf(
  alert: ClaimedAlert,
  audiences: LadderRung['tell'],
  { levels, highest }: { readonly levels: Levels; readonly highest: number },
  alreadyTold: ReadonlySet<string>,
  { levelsOf, deskOf }: RungSurroundings,
): Telling {
  const own = audiences.filter((audience): audience is Audience => !isBystander(audience));
  let telling = whomToTell(own, levels, alreadyTold, highest);
  const beside = (name: Bystander, audience: Audience, levels: Levels | null): void => {
    if (!audiences.includes(name) || levels === null) return;
    const told = new Set([...alreadyTold, ...telling.people.map(({ staffId }) => staffId)]);
    const more = whomToTell([audience], levels, told, AUDIENCES.indexOf(audience));
    telling = {
      people: [...telling.people, ...more.people.map((person) => ({ ...person, audience: name }))],
      told: [...telling.told, name],
      vacant: telling.vacant,
    };
  };
  const { askedBy, askedFrom, receptionUnitId } = alert;
  beside('asker', 'officer', askedBy === null || askedFrom === null ? null : levelsOf(askedFrom, askedBy));
  const received = receptionUnitId === null ? null : levelsOf(receptionUnitId, null);
  beside('receivingHead', 'unitHead', received);
  // A result that nobody collects is the desk's affair, its own head's at most.
  beside('desk', 'officer', receptionUnitId === null ? null : [deskOf(receptionUnitId), received?.[1] ?? []]);
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

const isBystander = (audience: Audience | Bystander): audience is Bystander =>
  BYSTANDERS.some((bystander) => bystander === audience);

/** Asked for only when a rung needs it: the first one must reach people even where a unit's calendar is missing. */
function calendarOf({ unitId }: ClaimedAlert, { calendarOf }: RungSurroundings): LadderCalendar {
  return { addWorkingTime: (instant, ms) => calendarOf(unitId).addWorkingTime(instant, ms) };
}
