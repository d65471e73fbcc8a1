// What is found wrong with a procedure before it is published.
import { describe, expect, it } from '@jest/globals';
import { budgetSum } from '../../../src/domain/process/budget-sum.ts';
import { checkProcedure } from '../../../src/domain/process/check-procedure.ts';
import type {
  CaseDefinition,
  Position,
  StepDefinition,
  StepKind,
} from '../../../src/domain/process/procedure-definition.ts';
import type { Limit, LimitUnit } from '../../../src/domain/time/limit.ts';
import { APPRAISE, dragonCase, dragonPermit, RECEIVE, SIGN } from './fictional-procedure.ts';

const codesOf = (...cases: CaseDefinition[]): string[] =>
  checkProcedure(dragonPermit(...cases)).map(({ level, code, path }) => `${level} ${code} ${path}`);

/** A case whose steps have these budgets in one unit. */
function withBudgets(limit: Limit | null, unit: LimitUnit, ...amounts: number[]): CaseDefinition {
  const steps = amounts.map((amount, index): StepDefinition => {
    const base = index === 0 ? RECEIVE : index === amounts.length - 1 ? SIGN : APPRAISE;
    return { ...base, key: `${base.key}${index}`, budget: { amount, unit } };
  });
  return dragonCase({ limit, process: { steps } });
}
const withSteps = (...steps: StepDefinition[]) => dragonCase({ process: { steps } });

describe('checking a procedure', () => {
  it('finds nothing wrong with a good one', () => {
    expect(checkProcedure(dragonPermit())).toEqual([]);
  });

  it('says it in Vietnamese and English', () => {
    const [finding] = checkProcedure(
      dragonPermit(withBudgets({ amount: 10.5, unit: 'workingDays' }, 'workingDays', 0.5, 9)),
    );
    expect(finding).toEqual({
      code: 'budgets.mismatch',
      level: 'error',
      path: '/cases/0/process',
      message: 'Các bước cộng lại 9,5 ngày làm việc, khác thời hạn 10,5 ngày làm việc',
      messageEn: 'The steps add up to 9.5 working days, the limit is 10.5 working days',
    });
  });

  const mismatch = ['error budgets.mismatch /cases/0/process'];
  it.each<[string, CaseDefinition, string[]]>([
    ['tenths add exactly', withBudgets({ amount: 1, unit: 'workingDays' }, 'workingDays', 0.1, 0.2, 0.7), []],
    [
      'sixteenths add exactly',
      withBudgets({ amount: 1, unit: 'workingDays' }, 'workingDays', 0.0625, 0.9375),
      [],
    ],
    ['hours against hours', withBudgets({ amount: 168, unit: 'workingHours' }, 'hours', 4, 148, 16), []],
    ['8 hours are a working day', withBudgets({ amount: 2, unit: 'workingDays' }, 'hours', 4, 8, 4), []],
    ['working days against hours', withBudgets({ amount: 16, unit: 'hours' }, 'workingDays', 1, 1), []],
    ['an hour short', withBudgets({ amount: 2, unit: 'workingDays' }, 'hours', 4, 7, 4), mismatch],
    ['calendar days', withBudgets({ amount: 10, unit: 'days' }, 'days', 0.25, 8.5, 1.25), []],
    ['calendar days short', withBudgets({ amount: 10, unit: 'days' }, 'days', 0.25, 8, 1.25), mismatch],
    [
      'working time in a calendar limit',
      withBudgets({ amount: 10, unit: 'days' }, 'workingDays', 5, 5),
      ['error budgets.mixedUnits /cases/0/process'],
    ],
    [
      'calendar time in a working limit',
      withBudgets({ amount: 10, unit: 'workingDays' }, 'days', 5, 5),
      ['error budgets.mixedUnits /cases/0/process'],
    ],
    ['same day, within 8 hours', withBudgets({ amount: 1, unit: 'sameDay' }, 'hours', 2, 5, 1), []],
    ['same day, above 8 hours', withBudgets({ amount: 1, unit: 'sameDay' }, 'hours', 2, 5, 1.5), mismatch],
    ['months ask for nothing', withBudgets({ amount: 2, unit: 'months' }, 'workingDays', 3, 1), []],
    ['no limit', withBudgets(null, 'workingDays', 3, 1), ['warning limit.missing /cases/0/limit']],
    [
      'an unfit limit',
      withBudgets({ amount: 2.5, unit: 'days' }, 'days', 2.5),
      ['error limit.invalid /cases/0/limit'],
    ],
    [
      'too fine to add',
      withBudgets({ amount: 1, unit: 'workingDays' }, 'workingDays', 1 / 3, 2 / 3),
      [
        'error budgets.tooFine /cases/0/process/steps/0/budget',
        'error budgets.tooFine /cases/0/process/steps/1/budget',
      ],
    ],
    [
      'a budget in months',
      withBudgets({ amount: 1, unit: 'workingDays' }, 'months', 1, 1),
      [
        'error budgets.invalid /cases/0/process/steps/0/budget',
        'error budgets.invalid /cases/0/process/steps/1/budget',
      ],
    ],
  ])('budgets: %s', (_, one, expected) => {
    expect(codesOf(one).filter((line) => !line.includes('noSignStep'))).toEqual(expected);
  });

  it('counts a step without time as none', () => {
    expect(codesOf(withSteps(RECEIVE, { ...APPRAISE, budget: null }, SIGN))).toEqual(mismatch);
    const none = [RECEIVE, APPRAISE, SIGN].map((step) => ({ ...step, budget: null }));
    expect(codesOf(withSteps(...none))).toEqual(['warning budgets.none /cases/0/process']);
    expect(budgetSum({ steps: [RECEIVE, SIGN, ...none] })).toEqual({
      workingHours: 12,
      days: 0,
      budgeted: 2,
      unbudgeted: 3,
    });
  });

  it('lets the steps of a published decision that do not add up through, with reason and name', () => {
    // The shape of 1.003999 in 2028/QĐ-UBND Cao Bằng: steps of 9.5 days under a total of 10.5.
    const wrong = withBudgets({ amount: 10.5, unit: 'workingDays' }, 'workingDays', 0.5, 0.5, 4, 1, 0.5, 3);
    expect(codesOf(wrong)).toContain('error budgets.mismatch /cases/0/process');
    const override = {
      check: 'budgets',
      reason: 'Quyết định in sai, chờ đính chính',
      by: 'Trần Thị B',
    } as const;
    const allowed = { ...wrong, process: { ...wrong.process, overrides: [override] } };
    const found = checkProcedure(dragonPermit(allowed));
    expect(found.map(({ level, code }) => `${level} ${code}`)).toEqual(['warning budgets.overridden']);
    expect(found[0]?.message).toContain('9,5 ngày làm việc');
    expect(found[0]?.message).toContain('Trần Thị B cho phép, lý do: Quyết định in sai');
    const nameless = { ...allowed, process: { ...wrong.process, overrides: [{ ...override, by: ' ' }] } };
    expect(codesOf(nameless)).toContain('error budgets.overrideIncomplete /cases/0/process/overrides');
  });

  it.each<[string, StepDefinition[], string]>([
    ['no step', [], 'error process.empty /cases/0/process/steps'],
    [
      'a key twice',
      [RECEIVE, APPRAISE, { ...SIGN, key: 'appraise' }],
      'error step.keyRepeated /cases/0/process/steps/2/key',
    ],
    [
      'an unfit key',
      [RECEIVE, APPRAISE, { ...SIGN, key: 'Ký' }],
      'error step.keyInvalid /cases/0/process/steps/2/key',
    ],
    [
      'an unknown kind',
      [RECEIVE, { ...APPRAISE, kind: 'ponder' as StepKind }, SIGN],
      'error step.kindUnknown /cases/0/process/steps/1/kind',
    ],
    [
      'an unknown position',
      [RECEIVE, { ...APPRAISE, position: 'wizard' as Position }, SIGN],
      'error step.positionUnknown /cases/0/process/steps/1/position',
    ],
    [
      'an unknown unit role',
      [RECEIVE, { ...APPRAISE, unit: 'castle' as 'competent' }, SIGN],
      'error step.unitUnknown /cases/0/process/steps/1/unit',
    ],
    [
      'a status out of range',
      [RECEIVE, { ...APPRAISE, nationalStatus: 11 as 10 }, SIGN],
      'error step.statusInvalid /cases/0/process/steps/1/nationalStatus',
    ],
    [
      'a consultation rule elsewhere',
      [
        RECEIVE,
        { ...APPRAISE, consultation: { limit: { amount: 12, unit: 'days' }, silenceMeansConsent: true } },
        SIGN,
      ],
      'error step.consultationMisplaced /cases/0/process/steps/1/consultation',
    ],
    [
      'reception by somebody else',
      [{ ...RECEIVE, position: 'officer' }, APPRAISE, SIGN],
      'warning process.receivedElsewhere /cases/0/process/steps/0',
    ],
    [
      'nobody signs',
      [RECEIVE, APPRAISE, { ...SIGN, kind: 'review' }],
      'warning process.noSignStep /cases/0/process/steps',
    ],
  ])('steps: %s', (_, steps, expected) => {
    expect(codesOf(withSteps(...steps))).toEqual([expected]);
  });

  it('checks keys of cases, and the procedure itself', () => {
    expect(codesOf(dragonCase(), dragonCase())).toEqual(['error case.keyRepeated /cases/1/key']);
    expect(codesOf(dragonCase({ key: 'Chung' }))).toEqual(['error case.keyInvalid /cases/0/key']);
    const empty = { ...dragonPermit(), code: '9.1', levels: [], cases: [] };
    expect(checkProcedure(empty).map(({ code }) => code)).toEqual([
      'procedure.codeInvalid',
      'procedure.noLevel',
      'procedure.noCase',
    ]);
  });

  it('checks that phases follow the steps and add up', () => {
    const phased = (first: number, firstStep: string, second: number) =>
      dragonCase({
        process: {
          steps: [RECEIVE, APPRAISE, SIGN],
          phases: [
            { name: 'Hẹn lần 1', limit: { amount: first, unit: 'workingDays' }, firstStep: 'receive' },
            { name: 'Hẹn lần 2', limit: { amount: second, unit: 'workingDays' }, firstStep },
          ],
        },
      });
    expect(codesOf(phased(2, 'sign', 1))).toEqual([]);
    expect(codesOf(phased(1, 'sign', 2))).toEqual([
      'error budgets.mismatch /cases/0/process/phases/0',
      'error budgets.mismatch /cases/0/process/phases/1',
    ]);
    expect(codesOf(phased(2, 'sign', 2))).toContain('error phases.mismatch /cases/0/process/phases');
    expect(codesOf(phased(2, 'nowhere', 1))).toEqual(['error phases.order /cases/0/process/phases']);
    expect(codesOf(phased(2, 'receive', 1))).toEqual(['error phases.order /cases/0/process/phases']);
  });
});
