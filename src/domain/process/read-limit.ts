// A limit or a step's budget out of untrusted data, with problems noted at their place.
import { DomainError } from '../domain-error.ts';
import { parseLimit } from '../time/limit.ts';
import type { Limit, LimitUnit } from '../time/limit.ts';
import type { Shape } from './shape.ts';

/** Units a step's budget may have. Days are calendar days, a share of a limit in calendar days. */
export const BUDGET_UNITS = [
  'workingDays',
  'days',
  'workingHours',
  'hours',
] as const satisfies readonly LimitUnit[];

const STAND_IN: Limit = { amount: 1, unit: 'workingDays' };

/** `{ amount, unit, cutoff? }`, as `parseLimit` takes it. */
export function readLimit(shape: Shape): Limit {
  try {
    return parseLimit(shape.value);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    shape.expected(`a limit such as { amount: 3, unit: workingDays }: ${String(error.details['expected'])}`);
    return STAND_IN;
  }
}

/** `{ amount, unit }`; unlike a limit, a budget may be a part of a calendar day (0.25 of 10 days). */
export function readBudget(shape: Shape): Limit {
  const fields = shape.fields(['amount', 'unit']);
  const amount = fields.at('amount').number(0, 'a number above 0');
  if (amount === 0 && fields.at('amount').value === 0) fields.at('amount').expected('a number above 0');
  return { amount, unit: fields.at('unit').oneOf(BUDGET_UNITS) };
}
