// What a regime decides: the rules of the one-stop mechanism that changed from decree to decree.
import type { AuthorityLevel } from '../../src/domain/process/procedure-definition.ts';
import type { EffectiveDated, RuleSource } from './effective-on.ts';

export type RegimeId = '61/2018' | '107/2021' | '118/2025' | '309/2026';

/** A rule's value with where it comes from. */
export interface Rule<T> {
  readonly value: T;
  readonly source: RuleSource;
}

export interface Regime extends EffectiveDated {
  readonly id: RegimeId;
  /** The decree as it is cited. */
  readonly title: string;
  /** Levels that take part, national level included. */
  readonly levels: Rule<readonly AuthorityLevel[]>;
  /** Whether any one-stop of the province may take the dossier. */
  readonly boundaryFree: Rule<boolean>;
  /** When the clock of a boundary-free dossier starts. */
  readonly boundaryFreeStart: Rule<'acceptance' | 'takeover'>;
  /** Components are digitised at reception. */
  readonly digitisesAtReception: Rule<boolean>;
  /** Time of day; a dossier received later is transferred at the next opening. */
  readonly transferCutoff: Rule<string>;
  /** Working hours in which an online or posted lodging must be answered. */
  readonly receptionAnswerHours: Rule<number>;
  /** Working days from reception in which a supplement may be asked with a restart. */
  readonly supplementWindowDays: Rule<number>;
  readonly supplementTimesPerStage: Rule<number>;
  readonly afterSupplement: Rule<'restart' | 'resume'>;
  /** Working days after which a dossier that was not supplemented is closed. */
  readonly supplementLapseDays: Rule<number>;
  /** Calendar days before the statutory due day by which the apology must be sent. */
  readonly apologyDaysBefore: Rule<number>;
  readonly reappointments: Rule<number>;
  /** How a dossier ends at the applicant's request after acceptance. */
  readonly requestEnds: Rule<'withdrawn' | 'stopped'>;
}
