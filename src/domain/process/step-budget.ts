// A step's budget as working milliseconds on the office-hours grid.
import type { Limit } from '../time/limit.ts';

const HOUR_MS = 3_600_000;
/** A working day of a budget is eight hours of the grid, whatever the hours of one calendar day are. */
const WORKING_DAY_MS = 8 * HOUR_MS;

/**
 * @param budget the published time of the step; null where the process gives none.
 * @param limit the case's limit; budgets in calendar units are scaled from it to the run's working time.
 * @param runWorkingMs working time between the start of the run and its due instant; null before the clock runs.
 * @returns working milliseconds, or null where the step has no time of its own.
 */
export function stepBudgetMs(
  budget: Limit | null,
  limit: Limit | null,
  runWorkingMs: () => number | null,
): number | null {
  if (budget === null) return null;
  switch (budget.unit) {
    case 'workingDays':
      return budget.amount * WORKING_DAY_MS;
    case 'workingHours':
    case 'hours':
      return budget.amount * HOUR_MS;
    case 'days':
    case 'months': {
      if (limit === null || limit.unit !== budget.unit || limit.amount === 0) return null;
      const run = runWorkingMs();
      return run === null ? null : (budget.amount / limit.amount) * run;
    }
    case 'sameDay':
      return null;
  }
}
