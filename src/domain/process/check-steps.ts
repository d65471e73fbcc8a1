// Whether the steps of a process are well named, known to the system and begin and end as they should.
import { checkLegs } from './check-legs.ts';
import { error, warning } from './finding.ts';
import type { Finding } from './finding.ts';
import { POSITIONS, STEP_KINDS, UNIT_ROLES } from './procedure-definition.ts';
import type { ProcessDefinition, StepDefinition } from './procedure-definition.ts';
import { STEP_KEY } from './read-process.ts';
import { repeatedKeys } from './repeated-keys.ts';

/** Everything about the steps except their budgets. `path` is the case's. */
export function checkSteps({ steps }: ProcessDefinition, path: string): Finding[] {
  const at = `${path}/process/steps`;
  const [first] = steps;
  if (first === undefined)
    return [error('process.empty', at, 'Quy trình không có bước nào', 'The process has no step')];
  const found = steps.flatMap((step, index) => checkStep(step, `${at}/${index}`));
  for (const { index, key } of repeatedKeys(steps))
    found.push(
      error(
        'step.keyRepeated',
        `${at}/${index}/key`,
        `Mã bước ${key} bị trùng`,
        `The step key ${key} is used twice`,
      ),
    );
  if (first.kind === 'receive' && (first.position !== 'reception' || first.unit !== 'receiving'))
    found.push(
      warning(
        'process.receivedElsewhere',
        `${at}/0`,
        'Bước tiếp nhận đầu tiên nên do bộ phận một cửa của đơn vị tiếp nhận thực hiện',
        'The leading receiving step should be done at the reception of the receiving unit',
      ),
    );
  found.push(...checkLegs(steps, at));
  if (!steps.some(({ kind }) => kind === 'sign'))
    found.push(
      warning(
        'process.noSignStep',
        at,
        'Quy trình không có bước ký duyệt',
        'The process has no signing step',
      ),
    );
  return found;
}

function checkStep(step: StepDefinition, path: string): Finding[] {
  const found: Finding[] = [];
  const refuse = (code: string, field: string, vietnamese: string, english: string): void => {
    found.push(error(code, `${path}/${field}`, `Bước ${step.key}: ${vietnamese}`, english));
  };
  if (!STEP_KEY.test(step.key))
    refuse('step.keyInvalid', 'key', 'mã không hợp lệ', `"${step.key}" is not a step key`);
  if (!isOneOf(STEP_KINDS, step.kind))
    refuse('step.kindUnknown', 'kind', 'không rõ loại việc', `Unknown kind "${String(step.kind)}"`);
  if (!isOneOf(POSITIONS, step.position))
    refuse(
      'step.positionUnknown',
      'position',
      'không rõ chức danh',
      `Unknown position "${String(step.position)}"`,
    );
  if (!isOneOf(UNIT_ROLES, step.unit))
    refuse('step.unitUnknown', 'unit', 'không rõ vai trò đơn vị', `Unknown unit role "${String(step.unit)}"`);
  const status: number | undefined = step.nationalStatus;
  if (status !== undefined && !(Number.isInteger(status) && status >= 1 && status <= 10))
    refuse(
      'step.statusInvalid',
      'nationalStatus',
      'trạng thái quốc gia phải từ 1 đến 10',
      `${String(status)} is not a national status, 1 to 10`,
    );
  if (step.consultation !== undefined && step.kind !== 'consult')
    refuse(
      'step.consultationMisplaced',
      'consultation',
      'chỉ bước lấy ý kiến mới có quy tắc lấy ý kiến',
      'Only a consult step has a consultation rule',
    );
  return found;
}

function isOneOf(allowed: readonly string[], value: string): boolean {
  return allowed.includes(value);
}
