// The secret of a receipt: how a new one is made, and which could be guessed.
import { randomInt } from 'node:crypto';

/** Letters and digits none of which is taken for another when it is read out or typed. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const GROUP = 5;
/** Receipts of earlier days have six digits. */
const LONGEST_SHORT = 6;

/** Two groups of five, as `K7QMR-4XW2P`: 49 bits, which nobody guesses over the network. */
export function newLookUpSecret(): string {
  const group = () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${group()}-${group()}`;
}

/** @param plain without what is typed between its groups (`typedNumber`). Whether it could be guessed by trying: whoever tries one is counted more strictly. */
export function isShort(plain: string): boolean {
  return plain.length <= LONGEST_SHORT;
}
