// What a request for a supplement may do to the clock: the regime's rule, or that of the sector's law.
import type { CaseDefinition, SupplementRule } from '../../src/domain/process/procedure-definition.ts';
import { dayOf } from '../../src/domain/time/instant.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import type { WorkingCalendar } from '../../src/domain/time/working-calendar.ts';
import type { Rule, Regime } from './regime.ts';

/** Where a supplement is asked: each stage has its own count. A leg's is `leg:` and its id. */
export type SupplementStage = 'intake' | 'appraisal' | `leg:${string}`;

/** A request as it stands to the rule, made at one instant. */
export interface SupplementAsk {
  readonly stage: SupplementStage;
  /** 1 for the first in the stage. */
  readonly round: number;
  /** What completing it does to the clock. */
  readonly after: 'restart' | 'resume';
  /** Outside the window or more often than the rule allows: it needs the head's reason, and only pauses. */
  readonly breach: boolean;
  /** Last instant of the window that the request falls under; null at intake, where no clock runs. */
  readonly windowEndsAt: Instant | null;
  /** The rule's article, or the sector law it comes from; null where it is only a setting. */
  readonly legalBasis: string | null;
}

export interface AskedBefore {
  readonly stage: SupplementStage;
  /** Requests made before in this stage. */
  readonly asked: number;
  /** Start of the present run; null before acceptance. */
  readonly runStarted: Instant | null;
  /** When the newest supplement of the stage was completed. */
  readonly completedAt: Instant | null;
}

/** The rule of a case: its sector's, where it has one, else the regime's (Decree 61/2018 Art. 11.2.c, 19.4). */
export function supplementRuleOf(
  regime: Regime,
  { supplement }: Pick<CaseDefinition, 'supplement'>,
): SupplementRule {
  return (
    supplement ?? {
      windowWorkingDays: regime.supplementWindowDays.value,
      timesPerStage: regime.supplementTimesPerStage.value,
      lapseWorkingDays: regime.supplementLapseDays.value,
      afterCompletion: regime.afterSupplement.value,
      ...articleOf(regime.supplementWindowDays),
    }
  );
}

/**
 * A request made now. In the first round the window counts from the start of the run, in a later one from the
 * completed supplement, where the sector's law has a window for it (Construction Law Art. 102: 7, then 5 working days).
 */
export function askSupplementNow(
  at: Instant,
  { stage, asked, runStarted, completedAt }: AskedBefore,
  rule: SupplementRule,
  calendar: WorkingCalendar,
): SupplementAsk {
  const round = asked + 1;
  const windowEndsAt =
    runStarted === null || stage === 'intake'
      ? null
      : round > 1 && rule.repeatWindowWorkingDays !== undefined
        ? windowEnd(completedAt ?? runStarted, rule.repeatWindowWorkingDays, calendar)
        : windowEnd(runStarted, rule.windowWorkingDays, calendar);
  const breach = round > rule.timesPerStage || (windowEndsAt !== null && at > windowEndsAt);
  return {
    stage,
    round,
    breach,
    after: breach ? 'resume' : rule.afterCompletion,
    windowEndsAt,
    legalBasis: rule.source ?? null,
  };
}

/**
 * By when a dossier that is still wrong after the last supplement allowed is to be refused; null where the rule sets
 * no such time or a supplement may still be asked.
 */
export function refusalWindowEndsAt(
  { asked, completedAt }: Pick<AskedBefore, 'asked' | 'completedAt'>,
  rule: SupplementRule,
  calendar: WorkingCalendar,
): Instant | null {
  if (rule.refusalWindowWorkingDays === undefined || completedAt === null || asked < rule.timesPerStage)
    return null;
  return windowEnd(completedAt, rule.refusalWindowWorkingDays, calendar);
}

function windowEnd(from: Instant, workingDays: number, calendar: WorkingCalendar): Instant {
  return calendar.closeOf(calendar.addWorkingDays(dayOf(from), workingDays));
}

function articleOf<T>({ source }: Rule<T>): { readonly source?: string } {
  return 'article' in source ? { source: source.article } : {};
}
