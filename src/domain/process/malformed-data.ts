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
/** So many places are told; of the others only how many there are. */
export const MOST_TOLD = 50;

/** A JSON pointer (RFC 6901) of a path. */
function pointerOf(path: readonly (string | number)[]): string {
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

/** As `malformedData`, of the problems of a shape: only those that are told are looked up. */
export function malformedShape(
  code: string,
  file: string,
  problems: readonly ShapeProblem[],
  placeOf?: Parameters<typeof placesOf>[1],
): DomainError {
  return malformedData(code, file, placesOf(problems.slice(0, MOST_TOLD), placeOf), problems.length);
}

/**
 * A DomainError naming `file` and the first places; fifty of them are in `details: { file, errors }`, and in `more`
 * how many others there are.
 *
 * @param count how many there are in all
 */
export function malformedData(
  code: string,
  file: string,
  errors: readonly MalformedPlace[],
  count: number = errors.length,
): DomainError {
  const named = errors
    .slice(0, NAMED_IN_MESSAGE)
    .map((place) => `${whereOf(file, place)}: expected ${place.expected}, found ${place.found}`);
  const more = count - named.length;
  const message = named.join('; ') + (more > 0 ? `; and ${more} more` : '');
  const untold = count - Math.min(errors.length, MOST_TOLD);
  return new DomainError(code, message, {
    file,
    errors: errors.slice(0, MOST_TOLD),
    ...(untold > 0 && { more: untold }),
  });
}

function whereOf(file: string, { line, entry, path }: MalformedPlace): string {
  const words = [line === undefined ? file : `${file}:${line}`];
  if (entry !== undefined) words.push(`entry ${entry}`);
  if (path !== '') words.push(path);
  return words.join(' ');
}
