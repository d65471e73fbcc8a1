// Which forms are letters: an officer may edit them before they are signed. Pure.
import type { IssuedForm, IssuedMeaning } from './printed-form.ts';

const LETTERS = ['supplementRequest', 'refusal', 'apology'] as const satisfies readonly IssuedMeaning[];

export type LetterForm = Extract<IssuedForm, { meaning: (typeof LETTERS)[number] }>;

export function isLetter(meaning: IssuedMeaning): meaning is LetterForm['meaning'] {
  return (LETTERS as readonly string[]).includes(meaning);
}
