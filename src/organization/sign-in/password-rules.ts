// What a password must be: long enough, not among the common ones, not the account's own name.
import { DomainError } from '../../domain/domain-error.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 200;

/** @throws DomainError `password.weak` with the reason: tooShort, tooLong, common or account */
export function checkPassword(password: string, account: string): void {
  const reason = weaknessOf(password, account);
  if (reason === null) return;
  throw new DomainError('password.weak', 'This password is too easy to guess, too short or too long', {
    reason,
    minLength: PASSWORD_MIN,
    maxLength: PASSWORD_MAX,
  });
}

function weaknessOf(password: string, account: string): string | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return 'tooShort';
  if (length > PASSWORD_MAX) return 'tooLong';
  const plain = password.toLowerCase();
  if (COMMON_PASSWORDS.has(plain) || /^(.)\1*$/u.test(plain)) return 'common';
  return plain.replace(/[^\p{L}]/gu, '') === account.replace(/[^\p{L}]/gu, '') || plain.startsWith(account)
    ? 'account'
    : null;
}
