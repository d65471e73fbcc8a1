// The national catalogue: how many procedures and cases it gives, and how a row becomes one.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../../src/domain/domain-error.ts';
import { checkProcedure } from '../../../src/domain/process/check-procedure.ts';
import { importCatalogue } from '../../../src/domain/process/import-catalogue.ts';
import { plainProcess } from '../../../src/domain/process/plain-process.ts';
import type { Limit } from '../../../src/domain/time/limit.ts';

const text = readFileSync(new URL('../../../workflows/catalogue/national.json', import.meta.url), 'utf8');
const procedures = importCatalogue(text, 'national.json');

const row = (limits: unknown[], changes: object = {}) => ({
  code: '9.000001',
  name: 'Cấp phép nuôi rồng',
  decision: '1/QĐ-RỒNG',
  levels: ['Cấp bộ', 'Cấp tỉnh', 'Cấp xã', 'Cơ quan khác'],
  field: 'Sinh vật huyền thoại',
  applicants: ['Công dân Việt Nam'],
  limits,
  results: [{ name: 'Giấy phép', code: 'KQ.R' }],
  ...changes,
});
const importRows = (...rows: unknown[]) => importCatalogue(JSON.stringify(rows), 'dragon.json');
const limit = (channel: string, amount: number, unit: string) => ({ channel, amount, unit });

describe('the shipped catalogue', () => {
  it('has 2,642 procedures with 2,862 cases', () => {
    const cases = procedures.flatMap((one) => one.cases);
    expect(procedures).toHaveLength(2642);
    expect(new Set(procedures.map(({ code }) => code)).size).toBe(2642);
    expect(cases).toHaveLength(2862);
    expect(cases.filter((one) => one.limit === null)).toHaveLength(483);
    expect(cases.filter(({ unconfirmed }) => unconfirmed)).toHaveLength(412);
    expect(text.length).toBeLessThan(2_500_000);
  });

  it('has budgets that add up, with the missing limits as the only finding', () => {
    const codes = procedures.flatMap((one) => checkProcedure(one).map(({ code }) => code));
    expect(codes).toHaveLength(483);
    expect(new Set(codes)).toEqual(new Set(['limit.missing']));
  });

  it('says when it was read', () => {
    expect(procedures[0]?.source).toContain('tháng 6 và tháng 7 năm 2026');
  });
});

describe('a row of the catalogue', () => {
  it('gives one case when the channels agree', () => {
    const [one] = importRows(row([limit('online', 5, 'workingDays'), limit('counter', 5, 'workingDays')]));
    expect(one).toMatchObject({
      levels: ['ministry', 'province', 'commune', 'other'],
      cases: [{ key: 'chung', limit: { amount: 5, unit: 'workingDays' } }],
    });
    expect(one?.cases[0]).not.toHaveProperty('channels');
  });

  it('gives an unconfirmed case for each limit that differs, with its channels', () => {
    const [one] = importRows(
      row([
        limit('online', 17, 'days'),
        limit('post', 20, 'days'),
        limit('counter', 17, 'days'),
        limit('counter', 20, 'days'),
      ]),
    );
    expect(
      one?.cases.map(({ key, name, channels, unconfirmed }) => [key, name, channels, unconfirmed]),
    ).toEqual([
      ['17-ngay', 'Thời hạn 17 ngày (nộp trực tiếp, trực tuyến)', ['counter', 'online'], true],
      ['20-ngay', 'Thời hạn 20 ngày (nộp trực tiếp, bưu chính)', ['counter', 'post'], true],
    ]);
  });

  it('gives a case without a limit when the source has none', () => {
    const [one] = importRows(row([]));
    expect(
      one?.cases.map((each) => [each.limit, each.process.steps.every(({ budget }) => budget === null)]),
    ).toEqual([[null, true]]);
  });

  it('is refused with its number, and a code twice is a fault', () => {
    const refused = () => importRows(row([]), row([limit('pigeon', -1, 'weeks')], { levels: ['Cấp làng'] }));
    expect(refused).toThrow(DomainError);
    expect(refused).toThrow(/dragon\.json entry 2 \/1\/levels\/0: expected one of Cấp bộ/);
    expect(refused).toThrow(/and 1 more/);
    expect(() => importRows(row([]), row([]))).toThrow(
      /entry 2 \/1\/code: expected a code that no earlier row has/,
    );
    expect(() => importCatalogue('[\n{"code":', 'dragon.json')).toThrow(
      /dragon\.json:2: expected well-formed JSON/,
    );
  });
});

describe('a plain process', () => {
  it.each<[number, Limit['unit'], (number | undefined)[]]>([
    [10, 'workingDays', [0.5, 0.5, 7.5, 1, 0.5]],
    [3, 'workingDays', [0.25, 0.25, 1.75, 0.5, 0.25]],
    [1.5, 'workingDays', [0.125, 0.125, 0.875, 0.25, 0.125]],
    [1, 'workingDays', [0.0625, 0.0625, 0.6875, 0.125, 0.0625]],
    [15, 'days', [0.5, 0.5, 12.5, 1, 0.5]],
    [24, 'hours', [2, 2, 14, 4, 2]],
    [1, 'hours', [0.0625, 0.0625, 0.6875, 0.125, 0.0625]],
    [0.5, 'workingDays', [undefined, undefined, undefined, undefined, undefined]],
    [3, 'months', [undefined, undefined, undefined, undefined, undefined]],
    [1, 'sameDay', [undefined, undefined, undefined, undefined, undefined]],
  ])('of %d %s', (amount, unit, expected) => {
    const { steps } = plainProcess({ amount, unit });
    expect(steps.map(({ key }) => key)).toEqual(['receive', 'assign', 'appraise', 'sign', 'issue']);
    expect(steps.map(({ budget }) => budget?.amount)).toEqual(expected);
  });
});
