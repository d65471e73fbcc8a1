// Secrets handed to browsers and programs: 256 random bits, of which only a hash is kept.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The CSRF token of a session follows from its secret, one way only, so it needs no storage. */
export function csrfTokenOf(secret: string): string {
  return createHash('sha256').update(`csrf ${secret}`).digest('base64url');
}

/** Compares without telling by its duration how much was right. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(hashSecret(given), hashSecret(expected));
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A one-time password that can be read out: 14 letters and digits, about 69 bits, none that look alike. */
export function newOneTimePassword(): string {
  const letters: string[] = [];
  while (letters.length < 14)
    for (const byte of randomBytes(24)) {
      const letter = LETTERS[byte & 31];
      if (letter !== undefined && letters.length < 14) letters.push(letter);
    }
  return letters.join('');
}
