// The process of a procedure whose own has not been published: receive, assign, appraise, sign, issue.
import type { Limit } from '../time/limit.ts';
import { sumExact } from './exact-amount.ts';
import type { ProcessDefinition, StepDefinition } from './procedure-definition.ts';

const PLAIN_PROCESS_SOURCE = 'mô hình hoá, chưa có quy trình nội bộ được công bố';

/** Shares that a small step may have, in the unit of the limit; whole hours are for hours only. */
const SHARES_OF_DAYS = [0.5, 0.25, 0.125, 0.0625] as const;
const SHARES_OF_HOURS = [4, 2, 1, ...SHARES_OF_DAYS] as const;
/** Receiving, assigning and issuing take one share each, signing two. */
const SHARES_TAKEN = 5;

const STEPS: readonly Omit<StepDefinition, 'budget'>[] = [
  { key: 'receive', kind: 'receive', position: 'reception', unit: 'receiving' },
  { key: 'assign', kind: 'assign', position: 'head', unit: 'competent' },
  { key: 'appraise', kind: 'appraise', position: 'officer', unit: 'competent' },
  { key: 'sign', kind: 'sign', position: 'leader', unit: 'competent' },
  { key: 'issue', kind: 'issue', position: 'clerk', unit: 'competent' },
];

/**
 * A modelled process. With a limit in days or hours the share is the largest that is at most a tenth of it
 * (half a day at most, four hours where the limit is in hours): one share for receiving, assigning and
 * issuing, two for signing, the rest for appraising, so that they add up to the limit and appraising has at
 * least half. Without a limit, or with one in months or for the same day, the steps have no budgets.
 */
export function plainProcess(limit: Limit | null): ProcessDefinition {
  const budgets = limit === null ? null : budgetsOf(limit);
  return {
    steps: STEPS.map((step) => ({ ...step, budget: budgets?.[step.kind] ?? null })),
    source: PLAIN_PROCESS_SOURCE,
  };
}

function budgetsOf({ amount, unit }: Limit): Partial<Record<StepDefinition['kind'], Limit>> | null {
  if (unit === 'months' || unit === 'sameDay') return null;
  const shares = unit === 'hours' || unit === 'workingHours' ? SHARES_OF_HOURS : SHARES_OF_DAYS;
  const share = shares.find((candidate) => candidate <= amount / 10);
  if (share === undefined) return null;
  const one = { amount: share, unit };
  return {
    receive: one,
    assign: one,
    appraise: { amount: sumExact([amount, -SHARES_TAKEN * share]), unit },
    sign: { amount: 2 * share, unit },
    issue: one,
  };
}
