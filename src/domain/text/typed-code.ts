// Codes and numbers as people type, scan, paste and mail them, brought back to what was given out. Pure.
import { mendCharacters } from './mend-characters.ts';

const DASH = /[\p{Dash_Punctuation}\u2212]/gu;
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/**
 * `“ｈ99.02 – 260805 – 0012.”` is `H99.02-260805-0012`: dashes of every length, blanks of every width, wide and small
 * letters, and what a sentence puts around a code.
 */
export function typedCode(text: string): string {
  return mendCharacters(text)
    .normalize('NFKC')
    .replace(DASH, '-')
    .replace(/\s+/g, '')
    .replace(AROUND, '')
    .toUpperCase();
}

const SEPARATOR = '[^\\p{L}\\p{N}]{1,3}';
/** A digit, or a letter that is taken for one when a code is read from paper. */
const DIGIT = '[0-9OIL]';
const LEVEL = `${DIGIT}{1,3}`;
/** The format of 2018 writes the province last. */
const LOWER_LEVELS = [3, 2, 2].map((digits) => `${DIGIT}{${digits}}${SEPARATOR}`).join('');
const CODE = new RegExp(
  `(?:${LOWER_LEVELS})?L?[A-Z]${DIGIT}{2}(?:${SEPARATOR}${LEVEL}){0,3}${SEPARATOR}${DIGIT}{6}${SEPARATOR}${DIGIT}{4,6}(?![\\p{L}\\p{N}])`,
  'u',
);
const LINK = /[?&]ma=([^&#\s<>"]+)/i;
/** A byte as mail programs write it, and the end of a line that is none. */
const MAILED = /=\r?\n|=([2-7][0-9A-F])/g;

/**
 * The code of a dossier in what was typed or pasted: alone, in a sentence, in a link to its page, with blanks or dots
 * for dashes, with O for 0. What holds no code is taken as it was typed.
 *
 * `Mã hồ sơ: H99.O2 260805 0012.` and `…/tra-cuu?ma=H99.02-260805-0012` are `H99.02-260805-0012`.
 */
export function dossierCodeIn(text: string): string {
  const mailed = text.replace(MAILED, (_, hex: string | undefined) =>
    hex === undefined ? '' : String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const said = mendCharacters(LINK.exec(mailed)?.[1] ?? mailed)
    .replace(/%2D|%E2%80%9[0-5]/gi, '-')
    .normalize('NFKC')
    .toUpperCase();
  const found = CODE.exec(said)?.[0];
  if (found === undefined) return typedCode(text);
  const parts = found.split(/[^\p{L}\p{N}]+/u).map(digitsOf);
  return `${parts.slice(0, -2).join('.')}-${parts.slice(-2).join('-')}`;
}

/** Letters that stand first name the province; everything after them is a number. */
function digitsOf(part: string): string {
  const letters = /^L?[A-Z](?=[0-9OIL]{2}$)/.exec(part)?.[0] ?? '';
  return letters + part.slice(letters.length).replaceAll('O', '0').replace(/[IL]/g, '1');
}

/** `175 279`, `175-279` and `１７５．２７９` are `175279`. */
export function typedNumber(text: string): string {
  return typedCode(text).replace(/[.-]/g, '');
}
