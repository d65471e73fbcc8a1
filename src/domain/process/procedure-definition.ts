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
  'fulfilFinancialDuty',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** The ten statuses of the national portal. */
export type NationalStatus = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

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
}

/** An administrator's recorded decision to publish in spite of a failed check. */
export interface CheckOverride {
  readonly check: 'budgets';
  readonly reason: string;
  readonly by: string;
}

export interface ProcessDefinition {
  readonly steps: readonly StepDefinition[];
  /** Decision that published the process, or how it was made. */
  readonly source?: string;
  readonly overrides?: readonly CheckOverride[];
}

export interface ChecklistItem {
  readonly key: string;
  readonly name: string;
  readonly originals?: number;
  readonly copies?: number;
  readonly required: boolean;
}

export interface FeeItem {
  readonly key: string;
  readonly name: string;
  /** In đồng; null when the amount is fixed elsewhere (a provincial council's resolution). */
  readonly amount: number | null;
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
  /** Result on the spot: no receipt unless asked, still logged (Decree 61/2018 Art. 17.4). */
  readonly immediate?: boolean;
  readonly process: ProcessDefinition;
}

export type AuthorityLevel = 'ministry' | 'province' | 'district' | 'commune' | 'other';

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
