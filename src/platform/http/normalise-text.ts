// Puts every inbound string into one Unicode form: Vietnamese typed on two keyboards must compare equal.
import { DomainError } from '../../domain/domain-error.ts';

const MAX_DEPTH = 64;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * A copy of a parsed body, query or path in which every string, and every key, is in NFC.
 * What is neither text, list nor plain object (numbers, buffers, streams) is handed back as it is.
 *
 * @throws DomainError `request.malformed` for a NUL character or half a surrogate pair, which PostgreSQL cannot
 * store, and for nesting deeper than 64
 */
export function normaliseText(value: unknown): unknown {
  return normalise(value, 0);
}

function normalise(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return normaliseString(value);
  if (depth >= MAX_DEPTH) throw new DomainError('request.malformed', 'The request is nested too deeply.');
  if (Array.isArray(value)) return value.map((item) => normalise(item, depth + 1));
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, item]) => [normaliseString(key), normalise(item, depth + 1)]));
}

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
