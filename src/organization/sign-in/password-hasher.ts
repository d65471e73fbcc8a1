// Argon2id for passwords, a few at a time.
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../../domain/domain-error.ts';
import { newSecret } from './secret.ts';

const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };
/** Half of the threads that Node gives to such work: files and names of hosts need the others. */
const AT_ONCE = 2;
/** Strangers beyond these are sent away at once; a hash takes some hundredths of a second. */
const MOST_STRANGERS = 40;
/** Of one person who is known: nobody signs in at more places in the same moment. */
const MOST_OF_ONE = 3;
/** After so many who are known a stranger comes, so that no rush of theirs keeps him out. */
const KNOWN_IN_A_ROW = 4;

interface Waiting {
  readonly person: string | null;
  readonly go: () => void;
}

/**
 * 19 MiB and two passes a hash. Whoever is known, by his device or session, goes before strangers, so that a rush of
 * guesses neither takes the machine nor keeps people from their work; he waits a few times at most, and strangers have
 * their turn between.
 */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private knownInARow = 0;
  private readonly known: Waiting[] = [];
  private readonly strangers: Waiting[] = [];
  private decoy: Promise<string> | null = null;

  /**
   * @param person for whom a session asks it; null where no more of it can come than there is to do
   * @throws DomainError `auth.busy` when the person waits too often already
   */
  hash(password: string, person: string | null = null): Promise<string> {
    return this.inTurn(() => hash(password, COST), this.known, person);
  }

  /**
   * @param stored the hash, or null for an account that does not exist: the same work is done, then refused
   * @param person whose device or session is known; null for a stranger
   * @throws DomainError `auth.busy` for a stranger when too many wait, for a person when he waits too often already
   */
  async verify(stored: string | null, password: string, person: string | null): Promise<boolean> {
    const against = stored ?? (await (this.decoy ??= this.hash(newSecret())));
    const line = person === null ? this.strangers : this.known;
    const right = await this.inTurn(() => verify(against, password), line, person);
    return right && stored !== null;
  }

  private async inTurn<T>(work: () => Promise<T>, line: Waiting[], person: string | null): Promise<T> {
    if (this.running < AT_ONCE) this.running += 1;
    else await this.wait(line, person);
    try {
      return await work();
    } finally {
      const next = this.next();
      if (next) next.go();
      else this.running -= 1;
    }
  }

  private wait(line: Waiting[], person: string | null): Promise<void> {
    const full =
      line === this.strangers
        ? line.length >= MOST_STRANGERS
        : person !== null && line.filter((waiting) => waiting.person === person).length >= MOST_OF_ONE;
    if (full)
      throw new DomainError('auth.busy', 'Too many sign in at once: try again', { retryAfterSeconds: 2 });
    return new Promise((go) => line.push({ person, go }));
  }

  private next(): Waiting | undefined {
    const first = this.knownInARow < KNOWN_IN_A_ROW ? this.known.shift() : undefined;
    const next = first ?? this.strangers.shift() ?? this.known.shift();
    this.knownInARow = next !== undefined && next === first ? this.knownInARow + 1 : 0;
    return next;
  }
}
