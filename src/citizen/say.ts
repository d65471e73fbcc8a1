// Words, moments and days as the citizen's pages write them.
import type { Instant } from '../domain/time/instant.ts';
import { type Language, type Word, WORDS } from './words.ts';

export type Say = (word: Word, values?: Readonly<Record<string, string>>) => string;

export function sayIn(language: Language): Say {
  return (word, values = {}) =>
    WORDS[language][word].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `16:30 07/12/2026`, as on the receipt. */
export function moment(at: Instant): string {
  const part = Object.fromEntries(PARTS.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part['hour']}:${part['minute']} ${part['day']}/${part['month']}/${part['year']}`;
}

/** `07/12/2026` */
export function date(at: Instant): string {
  return moment(at).slice(6);
}
