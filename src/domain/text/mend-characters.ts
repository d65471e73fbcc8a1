// Mends characters that come along when people paste and scan: what stays can be seen, or shapes what can be. Pure.

/** Windows-1252 read as Latin-1, as browsers mend it: `\u0096` was a dash. Those without a meaning are dropped. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * Characters of Word's symbol fonts keep their number in the font plus U+F000. What they stand for where Symbol and
 * Wingdings do not say two things; the others were bullets, for nothing else is pasted by the thousand.
 */
const SYMBOL_FONTS: Readonly<Record<number, string>> = {
  0xf020: ' ',
  0xf0a0: ' ',
  0xf02d: '–',
  0xf0a3: '≤',
  0xf0ae: '→',
  0xf0b0: '°',
  0xf0b1: '±',
  0xf0b3: '≥',
  0xf0b4: '×',
  0xf0b8: '÷',
  0xf0b9: '≠',
  0xf0e0: '→',
  0xf0e8: '→',
  0xf0f0: '→',
  0xf0a8: '☐',
  0xf06f: '☐',
  0xf071: '☐',
  0xf052: '☑',
  0xf0fe: '☑',
  0xf053: '☒',
  0xf0fd: '☒',
  0xf0fb: '✗',
  0xf0fc: '✓',
};
const BULLET = '•';

const SYMBOL = /[\u{F020}-\u{F0FF}]/gu;
const C1 = /[\u0080-\u009F]/g;
/** Ends of lines: also Word's soft one (vertical tab), a new page, and Unicode's own two. */
const LINE_END = /\r\n|[\r\v\f\u2028\u2029]/g;
/** Blanks of every width, and letters that are made to look like one. */
const BLANK = /[\p{Zs}\u2800\u3164\uFFA0\u115F\u1160]/gu;
/**
 * Nothing is seen of these: other control characters, zero width blanks, soft hyphens, marks and overrides of
 * direction, tags, selectors of presentation, an object that did not come along, and numbers that are no character.
 */
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- they are what is mended
  /[\u0000-\u0008\u000E-\u001F\u007F\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFC\u{E0000}-\u{E007F}]|\u034F|\p{Variation_Selector}(?<=[\uFE00-\uFE0F])|\p{Noncharacter_Code_Point}/gu;
/** Joiners shape the letters of scripts that have them; elsewhere they only keep two equal names apart. */
const JOINED =
  'Arabic|Syriac|Mongolian|Devanagari|Bengali|Gurmukhi|Gujarati|Oriya|Tamil|Telugu|Kannada|Malayalam|Sinhala|Khmer|Myanmar|Cham'
    .split('|')
    .map((script) => `\\p{Script=${script}}`)
    .join('');
const LOOSE_JOINER = new RegExp(
  `(?<![${JOINED}\\p{Extended_Pictographic}])[\\u200C\\u200D]+|[\\u200C\\u200D]+$`,
  'gu',
);

/**
 * The same text in Unicode's composed form, without what nobody sees or meant: `a\u00A0\uF0B7\u200Bb` is `a •b`.
 * Lines end in `\n`. Nothing is trimmed, and a second time changes nothing.
 */
export function mendCharacters(text: string): string {
  return text
    .replace(LINE_END, '\n')
    .replace(C1, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]!.trim())
    .replace(SYMBOL, (character) => SYMBOL_FONTS[character.codePointAt(0)!] ?? BULLET)
    .replace(BLANK, ' ')
    .replace(UNSEEN, '')
    .replace(LOOSE_JOINER, '')
    .normalize('NFC');
}
