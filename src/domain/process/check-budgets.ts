// Whether the budgets of the steps add up to the limit of the case, and its phases likewise.
import { HOURS_PER_WORKING_DAY } from '../time/limit.ts';
import type { Limit } from '../time/limit.ts';
import { amountInEnglish, amountInVietnamese } from './amount-words.ts';
import { budgetSum } from './budget-sum.ts';
import type { BudgetSum } from './budget-sum.ts';
import { isExact } from './exact-amount.ts';
import { error, warning } from './finding.ts';
import type { Finding } from './finding.ts';
import type { CaseDefinition } from './procedure-definition.ts';
import { BUDGET_UNITS } from './read-limit.ts';

/**
 * The budgets of a case against its limit. A recorded override (`check: 'budgets'`, with reason and name)
 * turns the errors into one warning that says who allowed it and why.
 */
export function checkBudgets(one: CaseDefinition, path: string): Finding[] {
  const at = `${path}/process`;
  const units = checkUnits(one, at);
  const found =
    units.length > 0 || one.limit === null ? units : compare(budgetSum(one.process), one.limit, at);
  const errors = found.filter(({ level }) => level === 'error');
  const override = one.process.overrides?.find(({ check }) => check === 'budgets');
  if (override === undefined || errors.length === 0) return found;
  const { reason, by } = override;
  if (reason.trim() === '' || by.trim() === '')
    return [
      ...found,
      error(
        'budgets.overrideIncomplete',
        `${at}/overrides`,
        'Việc cho phép sai lệch thời gian phải ghi lý do và người quyết định',
        'An override of the budgets needs a reason and a name',
      ),
    ];
  return [
    ...found.filter(({ level }) => level !== 'error'),
    warning(
      'budgets.overridden',
      at,
      `${errors.map(({ message }) => message).join('; ')}. ${by} cho phép, lý do: ${reason}`,
      `${errors.map(({ messageEn }) => messageEn).join('; ')}. Allowed by ${by}: ${reason}`,
    ),
  ];
}

/** Compares a sum with a limit; both in the same kind of time, or it is an error. */
export function compare(sum: BudgetSum, limit: Limit, path: string): Finding[] {
  if (limit.unit === 'months') return [];
  if (sum.budgeted === 0) return limit.unit === 'sameDay' ? [] : [noBudgets(path)];
  const calendar = limit.unit === 'days';
  if (calendar ? sum.workingHours > 0 : sum.days > 0) return [mixed(limit, path)];
  if (limit.unit === 'sameDay') return sum.workingHours > HOURS_PER_WORKING_DAY ? [tooLong(sum, path)] : [];
  const perUnit = limit.unit === 'workingDays' ? HOURS_PER_WORKING_DAY : 1;
  const total = (calendar ? sum.days : sum.workingHours) / perUnit;
  return Math.abs(total - limit.amount) < 1e-9 ? [] : [mismatch({ ...limit, amount: total }, limit, path)];
}

function checkUnits(one: CaseDefinition, path: string): Finding[] {
  return one.process.steps.flatMap(({ budget }, index) => {
    if (budget === null) return [];
    const at = `${path}/steps/${index}/budget`;
    const known = (BUDGET_UNITS as readonly string[]).includes(budget.unit);
    if (!known || !(budget.amount > 0))
      return [
        error(
          'budgets.invalid',
          at,
          'Thời gian của bước phải lớn hơn 0, tính bằng giờ, ngày làm việc hoặc ngày',
          'A budget is above 0, in hours, working days or days',
        ),
      ];
    if (isExact(budget.amount)) return [];
    return [
      error(
        'budgets.tooFine',
        at,
        `Thời gian ${budget.amount} quá lẻ, tối đa bốn chữ số thập phân`,
        `A budget of ${budget.amount} has more than four decimals`,
      ),
    ];
  });
}

function noBudgets(path: string): Finding {
  return warning(
    'budgets.none',
    path,
    'Các bước chưa có thời gian riêng nên không cảnh báo trễ theo bước',
    'No step has a time of its own, so no step can be late',
  );
}

function mixed(limit: Limit, path: string): Finding {
  return error(
    'budgets.mixedUnits',
    path,
    `Thời hạn ${amountInVietnamese(limit)} nhưng có bước tính theo đơn vị khác (ngày lịch và ngày làm việc không cộng được)`,
    `The limit is ${amountInEnglish(limit)}, but calendar and working time are mixed in the steps`,
  );
}

function tooLong(sum: BudgetSum, path: string): Finding {
  return error(
    'budgets.mismatch',
    path,
    `Các bước cộng lại ${String(sum.workingHours).replace('.', ',')} giờ, quá 8 giờ của một ngày`,
    `The steps add up to ${sum.workingHours} hours, more than the 8 of one day`,
  );
}

function mismatch(total: Limit, limit: Limit, path: string): Finding {
  return error(
    'budgets.mismatch',
    path,
    `Các bước cộng lại ${amountInVietnamese(total)}, khác thời hạn ${amountInVietnamese(limit)}`,
    `The steps add up to ${amountInEnglish(total)}, the limit is ${amountInEnglish(limit)}`,
  );
}
