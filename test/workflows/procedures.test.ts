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
  it('are 40', () => {
    expect(files).toHaveLength(40);
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

  const RESULTS: readonly (readonly [code: string, ...results: string[]])[] = [
    ['1.001193', 'KQ.G15.000031'],
    ['1.000894', 'KQ.G15.000032'],
    ['1.000656', 'KQ.G15.000034'],
    ['2.000815', 'KQ.G15.000021'],
    ['1.001612', 'KQ.G12.001041', 'KQ.G12.001009'],
    ['2.001583', 'KQ.G12.001046', 'KQ.G12.001040', 'KQ.G12.001051'],
    ['1.013225', 'KQ.G17.000311'],
    ['1.013978', 'KQ.G10.000921', 'KQ.G10.001148'],
    ['3.000347', 'KQ.G01.000185'],
    ['3.000333', 'KQ.G01.000199', 'KQ.G01.000200'],
    ['2.000635', 'KQ.G15.000342'],
  ];
  const LAND: readonly (readonly [code: string, key: string, first: number, second: number])[] = [
    ['1.013978', 'cap-giay-chung-nhan', 15, 5],
    ['1.013833', 'doi-ten', 2, 2],
    ['1.012787', 'trong-du-an', 5, 3],
  ];

  it.each(RESULTS)('%s gives the results of the national catalogue', (code, ...results) => {
    expect(read(`${code}.yaml`).results.map((result) => result.code)).toEqual(results);
  });

  it('say of a fee without an amount who sets it, and of a doubtful case why it is doubtful', () => {
    const cases = files.flatMap((name) => read(name).cases);
    const silent = cases.flatMap(({ fees }) => fees).filter(({ amount, note }) => amount === null && !note);
    expect(silent).toEqual([]);
    const written = [...RESULTS, ...LAND].flatMap(([code]) => read(`${code}.yaml`).cases);
    expect(written.filter(({ unconfirmed, source }) => unconfirmed && !source)).toEqual([]);
  });

  it('gives a household business its notice of defects within three working days', () => {
    const household = caseOf('1.001612', 'chung');
    expect(household.limit).toEqual({ amount: 3, unit: 'workingDays' });
    expect(household.supplement?.windowWorkingDays).toBe(3);
  });

  it('verifies a marriage as a case of its own, marked as not compared with the law', () => {
    const verified = caseOf('1.000894', 'xac-minh');
    expect(verified).toMatchObject({ unconfirmed: true, limit: { amount: 5, unit: 'workingDays' } });
    expect(verified.process.steps.map(({ kind }) => kind)).toContain('verify');
  });

  it.each(LAND)(
    '%s, case %s, has its financial duty between appointments of %d and %d',
    (code, key, ...days) => {
      const { process } = caseOf(code, key);
      expect(process.phases?.map(({ limit }) => limit.amount)).toEqual(days);
      const duty = process.steps.findIndex(({ kind }) => kind === 'fulfilFinancialDuty');
      expect(process.steps[duty + 1]?.key).toBe(process.phases?.[1]?.firstStep);
    },
  );
});
