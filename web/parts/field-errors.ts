// What is wrong with a field, in the reader's words: by the rule that it breaks, never the pattern of the rule.
import type { FieldProblem, Problem } from '../api/problem.ts';
import type { Values } from '../texts/translate.ts';

/** Finds the words of a key, or none. */
interface Words {
  readonly maybe: (key: string, values?: Values) => string | null;
}

/** Rules that only say that nothing, or nothing usable, was given; they speak before the others of the same field. */
const ABSENT = ['isDefined', 'isNotEmpty', 'isString'];

/** The words for each refused field by its pointer: one sentence a field. */
export function fieldErrors({ errors }: Problem, t: Words): Readonly<Record<string, string>> {
  const inOrder = errors.toSorted((a, b) => rank(a) - rank(b));
  // The last one written stays.
  return Object.fromEntries(inOrder.toReversed().map((each) => [each.pointer, sentenceOf(each, t)]));
}

/** What a field is called on the screens; the end of its pointer where it has no name there. */
export function fieldName(pointer: string, t: Words): string {
  const names = pointer.split('/').filter((name) => name !== '' && !/^\d+$/.test(name));
  const last = names.at(-1) ?? '';
  const keys = [names.join('.'), `field.${last}`, `fact.${last}`, `applicant.${last}`];
  for (const key of keys) {
    const name = t.maybe(key);
    if (name !== null) return name;
  }
  return last;
}

function sentenceOf({ pointer, code, detail, limits = [] }: FieldProblem, t: Words): string {
  const values = { from: limits[0] ?? '', to: limits[1] ?? '' };
  const field = pointer.split('/').at(-1) ?? '';
  return t.maybe(`rule.${code}.${field}`, values) ?? t.maybe(`rule.${code}`, values) ?? detail;
}

function rank({ code }: FieldProblem): number {
  return ABSENT.includes(code) ? 0 : 1;
}
