// Reading a procedure from YAML and JSON, and what is said about a file that is not one.
import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../../src/domain/domain-error.ts';
import type { MalformedPlace } from '../../../src/domain/process/malformed-data.ts';
import { readProcedure, readProcedureYaml } from '../../../src/domain/process/read-procedure.ts';
import { writeProcedureYaml } from '../../../src/domain/process/write-procedure.ts';
import { dragonCase, dragonPermit } from './fictional-procedure.ts';

const GOOD = `# Cấp phép nuôi rồng
code: "9.000001"
name: Cấp phép nuôi rồng
field: Sinh vật huyền thoại
levels: [commune]
cases:
  - key: chung
    name: Rồng một đầu
    limit: { amount: 3, unit: workingDays }
    process:
      steps:
        - { key: receive, kind: receive, position: reception, unit: receiving, budget: { amount: 0.5, unit: workingDays } }
        - { key: appraise, kind: appraise, position: officer, unit: competent, budget: { amount: 1.5, unit: workingDays } }
        - { key: sign, kind: sign, position: leader, unit: competent, budget: { amount: 8, unit: hours } }
`;

function refusal(read: () => unknown): { error: DomainError; errors: readonly MalformedPlace[] } {
  try {
    read();
  } catch (error) {
    if (error instanceof DomainError)
      return { error, errors: error.details['errors'] as readonly MalformedPlace[] };
  }
  throw new Error('was not refused');
}
const yaml = (text: string) => refusal(() => readProcedureYaml(text, 'dragon.yaml'));

describe('reading a procedure', () => {
  it('reads YAML; checklist, fees and results may be left out', () => {
    expect(readProcedureYaml(GOOD, 'dragon.yaml')).toEqual(dragonPermit());
  });

  it('reads parsed JSON alike', () => {
    expect(readProcedure(JSON.parse(JSON.stringify(dragonPermit())), 'request')).toEqual(dragonPermit());
  });

  it('writes what it reads', () => {
    const rich = {
      ...dragonPermit(
        dragonCase({
          unconfirmed: true,
          channels: ['online'],
          checklist: [{ key: 'vay', name: 'Vảy rồng: một chiếc', originals: 1, required: true }],
          fees: [{ key: 'phi', name: 'Phí', amount: null, note: 'Theo sức lửa' }],
          policy: { due: 'clockTime', outsideHours: 'nextOpening' },
          extension: { limit: { amount: 10, unit: 'days' }, source: 'Luật rồng' },
        }),
        dragonCase({ key: 'hai', limit: null }),
      ),
      decision: '1/QĐ-RỒNG',
      results: [{ code: 'KQ.R', name: 'Giấy phép' }],
      source: 'chuyện kể',
      effectiveFrom: '2026-01-01',
    };
    expect(readProcedureYaml(writeProcedureYaml(rich), 'x')).toEqual(rich);
  });

  it('names file, line and what was expected, all faults at once', () => {
    const text = GOOD.replace('"9.000001"', '9.000001')
      .replace('unit: workingDays }\n    process', 'unit: weeks }\n    process')
      .replace('position: leader', 'position: wizard')
      .replace('field:', 'feild:');
    const { error, errors } = yaml(text);
    expect(error.code).toBe('procedure.malformed');
    expect(error.message).toContain(
      'dragon.yaml:2 /code: expected a national code such as "1.001193" (in quotes)',
    );
    expect(errors.map(({ line, path }) => [line, path])).toEqual([
      [4, '/feild'],
      [2, '/code'],
      [1, '/field'],
      [9, '/cases/0/limit'],
      [14, '/cases/0/process/steps/2/position'],
    ]);
    expect(errors.at(-1)?.expected).toContain('one of reception, officer');
    expect(errors.at(-1)?.found).toBe('"wizard"');
    expect(error.details['file']).toBe('dragon.yaml');
    expect(error.message).toContain('and 2 more');
  });

  it.each([
    ['an unclosed list', GOOD.replace('[commune]', '[commune'), 6],
    ['a field given twice', `${GOOD}name: Lần hai\n`, 15],
    ['a tab as indentation', GOOD.replace('    name:', '\tname:'), 8],
  ])('names the line of YAML that is not well formed: %s', (_, text, line) => {
    expect(yaml(text).errors[0]).toMatchObject({ line, expected: 'well-formed YAML' });
  });

  it.each([
    ['', 'an object with code'],
    ['just words', 'an object with code'],
    ['- a\n- b', 'an object with code'],
    [GOOD.replace(/cases:[^]*/, 'cases: none\n'), 'a list'],
    [GOOD.replace('    limit: { amount: 3, unit: workingDays }\n', ''), 'a limit such as'],
    [GOOD.replace('amount: 0.5', 'amount: 0'), 'a number above 0'],
    [GOOD.replace('amount: 0.5', 'amount: half'), 'a number above 0'],
    [GOOD.replace('key: sign,', 'key: Sign it,'), 'a key of letters and digits'],
  ])('refuses %j', (text, expected) => {
    expect(yaml(text).errors[0]?.expected).toContain(expected);
  });

  it('takes a part of a calendar day as a budget, and a limit of null', () => {
    const text = GOOD.replace('{ amount: 3, unit: workingDays }', 'null').replaceAll(
      '0.5, unit: workingDays',
      '0.25, unit: days',
    );
    const [one] = readProcedureYaml(text, 'x').cases;
    expect(one?.limit).toBeNull();
    expect(one?.process.steps[0]?.budget).toEqual({ amount: 0.25, unit: 'days' });
  });

  it('refuses aliases that multiply', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let level = 0; level < 8; level += 1) {
      const [from, to] = [String.fromCharCode(97 + level), String.fromCharCode(98 + level)];
      bomb.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(', ')}]`);
    }
    expect(yaml(bomb.join('\n')).error.code).toBe('procedure.malformed');
  });
});
