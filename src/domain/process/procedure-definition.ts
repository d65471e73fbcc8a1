// A procedure as data: its cases, and for each case the limit, checklist, fees and published steps.
import type { Limit } from '../time/limit.ts';

/** Who a person is in a unit. Rights of an event name positions, never people. */
export const POSITIONS = [
  'reception',
  'officer',
  'head',
  'clerk',
  'leader',
  'supervisor',
  'inspector',
  'administrator',
] as const;
export type Position = (typeof POSITIONS)[number];

/**
 * Which unit of the dossier a step belongs to. `receiving` is the one-stop that took the dossier,
 * `competent` the unit that resolves it, `provinceOffice` the office of the provincial People's Committee.
 */
export const UNIT_ROLES = ['receiving', 'competent', 'consulted', 'leg', 'provinceOffice'] as const;
export type UnitRole = (typeof UNIT_ROLES)[number];

/** What is done in a step (Decree 61/2018 Art. 17 to 20, in the words of the published processes). */
export const STEP_KINDS = [
  'receive',
  'assign',
  'appraise',
  'verify',
  'consult',
  'review',
  'sign',
  'issue',
  'external',
  'interlinked',
  'fulfilFinancialDuty',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** The ten statuses of the national portal. */
export type NationalStatus = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** How a `consult` step asks other agencies (Decree 61/2018 Art. 19.5, or sector law). */
export interface ConsultationRule {
  /** The time that each agency has to answer. */
  readonly limit: Limit;
  /** True when sector law takes no answer as agreement; the agency stays responsible. */
  readonly silenceMeansConsent: boolean;
  readonly source?: string;
}

/** Which unit does a leg: one of the dossier's own, or the one that is recorded as competent for it. */
export type LegUnit =
  | { readonly role: 'receiving' | 'competent' | 'provinceOffice' }
  | { readonly level: AuthorityLevel; readonly procedureCode?: string; readonly field?: string };

/** The part of an interlinked procedure that one agency does in its own time. */
export interface LegDefinition {
  /** Unique among the legs, `[a-z][A-Za-z0-9]*`. */
  readonly key: string;
  readonly name: string;
  readonly unit: LegUnit;
  readonly limit: Limit;
  /** Keys of legs whose results it needs before it can begin. */
  readonly needs?: readonly string[];
}

/**
 * The legs of an `interlinked` step: one after another where the papers go from agency to agency (Decree 61/2018 Art.
 * 19.6.a), at once with a lead agency where they are sent electronically (19.6.b).
 */
export interface LegsDefinition {
  readonly order: 'sequence' | 'parallel';
  /** Key of the leg whose agency answers for the whole. */
  readonly lead: string;
  readonly items: readonly LegDefinition[];
  readonly source?: string;
}

export interface StepDefinition {
  /** Unique in the process, `[a-z][A-Za-z0-9]*`; becomes the state's name. */
  readonly key: string;
  readonly kind: StepKind;
  readonly position: Position;
  readonly unit: UnitRole;
  /** Share of the limit; null when the published process gives the step no time. */
  readonly budget: Limit | null;
  /** Who does it in the published words; shown, never interpreted. */
  readonly label?: string;
  /** Status told to the national portal while the dossier is here; 4 where not given. */
  readonly nationalStatus?: NationalStatus;
  /** Only on a `consult` step. */
  readonly consultation?: ConsultationRule;
  /** Only on an `interlinked` step, and there always. */
  readonly legs?: LegsDefinition;
}

/** An administrator's recorded decision to publish in spite of a failed check. */
export interface CheckOverride {
  readonly check: 'budgets';
  readonly reason: string;
  readonly by: string;
}

/**
 * A part of the process with an appointment of its own, such as before and after a financial duty. The
 * limits of the phases add up to the case's; the time between them is nobody's.
 */
export interface PhaseDefinition {
  readonly name: string;
  readonly limit: Limit;
  /** Key of the step that opens the phase; the first phase opens with the first step. */
  readonly firstStep: string;
}

export interface ProcessDefinition {
  readonly steps: readonly StepDefinition[];
  readonly phases?: readonly PhaseDefinition[];
  /** Decision that published the process, or how it was made. */
  readonly source?: string;
  readonly overrides?: readonly CheckOverride[];
}

export interface ChecklistItem {
  readonly key: string;
  readonly name: string;
  readonly originals?: number;
  readonly certifiedCopies?: number;
  readonly copies?: number;
  /** False for a paper that only some applicants hand in: its name says who. */
  readonly required: boolean;
}

export interface FeeItem {
  readonly key: string;
  readonly name: string;
  /** In đồng; null when the amount is fixed elsewhere (a provincial council's resolution). */
  readonly amount: number | null;
  /** The amount is that of one unit, and the fee known once somebody has counted them. */
  readonly per?: {
    /** What is counted, `trang`. */
    readonly unit: string;
    /** Each unit after so many costs so much. */
    readonly beyond?: { readonly units: number; readonly amount: number };
    /** What one copy costs at most. */
    readonly most?: number;
  };
  readonly note?: string;
}

export type Channel = 'counter' | 'online' | 'post';
export const CHANNELS = ['counter', 'online', 'post'] as const satisfies readonly Channel[];

/** What happens to the hour of a due date, and to an acceptance outside office hours. */
export interface TimePolicy {
  readonly due?: 'officeClose' | 'clockTime';
  readonly outsideHours?: 'asReceived' | 'nextOpening';
  readonly lastHourCountsNextDay?: boolean;
}

export interface SupplementRule {
  /** Working days from acceptance in which a supplement may be asked with a restart. */
  readonly windowWorkingDays: number;
  /** How often in that window. */
  readonly timesPerStage: number;
  /** Working days after which a dossier that was not supplemented is stopped. */
  readonly lapseWorkingDays: number;
  readonly afterCompletion: 'restart' | 'resume';
  /** Working days from a completed supplement in which a second request may follow, where sector law has one. */
  readonly repeatWindowWorkingDays?: number;
  /** Working days from a second supplement in which a dossier that is still wrong is refused. */
  readonly refusalWindowWorkingDays?: number;
  readonly source?: string;
}

/** More time that sector law lets the agency take once, with a written reason to the applicant. */
export interface ExtensionRule {
  readonly limit: Limit;
  readonly source?: string;
}

export const ONLINE_FIELD_KINDS = ['line', 'text', 'date', 'number', 'choice'] as const;

/** Something that the applicant declares in the electronic form. */
export interface OnlineField {
  /** Unique in the form, a key as a paper's. */
  readonly key: string;
  readonly label: string;
  readonly kind: (typeof ONLINE_FIELD_KINDS)[number];
  readonly required: boolean;
  readonly hint?: string;
  /** Only of a `choice`, and there always. */
  readonly choices?: readonly string[];
}

/** A case that may be lodged online: what its electronic form asks, and which papers the form stands for. */
export interface OnlineForm {
  readonly fields: readonly OnlineField[];
  /** Keys of papers of the checklist. */
  readonly covers?: readonly string[];
  readonly source?: string;
}

export interface CaseDefinition {
  /** Unique in the procedure, `[a-z0-9][a-z0-9-]*`. */
  readonly key: string;
  readonly name: string;
  /** Null: searchable, but not acceptable until a limit is given with its source. */
  readonly limit: Limit | null;
  /** True when the source gives no way to tell which case applies. */
  readonly unconfirmed?: boolean;
  readonly channels?: readonly Channel[];
  readonly checklist: readonly ChecklistItem[];
  readonly fees: readonly FeeItem[];
  readonly policy?: TimePolicy;
  readonly supplement?: SupplementRule;
  readonly extension?: ExtensionRule;
  /** Absent: it is not lodged on the citizens' pages. */
  readonly online?: OnlineForm;
  /** Result on the spot: no receipt unless asked, still logged (Decree 61/2018 Art. 17.4). */
  readonly immediate?: boolean;
  /** Where the facts of this case come from, when not from the procedure's source. */
  readonly source?: string;
  readonly process: ProcessDefinition;
}

export const AUTHORITY_LEVELS = ['ministry', 'province', 'district', 'commune', 'other'] as const;
export type AuthorityLevel = (typeof AUTHORITY_LEVELS)[number];

export interface ProcedureDefinition {
  /** National code, `d.dddddd`. */
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly levels: readonly AuthorityLevel[];
  readonly decision?: string;
  readonly results: readonly { readonly code?: string; readonly name: string }[];
  /** Where the facts come from. */
  readonly source?: string;
  readonly effectiveFrom?: string;
  readonly cases: readonly CaseDefinition[];
}
