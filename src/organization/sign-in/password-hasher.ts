// Argon2id for passwords, a few at a time.
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../../domain/domain-error.ts';
import { newSecret } from './secret.ts';

const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };
/** Half of the threads that Node gives to such work: files and names of hosts need the others. */
const AT_ONCE = 2;
/** Strangers beyond these are sent away at once; a hash takes some hundredths of a second. */
const MOST_WAITING = 40;

/**
 * 19 MiB and two passes a hash. Whoever is known, by his device or session, goes before strangers, so that a rush of
 * guesses neither takes the machine nor keeps people from their work.
 */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly known: (() => void)[] = [];
  private readonly strangers: (() => void)[] = [];
  private decoy: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, COST), true);
  }

  /**
   * @param stored the hash, or null for an account that does not exist: the same work is done, then refused
   * @param isKnown whether the device or the session is known to be this account's
   * @throws DomainError `auth.busy` for a stranger when too many wait
   */
  async verify(stored: string | null, password: string, isKnown: boolean): Promise<boolean> {
    const against = stored ?? (await (this.decoy ??= this.hash(newSecret())));
    const right = await this.inTurn(() => verify(against, password), isKnown);
    return right && stored !== null;
  }

  private async inTurn<T>(work: () => Promise<T>, isKnown: boolean): Promise<T> {
    if (this.running < AT_ONCE) this.running += 1;
    else await this.wait(isKnown);
    try {
      return await work();
    } finally {
      const next = this.known.shift() ?? this.strangers.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private wait(isKnown: boolean): Promise<void> {
    if (!isKnown && this.strangers.length >= MOST_WAITING)
      throw new DomainError('auth.busy', 'Too many sign in at once: try again', { retryAfterSeconds: 2 });
    return new Promise((resolve) => (isKnown ? this.known : this.strangers).push(resolve));
  }
}
