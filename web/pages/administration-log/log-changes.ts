// What a line of the log says of each field: before and after, as text.
export interface Change {
  /** The field as the API names it, so that a line can be found again in an export. */
  readonly field: string;
  readonly was: string | null;
  readonly is: string | null;
}

type Facts = Readonly<Record<string, unknown>> | null;

/** Ids say nothing to a reader, and stand beside a name. */
const UNSAID = /(^id|Id|^version)$/;
const LONGEST = 160;

export function changesOf(before: Facts, after: Facts): readonly Change[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields
    .filter((field) => !UNSAID.test(field))
    .map((field) => ({ field, was: textOf(before?.[field]), is: textOf(after?.[field]) }))
    .filter(({ was, is }) => was !== is);
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
