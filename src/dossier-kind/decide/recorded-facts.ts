// What the journal says of an event besides what its sender said: how it stood to the rules at that instant.
import { isDossierTimer } from '../../../workflows/one-stop/dossier-events.ts';
import type { ClockFacts } from '../../../workflows/one-stop/dossier-events.ts';
import { isEarlyResult } from '../../domain/time/early-result.ts';
import type { ChartStep } from '../../../workflows/one-stop/run-chart.ts';
import { refusalWindowEndsAt, supplementRuleOf } from '../../../workflows/law/supplement-rule.ts';
import type { DossierState } from '../dossier-state.ts';
import type { Timing } from '../facts.ts';

interface Sent {
  readonly type: string;
  readonly [fact: string]: unknown;
}

/** Plain JSON; none of it is of a person. */
export function recordedFacts(
  sent: Sent,
  { snapshot: { context }, columns }: DossierState,
  step: ChartStep,
  facts: ClockFacts,
  at: number,
  timing: Timing,
): Readonly<Record<string, unknown>> {
  switch (sent.type) {
    case 'requestSupplement': {
      const { stage, round, after, breach, legalBasis } = facts.supplement(sent['leg'] as string | undefined);
      return { stage, round, after, breach, legalBasis: sent['legalBasis'] ?? legalBasis };
    }
    case 'completeSupplement':
      return { stage: context.stage };
    case 'refuse': {
      const before = {
        asked: context.asked['appraisal'] ?? 0,
        completedAt: context.supplementedAt['appraisal'] ?? null,
      };
      const rule = supplementRuleOf(timing.regime, timing.pinned.definition);
      const end = refusalWindowEndsAt(before, rule, timing.calendar);
      return end === null ? {} : { refusalDueAt: end, breach: at > end };
    }
    case 'apologise': {
      const { apology, statutory } = context.due;
      return { late: at > (apology ?? statutory ?? at) };
    }
    case 'return':
      // Told first and collected before its appointment; on the day or after it there is nothing to note.
      return isEarlyResult(at, columns) && at < columns.promisedDueAt! ? { early: true } : {};
    default:
      // A supplement that nobody brought: the timer ends the dossier.
      return step.course === 'stopped' && columns.state === 'awaitingSupplement' && isDossierTimer(sent.type)
        ? { reason: 'notSupplemented' }
        : {};
  }
}
