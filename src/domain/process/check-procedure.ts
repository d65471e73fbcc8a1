// Everything that can be wrong with a procedure before it is published, short of walking its statechart.
import { checkOnline } from './check-online.ts';
import { DomainError } from '../domain-error.ts';
import { parseLimit } from '../time/limit.ts';
import type { Limit } from '../time/limit.ts';
import { checkBudgets } from './check-budgets.ts';
import { checkPhases } from './check-phases.ts';
import { checkSteps } from './check-steps.ts';
import { error, warning } from './finding.ts';
import type { Finding } from './finding.ts';
import type { CaseDefinition, ProcedureDefinition } from './procedure-definition.ts';
import { CASE_KEY } from './read-case.ts';
import { PROCEDURE_CODE } from './read-procedure.ts';
import { repeatedKeys } from './repeated-keys.ts';

export type { Finding } from './finding.ts';

/**
 * The findings of a procedure, empty when all is well. With an error it must not be published; warnings
 * are shown to whoever publishes it.
 */
export function checkProcedure(definition: ProcedureDefinition): Finding[] {
  const found: Finding[] = [];
  if (!PROCEDURE_CODE.test(definition.code))
    found.push(
      error(
        'procedure.codeInvalid',
        '/code',
        `Mã thủ tục ${definition.code} không đúng dạng d.dddddd`,
        `${definition.code} is not a procedure code, d.dddddd`,
      ),
    );
  if (definition.levels.length === 0)
    found.push(
      error('procedure.noLevel', '/levels', 'Chưa có cấp giải quyết', 'The procedure names no level'),
    );
  if (definition.cases.length === 0)
    found.push(
      error('procedure.noCase', '/cases', 'Thủ tục không có trường hợp nào', 'The procedure has no case'),
    );
  for (const { index, key } of repeatedKeys(definition.cases))
    found.push(
      error(
        'case.keyRepeated',
        `/cases/${index}/key`,
        `Mã trường hợp ${key} bị trùng`,
        `The case key ${key} is used twice`,
      ),
    );
  return [...found, ...definition.cases.flatMap((one, index) => checkCase(one, `/cases/${index}`))];
}

function checkCase(one: CaseDefinition, path: string): Finding[] {
  const found: Finding[] = [];
  if (!CASE_KEY.test(one.key))
    found.push(
      error(
        'case.keyInvalid',
        `${path}/key`,
        `Mã trường hợp "${one.key}" không hợp lệ`,
        `"${one.key}" is not a case key`,
      ),
    );
  for (const [index, { amount, per }] of one.fees.entries())
    if (amount === null && per !== undefined)
      found.push(
        error(
          'fees.perWithoutAmount',
          `${path}/fees/${index}/amount`,
          `Khoản thu theo ${per.unit} phải có mức của một ${per.unit}`,
          `A fee by quantity needs the amount of one unit`,
        ),
      );
  for (const field of ['checklist', 'fees'] as const)
    for (const { index, key } of repeatedKeys(one[field]))
      found.push(
        error(
          `${field}.keyRepeated`,
          `${path}/${field}/${index}/key`,
          `Mã ${key} bị trùng`,
          `The key ${key} is used twice`,
        ),
      );
  found.push(...checkOnline(one, path));
  if (one.limit === null)
    found.push(
      warning(
        'limit.missing',
        `${path}/limit`,
        'Chưa có thời hạn giải quyết: tra cứu được nhưng chưa tiếp nhận được',
        'No limit: can be searched, not accepted',
      ),
    );
  const limits = checkLimits(one, path);
  found.push(...limits, ...checkSteps(one.process, path));
  if (one.process.steps.length === 0 || limits.length > 0) return found;
  return [...found, ...checkBudgets(one, path), ...checkPhases(one, path)];
}

function checkLimits(one: CaseDefinition, path: string): Finding[] {
  const limits: [string, Limit | null | undefined][] = [
    ['limit', one.limit],
    ['extension/limit', one.extension?.limit],
    ...(one.process.phases ?? []).map(({ limit }, index): [string, Limit] => [
      `process/phases/${index}/limit`,
      limit,
    ]),
    ...one.process.steps.map(({ consultation }, index): [string, Limit | undefined] => [
      `process/steps/${index}/consultation/limit`,
      consultation?.limit,
    ]),
    ...one.process.steps.flatMap(({ legs }, index) =>
      (legs?.items ?? []).map(({ limit }, leg): [string, Limit] => [
        `process/steps/${index}/legs/items/${leg}/limit`,
        limit,
      ]),
    ),
  ];
  return limits.flatMap(([field, limit]) => {
    if (limit === null || limit === undefined) return [];
    try {
      parseLimit(limit);
      return [];
    } catch (thrown) {
      if (!(thrown instanceof DomainError)) throw thrown;
      const english = `Not a limit: ${String(thrown.details['expected'])}`;
      return [error('limit.invalid', `${path}/${field}`, 'Thời hạn không hợp lệ', english)];
    }
  });
}
