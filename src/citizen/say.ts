// Words, moments and days as the citizen's pages write them.
import { dateWords, instantEn, instantVi, timeWords } from '../domain/time/date-words.ts';
import { dayOf, type Instant } from '../domain/time/instant.ts';
import { speaker, type Speak } from './speak.ts';
import { type Language, type Word, WORDS } from './words.ts';

export type Say = Speak<Word>;

export const sayIn = speaker(WORDS);

/** `16:30 07/12/2026`, as on the receipt. */
export function moment(at: Instant): string {
  return `${timeWords(at)} ${date(at)}`;
}

/** `07/12/2026` */
export function date(at: Instant): string {
  return dateWords(dayOf(at));
}

/** `17:00 thứ Hai 07/12/2026`: by which somebody plans his way to the office. */
export function appointment(language: Language, at: Instant): string {
  return language === 'vi' ? instantVi(at) : instantEn(at);
}
