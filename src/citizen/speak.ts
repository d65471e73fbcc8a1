// Turns a table of words into sentences: the same word in either language, with what is put into it.
import type { Language } from './words.ts';

export type Speak<Word extends string> = (word: Word, values?: Readonly<Record<string, string>>) => string;

export function speaker<Word extends string>(
  words: Readonly<Record<Language, Readonly<Record<Word, string>>>>,
): (language: Language) => Speak<Word> {
  return (language) =>
    (word, values = {}) =>
      words[language][word].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
