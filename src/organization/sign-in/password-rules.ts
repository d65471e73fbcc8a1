// What a password must be: long enough, and none that is tried first at this account. Which characters it has is free.
import { DomainError } from '../../domain/domain-error.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { isMadeOf, isPattern, letterWordsOf, withoutDates } from './guessable.ts';

const PASSWORD_MIN = 8;
const PASSWORD_MAX = 200;

type PasswordWeakness = 'tooShort' | 'tooLong' | 'common' | 'date' | 'account' | 'pattern';

/** Whose password it is to be: what is known of him is tried first. */
export interface PasswordOwner {
  readonly account: string;
  readonly name: string;
  /** Names of the units he works for. */
  readonly units: readonly string[];
}

/** @throws DomainError `password.weak` with the reason */
export function checkPassword(password: string, owner: PasswordOwner): void {
  const reason = weaknessOf(password, owner);
  if (reason === null) return;
  throw new DomainError('password.weak', 'This password is too easy to guess, too short or too long', {
    reason,
    minLength: PASSWORD_MIN,
    maxLength: PASSWORD_MAX,
  });
}

function weaknessOf(password: string, { account, name, units }: PasswordOwner): PasswordWeakness | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return 'tooShort';
  if (length > PASSWORD_MAX) return 'tooLong';
  const plain = password.toLowerCase();
  if (COMMON_PASSWORDS.has(plain)) return 'common';
  const rest = withoutDates(plain);
  if (rest === '') return 'date';
  if (isPattern(plain)) return 'pattern';
  const words = [account, name, ...units].flatMap(letterWordsOf);
  if (plain.startsWith(account) || isMadeOf(rest, words)) return 'account';
  return isCommonWithTail(plain) ? 'common' : null;
}

const SIGNS_FOR: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '3': 'e',
  $: 's',
  '5': 's',
  '7': 't',
};

/** One common word with digits or signs after or before it, or with signs for letters: `Dragon!2024`, `p@ssw0rd`. */
function isCommonWithTail(plain: string): boolean {
  const word = /^[\d\W_]{0,6}([a-z]{4,})[\d\W_]{0,6}$/.exec(plain)?.[1];
  if (word !== undefined && COMMON_PASSWORDS.has(word)) return true;
  const read = (text: string) => text.replace(/[@40!13$57]/g, (sign) => SIGNS_FOR[sign]!);
  return [plain, plain.replace(/[\d\W_]{1,6}$/, '')].some((text) => COMMON_PASSWORDS.has(read(text)));
}
