// Whether the phases of a process follow its steps and add up to the limit.
import { amountInEnglish, amountInVietnamese } from './amount-words.ts';
import { sumOfSteps } from './budget-sum.ts';
import { compare } from './check-budgets.ts';
import { sumExact } from './exact-amount.ts';
import { error } from './finding.ts';
import type { Finding } from './finding.ts';
import type { CaseDefinition } from './procedure-definition.ts';

/** Phases open at steps of the process, in its order, the first at the first step; limits add up. */
export function checkPhases(one: CaseDefinition, path: string): Finding[] {
  const { phases, steps } = one.process;
  if (phases === undefined) return [];
  const at = `${path}/process/phases`;
  const starts = phases.map(({ firstStep }) => steps.findIndex(({ key }) => key === firstStep));
  const inOrder = starts.every((start, index) =>
    index === 0 ? start === 0 : start > (starts[index - 1] ?? -1),
  );
  if (!inOrder || phases.length === 0)
    return [
      error(
        'phases.order',
        at,
        'Mỗi giai đoạn phải bắt đầu ở một bước có trong quy trình, theo thứ tự, giai đoạn đầu ở bước đầu',
        'Each phase opens at a step of the process, in order, the first at the first step',
      ),
    ];
  const sums = phases.flatMap(({ limit }, index) =>
    compare(sumOfSteps(steps.slice(starts[index], starts[index + 1])), limit, `${at}/${index}`),
  );
  const { limit } = one;
  if (limit === null) return sums;
  const total = sumExact(phases.map((phase) => phase.limit.amount));
  if (phases.every((phase) => phase.limit.unit === limit.unit) && total === limit.amount) return sums;
  const words = phases.map((phase) => amountInVietnamese(phase.limit)).join(' + ');
  return [
    ...sums,
    error(
      'phases.mismatch',
      at,
      `Các giai đoạn ${words}, khác thời hạn ${amountInVietnamese(limit)}`,
      `The phases do not add up to the limit of ${amountInEnglish(limit)}`,
    ),
  ];
}
