// Takes out of a line of text what must never be in a log: credentials, identity numbers, telephone numbers, mail.

type Scrubbed = readonly [pattern: RegExp, instead: (found: string, kept?: string) => string];

/** Ids are kept: their digits are nobody's number, and without them nobody finds a request again. */
const ID = '[\\da-f]{8}-(?:[\\da-f]{4}-){3}[\\da-f]{12}';
const numbers = (digits: string, instead: string): Scrubbed => [
  new RegExp(`(${ID})|${digits}`, 'g'),
  (_, id) => id ?? instead,
];

const SCRUBBED: readonly Scrubbed[] = Object.freeze([
  [/(\w:\/\/)[^\s/@:]*:[^\s/@]*@/g, (_: string, scheme?: string) => `${scheme}[credentials]@`],
  [/[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu, () => '[mail]'],
  numbers('(?<![\\d.-])(?:\\d{12}|\\d{9})(?![\\d.-]*\\d)', '[identity number]'),
  numbers('(?<![\\d.-])(?:\\+84|0)\\d{9}(?!\\d)', '[telephone]'),
] as const);

/** `text` without credentials in addresses, numbers of 9 or 12 digits, telephone numbers and mail addresses. */
export function scrub(text: string): string {
  return SCRUBBED.reduce((line, [pattern, instead]) => line.replace(pattern, instead), text);
}
