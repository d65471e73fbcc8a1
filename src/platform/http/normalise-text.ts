// Puts every inbound string into one Unicode form: Vietnamese typed on two keyboards must compare equal.
import { DomainError } from '../../domain/domain-error.ts';

const MAX_DEPTH = 64;
/** Values in one request, and items in one list of it: all of them are checked between two other requests. */
const MOST_VALUES = 50_000;
const LONGEST_LIST = 5_000;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * A copy of a parsed body, query or path in which every string, and every key, is in NFC.
 * What is neither text, list nor plain object (numbers, buffers, streams) is handed back as it is.
 *
 * @throws DomainError `request.malformed` for a NUL character or half a surrogate pair, which PostgreSQL cannot
 * store, and for nesting deeper than 64; `input.tooManyValues`
 */
export function normaliseText(value: unknown): unknown {
  return normalise(value, 0, { values: 0 });
}

function normalise(value: unknown, depth: number, seen: { values: number }): unknown {
  if (++seen.values > MOST_VALUES) throw tooMany(MOST_VALUES);
  if (typeof value === 'string') return normaliseString(value);
  if (depth >= MAX_DEPTH) throw new DomainError('request.malformed', 'The request is nested too deeply.');
  if (Array.isArray(value)) {
    if (value.length > LONGEST_LIST) throw tooMany(LONGEST_LIST);
    return value.map((item) => normalise(item, depth + 1, seen));
  }
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, item]) => [normaliseString(key), normalise(item, depth + 1, seen)]),
  );
}

const tooMany = (most: number): DomainError =>
  new DomainError('input.tooManyValues', `The request has more than ${most} values, or a list of more`, {
    most,
  });

function normaliseString(text: string): string {
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
