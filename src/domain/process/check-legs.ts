// Whether the legs of an interlinked step name each other, come to an end, and add up to the step's time.
import { error } from './finding.ts';
import type { Finding } from './finding.ts';
import { lengthOf, lengthOfLegs, needsOf } from './leg-order.ts';
import type { LegsDefinition, StepDefinition } from './procedure-definition.ts';
import { repeatedKeys } from './repeated-keys.ts';

/** @param at path of the steps */
export function checkLegs(steps: readonly StepDefinition[], at: string): Finding[] {
  const interlinked = steps.flatMap((step, index) => (step.legs === undefined ? [] : [index]));
  const [, ...more] = interlinked;
  return [
    ...more.map((index) =>
      error(
        'legs.oneStepOnly',
        `${at}/${index}/legs`,
        'Một quy trình chỉ có một bước liên thông',
        'A process has one interlinked step at most',
      ),
    ),
    ...steps.flatMap((step, index) => checkStep(step, `${at}/${index}/legs`)),
  ];
}

function checkStep(step: StepDefinition, path: string): Finding[] {
  const refuse = (code: string, vi: string, en: string, where = path): Finding =>
    error(code, where, `Bước ${step.key}: ${vi}`, en);
  if (step.legs === undefined)
    return step.kind === 'interlinked'
      ? [refuse('legs.missing', 'bước liên thông phải có các chặng', 'An interlinked step has legs')]
      : [];
  if (step.kind !== 'interlinked')
    return [
      refuse('legs.misplaced', 'chỉ bước liên thông mới có chặng', 'Only an interlinked step has legs'),
    ];
  const { items, lead } = step.legs;
  const keys = new Set(items.map(({ key }) => key));
  const found: Finding[] = [];
  if (items.length === 0)
    found.push(refuse('legs.missing', 'chưa có chặng nào', 'There is no leg', `${path}/items`));
  for (const { index, key } of repeatedKeys(items))
    found.push(
      refuse(
        'legs.keyRepeated',
        `mã chặng ${key} bị trùng`,
        `The leg key ${key} is used twice`,
        `${path}/items/${index}/key`,
      ),
    );
  if (items.length > 0 && !keys.has(lead))
    found.push(
      refuse('legs.leadUnknown', `không có chặng chủ trì ${lead}`, `There is no leg ${lead}`, `${path}/lead`),
    );
  items.forEach(({ needs }, index) => {
    for (const need of needs ?? [])
      if (!keys.has(need))
        found.push(
          refuse(
            'legs.needUnknown',
            `không có chặng ${need}`,
            `There is no leg ${need}`,
            `${path}/items/${index}/needs`,
          ),
        );
  });
  if (found.length > 0) return found;
  const circle = items.find(({ key }) => waitsFor(step.legs!, key, key, new Set()));
  if (circle !== undefined)
    return [
      refuse(
        'legs.circle',
        `chặng ${circle.key} chờ kết quả của chính nó`,
        `The leg ${circle.key} waits for its own result`,
        `${path}/items`,
      ),
    ];
  return checkLength(step, path, refuse);
}

function checkLength(
  step: StepDefinition,
  path: string,
  refuse: (code: string, vi: string, en: string, where?: string) => Finding,
): Finding[] {
  const together = lengthOfLegs(step.legs!);
  const budget = step.budget === null ? null : lengthOf(step.budget);
  if (budget === null) return [];
  if (together !== null && together.days === budget.days && Math.abs(together.length - budget.length) < 1e-9)
    return [];
  return [
    refuse(
      'legs.budgetMismatch',
      'thời gian của các chặng khác thời gian của bước (lần lượt thì cộng lại, đồng thời thì lấy chặng dài nhất)',
      'The legs do not take what the step may take: in sequence their sum, in parallel the longest',
      `${path}/items`,
    ),
  ];
}

function waitsFor(legs: LegsDefinition, from: string, key: string, seen: Set<string>): boolean {
  return needsOf(legs, from).some((need) => {
    if (need === key) return true;
    if (seen.has(need)) return false;
    seen.add(need);
    return waitsFor(legs, need, key, seen);
  });
}
