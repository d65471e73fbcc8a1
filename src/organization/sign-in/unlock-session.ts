// Opens a locked screen again, for its own person and with the password.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import type { Actor } from './actor.ts';
import { requireBrowserSession } from './browser-session.ts';
import { CheckOwnPassword } from './check-own-password.ts';
import { Sessions } from './sessions.ts';

@Injectable()
export class UnlockSession {
  constructor(
    private readonly checkPassword: CheckOwnPassword,
    private readonly sessions: Sessions,
  ) {}

  /** @throws DomainError `auth.failed`, `auth.throttled` */
  async run(actor: Actor, password: string, at: Instant): Promise<void> {
    requireBrowserSession(actor);
    await this.checkPassword.run(actor, password, at);
    await this.sessions.unlock(actor.sessionId, at);
  }
}
