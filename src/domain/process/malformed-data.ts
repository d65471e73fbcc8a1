// The error for data that is not what it should be: the file, each place in it and what was expected there.
import { DomainError } from '../domain-error.ts';
import type { ShapeProblem } from './shape.ts';

/** One thing wrong with a file, as kept in `details.errors`. */
export interface MalformedPlace {
  /** From 1; left out when the data was not read from text. */
  readonly line?: number;
  /** From 1; left out where only the line is known. */
  readonly column?: number;
  /** Number of the entry, from 1, in files that are lists of entries. */
  readonly entry?: number;
  /** JSON pointer, `/cases/0/limit`. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

const NAMED_IN_MESSAGE = 3;

/** A JSON pointer (RFC 6901) of a path. */
export function pointerOf(path: readonly (string | number)[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The places of noted problems; `placeOf` tells the line of a path, where there is a text. */
export function placesOf(
  problems: readonly ShapeProblem[],
  placeOf?: (
    path: readonly (string | number)[],
  ) => { readonly line?: number; readonly column?: number } | undefined,
): MalformedPlace[] {
  return problems.map(({ path, expected, found }) => {
    return { ...placeOf?.(path), path: pointerOf(path), expected, found };
  });
}

/** A DomainError naming `file` and the first places; all of them are in `details: { file, errors }`. */
export function malformedData(code: string, file: string, errors: readonly MalformedPlace[]): DomainError {
  const named = errors
    .slice(0, NAMED_IN_MESSAGE)
    .map((place) => `${whereOf(file, place)}: expected ${place.expected}, found ${place.found}`);
  const more = errors.length - named.length;
  const message = named.join('; ') + (more > 0 ? `; and ${more} more` : '');
  return new DomainError(code, message, { file, errors });
}

function whereOf(file: string, { line, entry, path }: MalformedPlace): string {
  const words = [line === undefined ? file : `${file}:${line}`];
  if (entry !== undefined) words.push(`entry ${entry}`);
  if (path !== '') words.push(path);
  return words.join(' ');
}
