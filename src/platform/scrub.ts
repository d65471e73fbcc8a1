// Takes out of a line of text what must never be in a log: credentials, identity numbers, telephone numbers, mail.

const SCRUBBED: readonly (readonly [RegExp, string])[] = Object.freeze([
  [/(\w:\/\/)[^\s/@:]*:[^\s/@]*@/g, '$1[credentials]@'],
  [/[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu, '[mail]'],
  [/(?<![\d.-])(?:\d{12}|\d{9})(?![\d.-]*\d)/g, '[identity number]'],
  [/(?<![\d.-])(?:\+84|0)\d{9}(?!\d)/g, '[telephone]'],
]);

/** `text` without credentials in addresses, numbers of 9 or 12 digits, telephone numbers and mail addresses. */
export function scrub(text: string): string {
  return SCRUBBED.reduce((line, [pattern, instead]) => line.replace(pattern, instead), text);
}
