// Every procedure that is shipped reads, checks and is named after its code.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkProcedure } from '../../src/domain/process/check-procedure.ts';
import { readProcedureYaml } from '../../src/domain/process/read-procedure.ts';

const folder = new URL('../../workflows/procedures/', import.meta.url);
const files = readdirSync(folder).sort();
const read = (name: string) => readProcedureYaml(readFileSync(new URL(name, folder), 'utf8'), name);
const caseOf = (code: string, key: string) => {
  const found = read(`${code}.yaml`).cases.find((one) => one.key === key);
  if (found === undefined) throw new Error(`${code} has no case ${key}`);
  return found;
};

describe('shipped procedures', () => {
  it('are 38', () => {
    expect(files).toHaveLength(38);
  });

  it.each(files)('%s has no error, and says where it comes from', (name) => {
    const procedure = read(name);
    expect(`${procedure.code}.yaml`).toBe(name);
    expect(checkProcedure(procedure).filter(({ level }) => level === 'error')).toEqual([]);
    expect(procedure.source).toBeTruthy();
    expect(procedure.cases.every(({ process }) => process.source)).toBe(true);
    expect(procedure.cases.every((one) => one.limit !== null)).toBe(true);
  });

  it.each(['1.001193', '1.000656', '2.000635'])('%s is for the same day, cut off at 15:00', (code) => {
    expect(caseOf(code, 'chung').limit).toEqual({ amount: 1, unit: 'sameDay', cutoff: '15:00' });
  });

  it('has the rules of the Construction Law for a building permit', () => {
    const works = caseOf('1.013225', 'cong-trinh');
    expect(works.limit).toEqual({ amount: 20, unit: 'days' });
    expect(works.supplement).toMatchObject({
      windowWorkingDays: 7,
      timesPerStage: 2,
      afterCompletion: 'restart',
    });
    expect(works.extension?.limit).toEqual({ amount: 10, unit: 'days' });
    expect(works.process.steps.find(({ kind }) => kind === 'consult')?.consultation).toMatchObject({
      limit: { amount: 12, unit: 'days' },
      silenceMeansConsent: true,
    });
    expect(caseOf('1.013225', 'nha-o').limit).toEqual({ amount: 15, unit: 'days' });
  });

  it('has two appointments around the financial duty for a first land certificate', () => {
    const { limit, process } = caseOf('1.013978', 'cap-giay-chung-nhan');
    expect(limit).toEqual({ amount: 20, unit: 'workingDays' });
    expect(process.phases?.map((phase) => [phase.limit.amount, phase.firstStep])).toEqual([
      [15, 'receive'],
      [5, 'prepare'],
    ]);
    expect(process.steps.find(({ kind }) => kind === 'fulfilFinancialDuty')).toMatchObject({
      budget: null,
      nationalStatus: 6,
    });
  });

  it('has the published hours for a copy from the register', () => {
    const hours = caseOf('2.000908', 'chung').process.steps.map(({ budget }) => budget);
    expect(hours).toEqual([2, 3, 2, 1].map((amount) => ({ amount, unit: 'hours' })));
  });
});
