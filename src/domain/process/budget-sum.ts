// What the budgets of a process add up to.
import { HOURS_PER_WORKING_DAY } from '../time/limit.ts';
import { sumExact } from './exact-amount.ts';
import type { ProcessDefinition, StepDefinition } from './procedure-definition.ts';

export interface BudgetSum {
  /** Budgets in working days (8 hours each) and hours, as working hours. */
  readonly workingHours: number;
  /** Budgets in calendar days. */
  readonly days: number;
  /** Number of steps with a budget, and without one. */
  readonly budgeted: number;
  readonly unbudgeted: number;
}

/** Adds the budgets exactly, calendar days apart from working time: the two have no common measure. */
export function budgetSum(process: Pick<ProcessDefinition, 'steps'>): BudgetSum {
  return sumOfSteps(process.steps);
}

/** As `budgetSum`, of some steps only. */
export function sumOfSteps(steps: readonly StepDefinition[]): BudgetSum {
  const hours: number[] = [];
  const days: number[] = [];
  for (const { budget } of steps) {
    if (budget === null) continue;
    if (budget.unit === 'days') days.push(budget.amount);
    else hours.push(budget.unit === 'workingDays' ? budget.amount * HOURS_PER_WORKING_DAY : budget.amount);
  }
  const budgeted = hours.length + days.length;
  return {
    workingHours: sumExact(hours),
    days: sumExact(days),
    budgeted,
    unbudgeted: steps.length - budgeted,
  };
}
