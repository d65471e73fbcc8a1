// What the one-stop statechart remembers of a dossier: a few facts and absolute instants, never a calendar.
import type { Instant } from '../../src/domain/time/instant.ts';
import type { Children } from '../child-state.ts';
import type { UnitPath } from '../unit-path.ts';

/** Verdict on a closed clock, by calendar date for limits in days (Decree 61/2018 Art. 20; Civil Code Art. 148). */
export type Verdict = 'early' | 'onTime' | 'late';

export type Outcome = 'granted' | 'refused' | 'withdrawn' | 'stopped';

/** The units of a dossier by the role that a step names. */
export interface DossierUnits {
  readonly receiving: UnitPath;
  readonly competent: UnitPath;
  readonly provinceOffice: UnitPath;
  /** Of an interlinked procedure: the lead agency's unit, and the unit of each leg by its key. */
  readonly leg?: UnitPath;
  readonly legs?: Readonly<Record<string, UnitPath>>;
  /** The calendar of each leg's unit by its key, where it is not the dossier's. */
  readonly legCalendars?: Readonly<Record<string, string>>;
}

/** Instants that timers wait for; null means that the timer is not armed. */
export interface DueInstants {
  /** Due by law, and the first instant at which the dossier is late: none while a pause keeps it from becoming so. */
  readonly statutory: Instant | null;
  readonly lateFrom: Instant | null;
  /** What the newest receipt or apology slip says. */
  readonly promised: Instant | null;
  readonly dueSoon: Instant | null;
  /** Last instant for the apology, and when its task is raised. */
  readonly apology: Instant | null;
  readonly apologyTask: Instant | null;
  /** End of the current step's budget. */
  readonly step: Instant | null;
  /** Hand-over to the competent unit (Decree 61/2018 Art. 18.2). */
  readonly transfer: Instant | null;
  /** Answer to an online or postal lodging. */
  readonly reception: Instant | null;
  /** A dossier that is not supplemented by then is stopped. */
  readonly lapse: Instant | null;
  /** Reminder that a result waits to be collected. */
  readonly reminder: Instant | null;
  /** The competent unit has the paper of a dossier received regardless of boundary. */
  readonly takeOver: Instant | null;
}

export const NOTHING_DUE: DueInstants = {
  statutory: null,
  lateFrom: null,
  promised: null,
  dueSoon: null,
  apology: null,
  apologyTask: null,
  step: null,
  transfer: null,
  reception: null,
  lapse: null,
  reminder: null,
  takeOver: null,
};

export type AlertKind =
  | 'dueSoon'
  | 'apologyDue'
  | 'stepLate'
  | 'transferLate'
  | 'takeOverLate'
  | 'receptionLate'
  | 'dossierLate'
  | 'resultWaiting'
  /** Told once to whoever was given the dossier by another. */
  | 'assigned'
  /** For information: the limit was extended; the date moved later. */
  | 'extended'
  | 'dateMoved';

/** What the applicant is told of by mail. */
export type NoticeKind =
  /** Of a dossier lodged online, whose receipt nobody hands over. */
  | 'accepted'
  | 'apology'
  | 'extended'
  | 'dateMoved'
  | 'newAppointment'
  | 'resultReady'
  | 'supplementAsked'
  | 'notAccepted'
  | 'lapsed';

/** A last act that its sender may take back. */
export interface TakeBack {
  readonly by: string;
  readonly at: Instant;
  /** Where the dossier stood before it, and who held it. */
  readonly step: string;
  readonly officer: string | null;
}

/** What is said to be the right instant of acceptance, by whom and why. */
export interface AcceptanceCorrection {
  readonly acceptedAt: Instant;
  readonly reason: string;
  readonly by: string | null;
  readonly at: Instant;
}

export interface DossierContext {
  /** Instant of the newest event. */
  readonly at: Instant;
  readonly units: DossierUnits;
  /** How the regime names an ending that the applicant asks for after acceptance. */
  readonly requestEnds: 'withdrawn' | 'stopped';
  /** The working calendar the dossier is timed on, by name. */
  readonly calendarName: string;
  readonly accepted: boolean;
  /** The step the dossier stands in, or will come back to after a pause. */
  readonly step: string | null;
  readonly stepSince: Instant | null;
  /** Working milliseconds that each step has used in visits that ended. */
  readonly spent: Readonly<Record<string, number>>;
  /** Who holds the dossier; null while only the unit does. */
  readonly officer: string | null;
  /** Who last held each step, so that a send-back finds the same person. */
  readonly officers: Readonly<Record<string, string>>;
  readonly due: DueInstants;
  /** The competent unit is not the receiving one's: its taking over starts the clock. */
  readonly boundaryFree: boolean;
  /** The case may be decided and returned at the counter in one act (Decree 61/2018 Art. 17.4). */
  readonly immediate: boolean;
  /** The answer to the lodging came late: a lateness of its own (national reports count it apart). */
  readonly receptionLate: boolean;
  /** Supplements asked, by stage; when the newest of a stage was completed; the stage that is asked for now. */
  readonly asked: Readonly<Record<string, number>>;
  readonly supplementedAt: Readonly<Record<string, Instant>>;
  readonly stage: string | null;
  /** Re-appointments that the regime gives a dossier, and how many it has had (Decree 61/2018 Art. 19.9). */
  readonly reappointments: number;
  readonly promises: number;
  /** The one extension that sector law gives was used. */
  readonly extended: boolean;
  readonly takeBack: TakeBack | null;
  /** A correction of the acceptance that waits for the head; absent where there never was one. */
  readonly acceptanceCorrection?: AcceptanceCorrection | null;
  /** What completing the present supplement does to the clock. */
  readonly afterSupplement: 'restart' | 'resume';
  /** The present run is late; any run was. A late run stays late, unless it turns out that it never was. */
  readonly lateRun: boolean;
  readonly wasLate: boolean;
  readonly verdict: Verdict | null;
  readonly outcome: Outcome | null;
  readonly openAlerts: readonly AlertKind[];
  /** Consultations and legs by subject; absent where there never was one. */
  readonly children?: Children;
}

/** What a dossier is lodged with. */
export type DossierInput = Pick<DossierContext, 'at' | 'units' | 'requestEnds' | 'calendarName'> &
  Partial<Pick<DossierContext, 'boundaryFree' | 'immediate' | 'reappointments'>> & {
    readonly receptionDueAt: Instant | null;
  };

/** What a dossier lodged under the first version of the chart does not say of itself. */
const SINCE_VERSION_2 = Object.freeze({
  boundaryFree: false,
  immediate: false,
  receptionLate: false,
  asked: Object.freeze({}),
  supplementedAt: Object.freeze({}),
  stage: null,
  reappointments: 1,
  promises: 0,
  extended: false,
  takeBack: null,
} as const satisfies Partial<DossierContext>);

/** What a dossier kept before a context knew these, whatever the version of the chart that wrote it. */
interface StoredBefore {
  readonly supplements?: number;
  readonly promiseMoved?: boolean;
}

/** A stored context with all that the present chart reads; what it says itself stays. */
export function presentContext(stored: DossierContext): DossierContext {
  const { supplements = 0, promiseMoved = false } = stored as StoredBefore;
  return {
    ...SINCE_VERSION_2,
    ...stored,
    asked: stored.asked ?? (supplements > 0 ? { appraisal: supplements } : {}),
    promises: stored.promises ?? (promiseMoved ? 1 : 0),
    due: { ...NOTHING_DUE, ...stored.due },
  };
}

export function initialContext(input: DossierInput): DossierContext {
  return {
    at: input.at,
    units: input.units,
    requestEnds: input.requestEnds,
    calendarName: input.calendarName,
    accepted: false,
    step: null,
    stepSince: null,
    spent: {},
    officer: null,
    officers: {},
    due: { ...NOTHING_DUE, reception: input.receptionDueAt },
    ...SINCE_VERSION_2,
    boundaryFree: input.boundaryFree ?? false,
    immediate: input.immediate ?? false,
    reappointments: input.reappointments ?? 1,
    afterSupplement: 'restart',
    lateRun: false,
    wasLate: false,
    verdict: null,
    outcome: null,
    openAlerts: [],
  };
}
