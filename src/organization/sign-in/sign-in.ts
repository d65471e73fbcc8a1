// Opens a browser's session for an account and its password.
import { Injectable, Logger } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { networkOf } from '../../platform/networks.ts';
import { RequestContext } from '../../platform/request-context.ts';
import { KnownPlaces, networkPlace } from '../../platform/throttle/known-places.ts';
import { Throttle } from '../../platform/throttle/throttle.ts';
import { WrongTries } from '../../platform/throttle/wrong-tries.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { StaffTable } from '../staff.table.ts';
import type { StaffRow } from '../staff.table.ts';
import { PasswordHasher } from './password-hasher.ts';
import { csrfTokenOf, hashSecret, newSecret } from './secret.ts';
import type { SessionCookies } from './session-cookie.ts';
import { SESSION_MAX_MS, Sessions } from './sessions.ts';
import { forgiven, signInBuckets } from './sign-in-buckets.ts';
import type { SignInTry } from './sign-in-buckets.ts';

export interface SignInRequest {
  readonly account: string;
  readonly password: string;
  /** Where the request comes from, for the throttle. */
  readonly address: string;
  /** The secret that the browser still has from whoever sat here before; his session ends. */
  readonly replaces?: string | null;
  /** The secret of the device's cookie, which stays from one sign-in to the next. */
  readonly device?: string | null;
}

export interface SignedIn {
  readonly staffId: string;
  readonly cookies: SessionCookies;
  /** What the device is to be known by from now on. */
  readonly device: string;
}

@Injectable()
export class SignIn {
  private readonly logger = new Logger(SignIn.name);

  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
    private readonly throttle: Throttle,
    private readonly places: KnownPlaces,
    private readonly wrong: WrongTries,
    private readonly sessions: Sessions,
    private readonly log: AdministrationLog,
    private readonly requests: RequestContext,
  ) {}

  /**
   * Unknown, disabled and mistyped accounts take the same path and get the same answer; only a sign-in that
   * succeeds ends the session it replaces.
   * @throws DomainError `auth.failed`, `auth.throttled` or `auth.busy`
   */
  async run(
    { account: typed, password, address, replaces = null, device = null }: SignInRequest,
    at: Instant,
  ): Promise<SignedIn> {
    const account = typed.trim().toLowerCase();
    const staff = await this.database.repository(StaffTable).findOneBy({ account, disabled_at: IsNull() });
    const attempt = await this.attemptOf(account, staff, address, device, at);
    const buckets = signInBuckets(attempt);
    const waitMs = await this.throttle.count(buckets, 'auth.throttled', at);
    const right = await this.hasher.verify(
      staff?.password_hash ?? null,
      password,
      attempt.knownDevice === null ? null : (staff?.id ?? null),
    );
    if (staff === null || !right) {
      await this.noteRefusal(staff, waitMs, at);
      throw new DomainError('auth.failed', 'The account or the password is wrong');
    }
    await this.throttle.takeBack(buckets);
    await this.throttle.clear(forgiven(attempt));
    if (replaces !== null) await this.sessions.endBrowser(replaces, at);
    return this.open(staff, device ?? newSecret(), address, at);
  }

  private async attemptOf(
    account: string,
    staff: StaffRow | null,
    address: string,
    device: string | null,
    at: Instant,
  ): Promise<SignInTry> {
    const here = device === null ? null : devicePlace(device);
    const network = networkPlace(networkOf(address));
    // Looked for whether there is such an account or not: the work tells nothing.
    const known = await this.places.among(
      subjectOf(staff?.id ?? 'nobody'),
      [network, ...(here === null ? [] : [here])],
      at,
    );
    return {
      account,
      address,
      knownDevice: here !== null && known.has(here) ? here : null,
      isNetworkKnown: known.has(network),
      isOneTime: staff?.must_change_password ?? false,
    };
  }

  /** What was typed as an account that there is not may be a password in the wrong field: it is kept nowhere. */
  private async noteRefusal(staff: StaffRow | null, waitMs: number | null, at: Instant): Promise<void> {
    this.logger.warn({ msg: 'sign-in refused', staffId: staff?.id ?? null });
    await this.wrong.note('signIn', at);
    await this.log.write(this.database, {
      action: 'session.refused',
      subject: { id: staff?.id ?? null, name: staff?.full_name ?? null },
      after: waitMs === null ? null : { waitSeconds: Math.ceil(waitMs / 1000) },
    });
  }

  private async open(staff: StaffRow, device: string, address: string, at: Instant): Promise<SignedIn> {
    this.requests.setStaff(staff.id);
    const { opened, ended } = await this.database.transaction(async (sql) => {
      const session = {
        staffId: staff.id,
        kind: 'browser',
        name: null,
        expiresAt: at + SESSION_MAX_MS,
      } as const;
      const places = [devicePlace(device), networkPlace(networkOf(address))];
      await this.places.remember(subjectOf(staff.id), places, at, sql);
      const subject = { id: staff.id, name: staff.full_name };
      const opened = await this.sessions.open(session, at, sql);
      const ended = await this.sessions.endUnused(staff.id, at, sql);
      await this.log.write(sql, {
        action: 'session.opened',
        subject,
        after: ended === 0 ? null : { otherSessionsEnded: ended },
      });
      return { opened, ended };
    });
    if (ended > 0) this.sessions.forget();
    return {
      staffId: staff.id,
      cookies: {
        secret: opened.secret,
        csrfToken: csrfTokenOf(opened.secret),
        maxAgeSeconds: SESSION_MAX_MS / 1000,
      },
      device,
    };
  }
}

/** What an account's places are known under. */
export function subjectOf(staffId: string): string {
  return `account ${staffId}`;
}

function devicePlace(secret: string): string {
  return `device ${hashSecret(secret).toString('base64url')}`;
}
