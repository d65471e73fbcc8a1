// docs/law-traceability.md names only files and tests that are there, and a rule that is held has both.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const STATUSES = ['held', 'configuration', 'being built', 'not built'];

interface Rule {
  readonly id: string;
  readonly rule: string;
  readonly code: string;
  readonly tests: string;
  readonly status: string;
}

/** Rows of every table whose first cell is a number such as `R4` or `12`. */
const RULES: Rule[] = readFileSync('docs/law-traceability.md', 'utf8')
  .split('\n')
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
  .filter((cells) => cells.length === 7 && /^[A-Z]*\d+$/.test(cells[1]!))
  .map(([, id, rule, code, tests, status]) => ({
    id: id!,
    rule: rule!,
    code: code!,
    tests: tests!,
    status: status!,
  }));

const pathsIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((found) => found[1]!);
const namedTests = (cell: string) =>
  [...cell.matchAll(/`([^`]+)` “([^”]+)”/g)].map(([, path, name]) => [path!, name!]);
/** Prettier may break a long string over nothing, but quotes the name as it is. */
const holds = (path: string, name: string) => readFileSync(path, 'utf8').includes(name);

describe.each(RULES.map((rule) => [rule.id, rule] as const))('rule %s', (_, rule) => {
  it('says what it asks and how it stands', () => {
    expect(rule.rule).toMatch(/Art\.|Annex|Appendix|practice|letter|decision|article/);
    expect(STATUSES).toContain(rule.status);
  });

  it('names files that are there', () => {
    const missing = [...pathsIn(rule.code), ...pathsIn(rule.tests)].filter((path) => !existsSync(path));
    expect(missing).toEqual([]);
  });

  it('names tests that are there', () => {
    expect(namedTests(rule.tests)).toHaveLength(pathsIn(rule.tests).length);
    expect(
      namedTests(rule.tests).filter(([path, name]) => existsSync(path!) && !holds(path!, name!)),
    ).toEqual([]);
  });

  it('has code and a test where it is held', () => {
    if (rule.status === 'held') {
      expect(pathsIn(rule.code).length).toBeGreaterThan(0);
      expect(pathsIn(rule.tests).length).toBeGreaterThan(0);
    }
    if (rule.status === 'configuration') expect(pathsIn(rule.code).length).toBeGreaterThan(0);
  });
});

it('each rule has a number of its own, and all 24 points are there', () => {
  const ids = RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => /^\d+$/.test(id))).toEqual(Array.from({ length: 24 }, (_, n) => String(n + 1)));
});
