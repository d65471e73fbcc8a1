// The ladder an alert climbs: whom each rung tells and when, counted in working time from the alert's own instant.
import type { TaskAlertKind } from '../../../workflows/assigned-task/words.ts';
import type { ComplaintAlertKind } from '../../../workflows/complaint/words.ts';
import type { ChildAlertKind } from '../../../workflows/child-state.ts';
import type { AlertKind as DossierAlertKind } from '../../../workflows/one-stop/dossier-context.ts';
import type { LateCaseAlertKind } from '../../../workflows/late-case/late-case.machine.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { HOUR_MS, type Instant } from '../../domain/time/instant.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';

/** One dossier was sent back so often (setting `alerts.sendBacks`) that somebody above should look at it. */
export const SENT_BACK_OFTEN = 'sentBackOften';

export type AlertKind =
  | DossierAlertKind
  | TaskAlertKind
  | ComplaintAlertKind
  | ChildAlertKind
  | LateCaseAlertKind
  | typeof SENT_BACK_OFTEN;

/** Levels of the office tree, lowest first; what lies above `officeAbove` is reached only when nobody is below. */
export const AUDIENCES = Object.freeze(['officer', 'unitHead', 'supervisingOffice', 'officeAbove'] as const);
export type Audience = (typeof AUDIENCES)[number];

/**
 * People beside the levels: whoever asked for the opinion, the head of the one-stop that handed the dossier over (Decree
 * 61/2018 Art. 19.5), and the desk that has a result to hand over. A vacant one is replaced by the next level above him; a
 * desk by its own head and by nobody above.
 */
export const BYSTANDERS = Object.freeze(['asker', 'receivingHead', 'desk'] as const);
export type Bystander = (typeof BYSTANDERS)[number];

export interface LadderRung {
  /** Working hours without acknowledgement since the alert's instant; 0 is that instant. */
  readonly afterHours: number;
  /** An audience that is vacant or was told before is replaced by the next one above it. */
  readonly tell: readonly (Audience | Bystander)[];
}

/** Rungs of rising `afterHours`. */
export type Ladder = readonly LadderRung[];

/** The ladder of each kind; a kind that is not named climbs `other`. */
export type Ladders = Readonly<Partial<Record<AlertKind, Ladder>> & { other: Ladder }>;

const AT_ONCE: Ladder = [
  { afterHours: 0, tell: ['officer', 'unitHead', 'supervisingOffice'] },
  { afterHours: 16, tell: ['officeAbove'] },
];

/** What the lead of a task answers: to whoever gave it, then to his head. */
const ANSWERED: Ladder = [
  { afterHours: 0, tell: ['officer'] },
  { afterHours: 8, tell: ['unitHead'] },
];

/** The unit's own affair: whoever has it in hand, then his head, and no further. */
const OF_THE_UNIT: Ladder = [
  { afterHours: 0, tell: ['officer'] },
  { afterHours: 4, tell: ['unitHead'] },
];

/**
 * What holds until a setting says otherwise. To the supervising office climbs what the letter orders of it: late
 * dossiers, legs, consultations and tasks, explanations that do not come, dossiers that are sent back again and again
 * (5442/UBND-NC); what else is late stays with the unit, and above it is a figure in the morning mail.
 */
export const DEFAULT_LADDERS: Ladders = Object.freeze({
  dossierLate: AT_ONCE,
  legLate: AT_ONCE,
  taskLate: AT_ONCE,
  complaintLate: AT_ONCE,
  consultationLate: [
    { afterHours: 0, tell: ['officer', 'unitHead', 'asker', 'receivingHead'] },
    { afterHours: 16, tell: ['supervisingOffice'] },
  ],
  sentBackOften: [{ afterHours: 0, tell: ['unitHead', 'supervisingOffice'] }],
  explanationLate: [
    { afterHours: 0, tell: ['unitHead', 'supervisingOffice'] },
    { afterHours: 16, tell: ['officeAbove'] },
  ],
  stepLate: OF_THE_UNIT,
  transferLate: OF_THE_UNIT,
  takeOverLate: OF_THE_UNIT,
  receptionLate: OF_THE_UNIT,
  dueSoon: OF_THE_UNIT,
  apologyDue: [{ afterHours: 0, tell: ['unitHead'] }],
  resultWaiting: [{ afterHours: 0, tell: ['desk'] }],
  taskNotAccepted: [{ afterHours: 0, tell: ['unitHead'] }],
  taskDueSoon: [{ afterHours: 0, tell: ['officer', 'unitHead'] }],
  complaintDueSoon: [{ afterHours: 0, tell: ['officer', 'unitHead'] }],
  // What was given to somebody is told to him, or to whoever stands in for him, and to nobody above.
  assigned: [{ afterHours: 0, tell: ['officer'] }],
  // For information: told once, to whom it concerns; of an extension the superior hears (Construction Law Art. 102).
  extended: [{ afterHours: 0, tell: ['supervisingOffice'] }],
  dateMoved: [{ afterHours: 0, tell: ['officer'] }],
  taskDeclined: ANSWERED,
  taskExtensionAsked: ANSWERED,
  taskReported: ANSWERED,
  // A question or a leg is told to those who have to answer it; it climbs only once it is late.
  opinionAsked: [{ afterHours: 0, tell: ['officer'] }],
  legOpened: [{ afterHours: 0, tell: ['officer'] }],
  // Who is asked is told; the supervising office hears of it when no answer comes.
  explanationAsked: [{ afterHours: 0, tell: ['officer', 'unitHead'] }],
  other: OF_THE_UNIT,
} satisfies Ladders);

/** What the ladder needs to know of an alert. */
export interface ClimbingAlert {
  readonly kind: string;
  /** The alert's own instant, which may lie long before anybody could be told. */
  readonly raisedAt: Instant;
  /** The first rung not yet raised. */
  readonly nextRung: number;
  readonly acknowledgedAt: Instant | null;
}

/** A rung and its own instant, whenever it is raised. */
export interface RungInstant {
  readonly rung: number;
  readonly instant: Instant;
}

/** Working time of the unit that holds the dossier. */
export type LadderCalendar = Pick<WorkingCalendar, 'addWorkingTime'>;

/** The ladder that a kind of alert climbs. */
export function ladderOf(kind: string, ladders: Ladders): Ladder {
  return (Object.hasOwn(ladders, kind) ? ladders[kind as AlertKind] : undefined) ?? ladders.other;
}

/** What is late in itself, as against what is told for information or asks for an act. */
const LATE_WITH_THE_UNIT: readonly AlertKind[] = [
  'stepLate',
  'transferLate',
  'takeOverLate',
  'receptionLate',
  'apologyDue',
  'resultWaiting',
];

/** Of these, the kinds that no rung brings to the supervising office or above: there they are a figure. */
export function keptWithTheUnit(ladders: Ladders): readonly AlertKind[] {
  const isAbove = (told: Audience | Bystander): boolean =>
    told === 'supervisingOffice' || told === 'officeAbove';
  return LATE_WITH_THE_UNIT.filter((kind) => !ladderOf(kind, ladders).some(({ tell }) => tell.some(isAbove)));
}

/** How far an alert has to climb now, and when it climbs next. */
export interface Climb {
  /** Every rung whose instant has passed and that was not raised yet, lowest first. */
  readonly due: readonly RungInstant[];
  /** Instant of the rung after those; null at the ladder's end, or when it cannot be told. */
  readonly nextAt: Instant | null;
  /** Why the next instant cannot be told: the calendar's years have run out. */
  readonly unknown: DomainError | null;
}

/** The rungs to raise now: after downtime there may be several. None once the alert is acknowledged. */
export function rungsDue(
  alert: ClimbingAlert,
  calendar: LadderCalendar,
  ladders: Ladders,
  now: Instant,
): readonly RungInstant[] {
  return climb(alert, calendar, ladders, now).due;
}

/** The rungs to raise now and the instant of the one after them. */
export function climb(alert: ClimbingAlert, calendar: LadderCalendar, ladders: Ladders, now: Instant): Climb {
  const due: RungInstant[] = [];
  if (alert.acknowledgedAt !== null) return { due, nextAt: null, unknown: null };
  for (let rung = alert.nextRung; ; rung++)
    try {
      const instant = rungInstant(alert, rung, calendar, ladders);
      if (instant === null || instant > now) return { due, nextAt: instant, unknown: null };
      due.push({ rung, instant });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { due, nextAt: null, unknown: error };
    }
}

/**
 * When a rung is to be raised; null above the ladder's end.
 *
 * @throws DomainError `calendar.outsideLoadedYears`
 */
export function rungInstant(
  alert: ClimbingAlert,
  rung: number,
  calendar: LadderCalendar,
  ladders: Ladders,
): Instant | null {
  const step = ladderOf(alert.kind, ladders)[rung];
  if (step === undefined) return null;
  // The first rung must reach people even where the calendar's years have run out.
  return step.afterHours === 0
    ? alert.raisedAt
    : calendar.addWorkingTime(alert.raisedAt, step.afterHours * HOUR_MS);
}
