// Texts of procedures just within and just beyond what is read, and that reading them does not grow by the square.
import { describe, expect, it } from '@jest/globals';
import type { DomainError } from '../../../src/domain/domain-error.ts';
import { lengthOfLegs } from '../../../src/domain/process/leg-order.ts';
import { readProcedureYaml } from '../../../src/domain/process/read-procedure.ts';
import { checkYamlShape } from '../../../src/domain/process/yaml-shape.ts';

const codeOf = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as DomainError).code;
  }
};

describe('a text', () => {
  it.each([
    ['32 brackets', `${'['.repeat(32)}${']'.repeat(32)}`, null],
    ['33 brackets', `${'['.repeat(33)}${']'.repeat(33)}`, 'input.tooDeep'],
    [
      '33 brackets with text that looks like their ends',
      `${'["]", '.repeat(33)}${']'.repeat(33)}`,
      'input.tooDeep',
    ],
    ['many brackets beside each other', 'a: []\n'.repeat(500), null],
    ['40 lists in one line', `${'- '.repeat(40)}a`, null],
    ['51 lists in one line', `${'- '.repeat(51)}a`, 'input.tooDeep'],
    ['51 lists behind a key', `a: ${'- '.repeat(51)}a`, 'input.tooDeep'],
    ['a line with many pairs in brackets', `{ ${'a: 1, '.repeat(60)} }`, null],
    ['a line that begins further right', `a:\n${' '.repeat(101)}- b`, 'input.tooDeep'],
    ['blanks behind what is said', `a: b${' '.repeat(200)}`, null],
    ['100 aliases and anchors', `a: &a 1\nb: [${'*a, '.repeat(99)}]`, null],
    ['101 aliases and anchors', `a: &a 1\nb: [${'*a, '.repeat(100)}]`, 'input.tooManyAliases'],
    ['131,072 characters', `# ${'x'.repeat(131_070)}`, null],
    ['131,073 characters', `# ${'x'.repeat(131_071)}`, 'input.tooLarge'],
    ['more than 40,000 parts', '- a\n'.repeat(11_000), 'input.tooManyValues'],
  ])('with %s', (_, text, code) => {
    expect(codeOf(() => checkYamlShape(text))).toBe(code);
  });

  it('is refused where a key stands twice, at its line', () => {
    const text = `a: 1\nb:\n  c: 1\n  c: 2\na: 3\n`;
    const places = { errors: [{ line: 5, found: 'Map keys must be unique' }, { line: 4 }] };
    let details: unknown;
    try {
      readProcedureYaml(text, 'x.yaml');
    } catch (error) {
      details = (error as DomainError).details;
    }
    expect(details).toMatchObject(places);
  });

  it('with thousands of wrong keys is read in time that grows with its length', () => {
    const timeOf = (keys: number) => {
      const text = Array.from({ length: keys }, (_, at) => `k${at}: 1`).join('\n');
      const from = performance.now();
      expect(codeOf(() => readProcedureYaml(text, 'x.yaml'))).toBe('procedure.malformed');
      return performance.now() - from;
    };
    timeOf(300);
    const short = Math.max(timeOf(600), 5);
    // Eight times the keys took sixty-four times as long.
    expect(timeOf(4_800)).toBeLessThan(short * 30);
  });
});

it('legs that all wait for each other are added up leg by leg, not way by way', () => {
  const keys = Array.from({ length: 40 }, (_, at) => `leg${at}`);
  const items = keys.map((key, at) => ({
    key,
    name: key,
    unit: { role: 'competent' as const },
    limit: { unit: 'workingDays' as const, amount: 1 },
    needs: keys.slice(0, at),
  }));
  expect(lengthOfLegs({ order: 'parallel', lead: 'leg0', items })).toEqual({ days: false, length: 320 });
});
