// Opens a browser's session for an account and its password.
import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { PasswordHasher } from './password-hasher.ts';
import { csrfTokenOf } from './secret.ts';
import type { SessionCookies } from './session-cookie.ts';
import { SESSION_MAX_MS, Sessions } from './sessions.ts';
import { SignInThrottle } from './sign-in-throttle.ts';

export interface SignInRequest {
  readonly account: string;
  readonly password: string;
  /** Where the request comes from, for the throttle. */
  readonly address: string;
  /** The secret that the browser still has from whoever sat here before; his session ends. */
  readonly replaces?: string | null;
}

export interface SignedIn {
  readonly staffId: string;
  readonly cookies: SessionCookies;
}

@Injectable()
export class SignIn {
  private readonly logger = new Logger(SignIn.name);

  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
    private readonly throttle: SignInThrottle,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Unknown, disabled and mistyped accounts take the same path and get the same answer; only a sign-in that
   * succeeds ends the session it replaces.
   * @throws DomainError `auth.failed` or `auth.throttled`
   */
  async run(
    { account: typed, password, address, replaces = null }: SignInRequest,
    at: Instant,
  ): Promise<SignedIn> {
    const account = typed.trim().toLowerCase();
    await this.throttle.count(account, address, at);
    const {
      rows: [staff],
    } = await this.database.query<{ id: string; password_hash: string }>({
      name: 'sign-in-staff',
      text: `select id, password_hash from staff where account = $1 and disabled_at is null`,
      values: [account],
    });
    const right = await this.hasher.verify(staff?.password_hash ?? null, password);
    if (staff === undefined || !right) {
      this.logger.warn({ msg: 'sign-in refused', account, address });
      throw new DomainError('auth.failed', 'The account or the password is wrong');
    }
    await this.throttle.forgive(account, address);
    if (replaces !== null) await this.sessions.endBrowser(replaces, at);
    const opened = await this.sessions.open(
      { staffId: staff.id, kind: 'browser', name: null, expiresAt: at + SESSION_MAX_MS },
      at,
    );
    return {
      staffId: staff.id,
      cookies: {
        secret: opened.secret,
        csrfToken: csrfTokenOf(opened.secret),
        maxAgeSeconds: SESSION_MAX_MS / 1000,
      },
    };
  }
}
