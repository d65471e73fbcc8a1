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

/** `175 279`, `175-279` and `１７５．２７９` are `175279`. */
export function typedNumber(text: string): string {
  return typedCode(text).replace(/[.-]/g, '');
}
