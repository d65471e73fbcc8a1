// Opens a locked screen again, for its own person and with the password.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import type { Actor } from './actor.ts';
import { requireBrowserSession } from './browser-session.ts';
import { PasswordHasher } from './password-hasher.ts';
import { Sessions } from './sessions.ts';
import { SignInThrottle } from './sign-in-throttle.ts';

@Injectable()
export class UnlockSession {
  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
    private readonly throttle: SignInThrottle,
    private readonly sessions: Sessions,
  ) {}

  /** Wrong passwords count as those at sign-in do. @throws DomainError `auth.failed`, `auth.throttled` */
  async run(actor: Actor, password: string, address: string, at: Instant): Promise<void> {
    requireBrowserSession(actor);
    await this.throttle.count(actor.account, address, at);
    const {
      rows: [staff],
    } = await this.database.query<{ password_hash: string }>({
      name: 'own-password',
      text: `select password_hash from staff where id = $1`,
      values: [actor.staffId],
    });
    if (!(await this.hasher.verify(staff?.password_hash ?? null, password)))
      throw new DomainError('auth.failed', 'The password is wrong');
    await this.throttle.forgive(actor.account, address);
    await this.sessions.unlock(actor.sessionId, at);
  }
}
