// Argon2id for passwords, a few at a time.
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { newSecret } from './secret.ts';

const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };
const AT_ONCE = 4;

/** 19 MiB and two passes a hash; four at once, so that a rush of sign-ins leaves the machine room for work. */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, COST));
  }

  /** @param stored the hash, or null for an account that does not exist: the same work is done, then refused. */
  async verify(stored: string | null, password: string): Promise<boolean> {
    const against = stored ?? (await (this.decoy ??= this.hash(newSecret())));
    const right = await this.inTurn(() => verify(against, password));
    return right && stored !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
