// Published processes imported: all of a file, or nothing and every fault named.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../../src/domain/domain-error.ts';
import { checkProcedure } from '../../../src/domain/process/check-procedure.ts';
import { importCatalogue } from '../../../src/domain/process/import-catalogue.ts';
import { importProcesses } from '../../../src/domain/process/import-processes.ts';
import type { MalformedPlace } from '../../../src/domain/process/malformed-data.ts';
import { readProcedureYaml } from '../../../src/domain/process/read-procedure.ts';
import type { ProcedureDefinition } from '../../../src/domain/process/procedure-definition.ts';

const file = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const PUBLISHED = file('fixtures/published-processes.json');
const catalogue = new Map(
  importCatalogue(file('../../../workflows/catalogue/national.json'), 'national.json').map((one) => [
    one.code,
    one,
  ]),
);
const { procedures, warnings } = importProcesses(PUBLISHED, 'published.json', (code) => catalogue.get(code));
const byCode = (code: string): ProcedureDefinition => {
  const found = procedures.find((one) => one.code === code);
  if (found === undefined) throw new Error(`${code} was not imported`);
  return found;
};
const steps = (code: string, nth = 0) =>
  byCode(code).cases[nth]?.process.steps.map(({ key, kind, position, unit }) =>
    [key, kind, position, unit].join(' '),
  );

interface Step {
  no: string;
  kind: string;
  actor: string;
  unit: string;
  amount: number | string;
}
interface Entry {
  source: string;
  codes: string[];
  name: string | null;
  total: string | null;
  steps: Step[];
}
const dragon = (changes: Partial<Entry> = {}): Entry => ({
  source: '1/QĐ-RỒNG',
  codes: ['9.000001'],
  name: 'Cấp phép nuôi rồng',
  total: '2 ngày làm việc',
  steps: [
    { no: '1', kind: 'RECEIVE', actor: 'Một cửa', unit: 'ngày làm việc', amount: '0,5' },
    { no: '2', kind: 'APPROVE_SIGN', actor: 'Vua', unit: 'ngày làm việc', amount: 1.5 },
    { no: '3', kind: 'RETURN', actor: 'Một cửa', unit: 'none', amount: 0 },
  ],
  ...changes,
});
const importOf = (...processes: unknown[]) => importProcesses(JSON.stringify({ processes }), 'dragon.json');

function refusal(read: () => unknown): { message: string; code: string; errors: readonly MalformedPlace[] } {
  try {
    read();
  } catch (error) {
    if (error instanceof DomainError)
      return {
        message: error.message,
        code: error.code,
        errors: error.details['errors'] as readonly MalformedPlace[],
      };
  }
  throw new Error('was not refused');
}

describe('26 published processes', () => {
  it('all import, by code', () => {
    expect((JSON.parse(PUBLISHED) as { processes: unknown[] }).processes).toHaveLength(26);
    expect(procedures).toHaveLength(23);
    expect(procedures.flatMap(({ cases }) => cases)).toHaveLength(28);
  });

  it('add up, and lack nothing but some signatures', () => {
    const found = procedures.flatMap((one) => checkProcedure(one).map(({ code }) => `${one.code} ${code}`));
    expect(found).toEqual([
      '1.013937 process.noSignStep',
      '1.013932 process.noSignStep',
      '1.013932 process.noSignStep',
      '1.013932 process.noSignStep',
    ]);
    expect(warnings.filter(({ code }) => code === 'import.noSignStep').map(({ entry }) => entry)).toEqual([
      18, 19, 20, 21,
    ]);
  });

  it('are what the shipped files say', () => {
    for (const one of procedures) {
      const name = `${one.code}.yaml`;
      expect(readProcedureYaml(file(`../../../workflows/procedures/${name}`), name)).toEqual(one);
    }
  });

  it('go through the province office where they say so', () => {
    expect(steps('1.013814')).toEqual([
      'receive receive reception receiving',
      'assign assign head competent',
      'appraise appraise officer competent',
      'review review head competent',
      'sign sign leader competent',
      'issue issue clerk competent',
      'provinceOffice external officer provinceOffice',
      'issue2 issue clerk provinceOffice',
    ]);
  });

  it('number what is done again, and keep a reception by the clerk', () => {
    expect(steps('1.012990')).toEqual([
      'receive receive reception receiving',
      'appraise appraise officer competent',
      'sign sign leader competent',
      'appraise2 appraise officer competent',
      'sign2 sign leader competent',
    ]);
    expect(steps('1.008603')?.at(-1)).toBe('receive2 receive clerk competent');
  });

  it('become cases told apart by total or letter', () => {
    expect(byCode('1.013934').cases.map(({ key, name, unconfirmed }) => [key, name, unconfirmed])).toEqual([
      ['10-ngay-lam-viec', 'Trường hợp 10 ngày làm việc', true],
      ['3-ngay-lam-viec', 'Trường hợp 3 ngày làm việc', true],
    ]);
    expect(byCode('2.000477').cases.map(({ key }) => key)).toEqual([
      '6-ngay-lam-viec-a',
      '6-ngay-lam-viec-b',
    ]);
    expect(byCode('1.001123').cases).toEqual(byCode('2.001641').cases);
  });

  it('take limits, names and levels from where they are known', () => {
    expect(byCode('2.001717').cases[0]?.limit).toEqual({ amount: 10.5, unit: 'workingDays' });
    expect(byCode('1.012994')).toMatchObject({
      name: 'Khấu trừ kinh phí bồi thường, hỗ trợ, tái định cư',
      field: 'Tài chính đất đai',
      levels: ['commune'],
      cases: [{ limit: { amount: 168, unit: 'workingHours' } }],
    });
    expect(byCode('1.008603').cases[0]).toMatchObject({
      limit: { amount: 10, unit: 'days' },
      process: { steps: [{ budget: { amount: 0.25, unit: 'days' } }, {}, {}, {}, {}, {}] },
    });
    expect(byCode('1.004944')).toMatchObject({
      name: '(tên chưa công bố)',
      field: '(lĩnh vực chưa công bố)',
      source: '2022/QĐ-UBND Cao Bằng 27/11/2025',
    });
  });
});

describe('importing processes', () => {
  it('reads amounts with a comma and leaves handing over out', () => {
    const [one] = importOf(dragon()).procedures;
    expect(
      one?.cases[0]?.process.steps.map(({ key, budget, label }) => [key, budget?.amount, label]),
    ).toEqual([
      ['receive', 0.5, 'Một cửa'],
      ['sign', 1.5, 'Vua'],
    ]);
  });

  it('leaves a sum that is wrong to the check', () => {
    const [one] = importOf(dragon({ total: '10,5 ngày làm việc' })).procedures;
    expect(one && checkProcedure(one).map(({ code }) => code)).toEqual(['budgets.mismatch']);
  });

  it('imports nothing when one entry is wrong, and names each fault', () => {
    const wrong = dragon({
      codes: ['9.1'],
      total: 'mười ngày',
      steps: [{ no: '1', kind: 'FLY', actor: 'Rồng', unit: 'tuần', amount: 'nửa' }],
    });
    const { message, code, errors } = refusal(() => importOf(dragon(), wrong));
    expect(code).toBe('processes.malformed');
    expect(message).toContain('dragon.json entry 2 /processes/1/codes/0: expected a procedure code');
    expect(errors.map(({ entry, path }) => [entry, path])).toEqual([
      [2, '/processes/1/codes/0'],
      [2, '/processes/1/total'],
      [2, '/processes/1/steps/0/kind'],
      [2, '/processes/1/steps/0/amount'],
      [2, '/processes/1/steps/0/unit'],
    ]);
    expect(errors[1]?.expected).toContain('"10,5 ngày làm việc"');
  });

  it.each([
    ['{"processes":[\n{"source":"x",}]}', 2],
    ['{"processes":\n\n[tru]}', 3],
    ['', 1],
    ['{"processes":[]}\n}', 2],
  ])('names the line where JSON breaks: %j', (text, line) => {
    const { message, errors } = refusal(() => importProcesses(text, 'dragon.json'));
    expect(errors[0]?.line).toBe(line);
    expect(message).toContain(`dragon.json:${line}: expected well-formed JSON`);
  });
});
