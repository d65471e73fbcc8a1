// Readies the words of a form for setting: what was stored before the door mended it, and words longer than a line. Pure.
import { mendCharacters } from '../../domain/text/mend-characters.ts';

/** Not words: pictures, addresses that must be copied whole, and which template it is. */
const NOT_WORDS: ReadonlySet<string> = new Set(['qr', 'bars', 'lookUpUrl', 'meaning', 'kind']);
/** A run of letters that no line holds. Scripts that set no blanks between words break by themselves. */
const LONG_WORD =
  /[^\s\u200B\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{41,}/gu;
/** An address is copied from the paper: it is broken only where it would run out of the page. */
const ADDRESS = /[@/]/;
const LONGEST_ADDRESS = 60;
const PIECE = 10;
const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** The same data with every text mended and, in words over forty letters, places where a line may end. */
export function readyToPrint<Data>(data: Data): Data {
  return mapWords(data, (text) => mendCharacters(text).replace(LONG_WORD, withBreaks)) as Data;
}

/** The same data with every text mended, for a document that breaks its lines itself. */
export function mendedWords<Data>(data: Data): Data {
  return mapWords(data, mendCharacters) as Data;
}

function mapWords(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapWords(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, NOT_WORDS.has(key) ? item : mapWords(item, change)]),
  );
}

function withBreaks(word: string): string {
  if (word.length <= LONGEST_ADDRESS && ADDRESS.test(word)) return word;
  const all = [...letters.segment(word)].map(({ segment }) => segment);
  const pieces: string[] = [];
  for (let from = 0; from < all.length; from += PIECE) pieces.push(all.slice(from, from + PIECE).join(''));
  return pieces.join('\u200B');
}
