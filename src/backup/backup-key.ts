// Whose key closes a backup: a short name of an age recipient, and the same found from the identity that opens it.
import { createHash } from 'node:crypto';
import { Encrypter, identityToRecipient } from 'age-encryption';
import { DomainError } from '../domain/domain-error.ts';

const DIGITS = 12;

/**
 * The first digits of a recipient's SHA-256, hexadecimal: enough to tell keys apart, and nothing that opens anything.
 *
 * @param recipient `age1…`
 * @throws DomainError `backup.keyInvalid`
 */
export function keyOfRecipient(recipient: string): string {
  try {
    new Encrypter().addRecipient(recipient);
  } catch {
    throw new DomainError('backup.keyInvalid', 'This is not an age recipient: one begins with age1');
  }
  return createHash('sha256').update(recipient).digest('hex').slice(0, DIGITS);
}

/**
 * The same of the recipient that an identity opens for.
 *
 * @param identity `AGE-SECRET-KEY-1…`
 * @throws DomainError `backup.keyInvalid`
 */
export async function keyOfIdentity(identity: string): Promise<string> {
  const recipient = await identityToRecipient(identity).catch(() => {
    throw new DomainError(
      'backup.keyInvalid',
      'This is not an age identity: one begins with AGE-SECRET-KEY-',
    );
  });
  return keyOfRecipient(recipient);
}
