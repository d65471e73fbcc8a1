// Patterns for `like` of what people typed: what they typed is never a wildcard. Pure.

const FEWEST_LETTERS = 3;
const MOST_WORDS = 8;

/** For columns that are compared as they are; folded ones take `search_pattern` in SQL, which escapes after folding. */
export function likePattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

/**
 * The words that a name must have, in any order. Words of one or two letters alone are kept together: an index finds
 * only three letters and more.
 */
export function wordsOfName(text: string): readonly string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const long = words.some((word) => [...word].length >= FEWEST_LETTERS);
  return long ? [...new Set(words)].slice(0, MOST_WORDS) : [words.join(' ')];
}
