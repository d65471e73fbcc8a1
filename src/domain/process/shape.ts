// Untrusted data read field by field, every problem kept with its place instead of stopping at the first.
import { cleanLines } from '../text/clean-text.ts';

export type ShapePath = readonly (string | number)[];

export interface ShapeProblem {
  readonly path: ShapePath;
  readonly expected: string;
  readonly found: string;
}

/**
 * One value of the data with its path. A reading method that does not find what it expects notes a problem
 * and returns a stand-in; whoever reads must throw the result away when `problems` is not empty.
 */
export class Shape {
  readonly value: unknown;
  readonly path: ShapePath;
  readonly problems: ShapeProblem[];

  constructor(value: unknown, path: ShapePath = [], problems: ShapeProblem[] = []) {
    this.value = value;
    this.path = path;
    this.problems = problems;
  }

  /** True when the field was left out. `null` is a value. */
  get absent(): boolean {
    return this.value === undefined;
  }

  expected(expected: string): void {
    this.problems.push({ path: this.path, expected, found: nameOf(this.value) });
  }

  /** The fields of an object that may have these keys only; `at` on the answer gives one. */
  fields(known: readonly string[]): Shape {
    if (!isObject(this.value)) {
      this.expected(`an object with ${known.join(', ')}`);
      return new Shape({}, this.path, []);
    }
    for (const key of Object.keys(this.value))
      if (!known.includes(key))
        this.problems.push({
          path: [...this.path, key],
          expected: `one of the fields ${known.join(', ')}`,
          found: `unknown field ${key}`,
        });
    return this;
  }

  at(key: string): Shape {
    const value = isObject(this.value) ? this.value[key] : undefined;
    return new Shape(value, [...this.path, key], this.problems);
  }

  /** @param most items that the list may have; the others are not read */
  items(most = Infinity): Shape[] {
    if (!Array.isArray(this.value)) {
      this.expected('a list');
      return [];
    }
    const { length } = this.value;
    if (length > most)
      this.problems.push({ path: this.path, expected: `${most} items at most`, found: `${length} items` });
    return this.value
      .slice(0, most)
      .map((item: unknown, index) => new Shape(item, [...this.path, index], this.problems));
  }

  text(expected = 'a text'): string {
    const text = typeof this.value === 'string' ? cleanLines(this.value) : '';
    if (text !== '') return text;
    this.expected(typeof this.value === 'number' ? `${expected} (in quotes)` : expected);
    return '';
  }

  matching(pattern: RegExp, expected: string): string {
    const text = this.text(expected);
    if (text !== '' && !pattern.test(text)) this.expected(expected);
    return text;
  }

  oneOf<T extends string | number>(allowed: readonly T[]): T {
    const found = allowed.find((item) => item === this.value);
    if (found === undefined) this.expected(`one of ${allowed.join(', ')}`);
    return found ?? (allowed[0] as T);
  }

  /** A number not below `least`. */
  number(least: number, expected: string): number {
    if (typeof this.value === 'number' && Number.isFinite(this.value) && this.value >= least)
      return this.value;
    this.expected(expected);
    return least;
  }

  whole(least: number): number {
    const number = this.number(least, `a whole number of at least ${least}`);
    if (!Number.isInteger(number)) this.expected(`a whole number of at least ${least}`);
    return number;
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') this.expected('true or false');
    return this.value === true;
  }

  /** Reads the value unless it was left out. */
  optional<T>(read: (shape: Shape) => T): T | undefined {
    return this.absent ? undefined : read(this);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
