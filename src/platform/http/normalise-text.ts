// Cleans every inbound string, once: what people mean to be equal compares equal, and can be printed.
import { DomainError } from '../../domain/domain-error.ts';
import { cleanLine, cleanLines } from '../../domain/text/clean-text.ts';

const MAX_DEPTH = 64;
/** Values in one request, and items in one list of it: all of them are checked between two other requests. */
const MOST_VALUES = 50_000;
const LONGEST_LIST = 5_000;
const LONE_SURROGATE = /\p{Surrogate}/u;
/** What is told in sentences, and so may have lines; a test compares this with the bodies. All else is one line. */
export const MANY_LINES: ReadonlySet<string> = new Set([
  'answer',
  'attributionReason',
  'content',
  'finding',
  'headReason',
  'measure',
  'note',
  'publicAnswer',
  'question',
  'reason',
  'result',
  'text',
  'what',
]);
/** Only composed: a password may begin with a blank, and a file is bytes. */
const AS_IT_IS: ReadonlySet<string> = new Set(['password', 'current', 'chosen', 'file']);

/**
 * A copy of a parsed body, query or path in which every string, and every key, is mended, trimmed and without double
 * blanks; what is told in sentences keeps its lines. A body that is text as a whole (CSV, YAML) is only composed: its
 * reader cleans the cells. What is neither text, list nor plain object (numbers, buffers, streams) stays as it is.
 *
 * @throws DomainError `request.malformed` for a NUL character or half a surrogate pair, which PostgreSQL cannot
 * store, and for nesting deeper than 64; `input.tooManyValues`
 */
export function normaliseText(value: unknown): unknown {
  return typeof value === 'string' ? composed(value) : normalise(value, cleanedLine, 0, { values: 0 });
}

type Cleaning = (text: string) => string;

function normalise(value: unknown, clean: Cleaning, depth: number, seen: { values: number }): unknown {
  if (++seen.values > MOST_VALUES) throw tooMany(MOST_VALUES);
  if (typeof value === 'string') return clean(value);
  if (depth >= MAX_DEPTH) throw new DomainError('request.malformed', 'The request is nested too deeply.');
  if (Array.isArray(value)) {
    if (value.length > LONGEST_LIST) throw tooMany(LONGEST_LIST);
    return value.map((item) => normalise(item, clean, depth + 1, seen));
  }
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, item]) => [cleanedLine(key), normalise(item, cleaningOf(key), depth + 1, seen)]),
  );
}

const tooMany = (most: number): DomainError =>
  new DomainError('input.tooManyValues', `The request has more than ${most} values, or a list of more`, {
    most,
  });

const cleanedLine: Cleaning = (text) => cleanLine(composed(text));
const cleanedLines: Cleaning = (text) => cleanLines(composed(text));

function cleaningOf(key: string): Cleaning {
  if (AS_IT_IS.has(key)) return composed;
  return MANY_LINES.has(key) ? cleanedLines : cleanedLine;
}

function composed(text: string): string {
  if (text.includes('\0') || LONE_SURROGATE.test(text))
    throw new DomainError('request.malformed', 'The request contains a character that is not text.');
  return text.normalize('NFC');
}

/** Also the objects without a prototype of their own that Fastify's query and path parsers make. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
