// What a line of the log says of each field: before and after, as text.
export interface Change {
  /** The field as the API names it, so that a line can be found again in an export. */
  readonly field: string;
  readonly was: string | null;
  readonly is: string | null;
}

type Facts = Readonly<Record<string, unknown>> | null;

/** Ids say nothing to a reader, and stand beside a name; those of units are read as names. */
const UNSAID = /(^id|Id|^version)$/;
const LONGEST = 160;

/** @param named the words for each unit by its id */
export function changesOf(
  before: Facts,
  after: Facts,
  named: ReadonlyMap<string, string> = new Map(),
): readonly Change[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const isNamed = (value: unknown) => typeof value === 'string' && named.has(value);
  const isSaid = (field: string) =>
    !UNSAID.test(field) ||
    (!fields.includes(field.replace(/Id$/, '')) && [before?.[field], after?.[field]].some(isNamed));
  return fields
    .filter(isSaid)
    .map((field) => ({ field, was: textOf(before?.[field], named), is: textOf(after?.[field], named) }))
    .filter(({ was, is }) => was !== is);
}

function textOf(value: unknown, named: ReadonlyMap<string, string>): string | null {
  if (value === null || value === undefined) return null;
  let text = typeof value === 'string' ? value : JSON.stringify(value);
  for (const [id, words] of named) text = text.replaceAll(id, words);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
