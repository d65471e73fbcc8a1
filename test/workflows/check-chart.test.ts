// What the chart check finds, on a fictional process that is then broken in one place at a time.
import { expect, test } from '@jest/globals';
import type { ProcessDefinition, StepDefinition } from '../../src/domain/process/procedure-definition.ts';
import { checkChart } from '../../workflows/tools/check-chart.ts';

const step = (
  key: string,
  kind: StepDefinition['kind'],
  more: Partial<StepDefinition> = {},
): StepDefinition => ({
  key,
  kind,
  position: 'officer',
  unit: 'competent',
  budget: null,
  ...more,
});
const KITES: ProcessDefinition = {
  steps: [
    step('receive', 'receive', { position: 'reception', unit: 'receiving' }),
    step('appraise', 'appraise'),
    step('pay', 'fulfilFinancialDuty'),
    step('sign', 'sign', { position: 'leader' }),
    step('issue', 'issue', { position: 'clerk' }),
  ],
};
const codes = (process: ProcessDefinition) => checkChart(process).map(({ code, state }) => [code, state]);

test('a sound process has no findings, whatever its first step', () => {
  expect(checkChart(KITES)).toEqual([]);
  expect(checkChart({ steps: KITES.steps.slice(1) })).toEqual([]);
  expect(checkChart({ steps: KITES.steps.slice(1, 2) })).toEqual([]);
});

test('no steps, or two steps of one name, make no chart', () => {
  expect(codes({ steps: [] })).toEqual([['chart.cannotBeBuilt', undefined]]);
  expect(codes({ steps: [...KITES.steps, step('sign', 'sign')] })).toEqual([
    ['chart.cannotBeBuilt', undefined],
  ]);
});

test('a process that ends on the receiving desk has steps that nothing leads to', () => {
  expect(codes({ steps: KITES.steps.slice(0, 1) }).map(([code]) => code)).toContain('chart.unreachable');
});

test('a status that the national portal does not know is found, with the place of its step', () => {
  const steps = KITES.steps.map((one) =>
    one.key === 'sign' ? { ...one, nationalStatus: 11 as never } : one,
  );
  expect(checkChart({ steps }, '/cases/2/process')).toMatchObject([
    {
      code: 'chart.noNationalStatus',
      state: 'processing.sign',
      path: '/cases/2/process/steps/3',
      level: 'error',
    },
  ]);
});
