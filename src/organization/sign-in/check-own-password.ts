// Checks the password of who is signed in, for what asks for it once more: unlocking, choosing another.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { Throttle } from '../../platform/throttle/throttle.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { StaffTable } from '../staff.table.ts';
import type { Actor } from './actor.ts';
import { PasswordHasher } from './password-hasher.ts';
import { sessionBuckets } from './sign-in-buckets.ts';

@Injectable()
export class CheckOwnPassword {
  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
    private readonly throttle: Throttle,
    private readonly log: AdministrationLog,
  ) {}

  /**
   * Wrong ones are counted by the session alone: strangers who guess at the account lock nobody's screen.
   * @throws DomainError `auth.failed`, `auth.throttled`, `auth.busy`
   */
  async run(actor: Actor, password: string, at: Instant): Promise<void> {
    const buckets = sessionBuckets(actor.sessionId);
    const waitMs = await this.throttle.count(buckets, 'auth.throttled', at);
    const staff = await this.database.repository(StaffTable).findOneBy({ id: actor.staffId });
    if (await this.hasher.verify(staff?.password_hash ?? null, password, actor.staffId)) {
      await this.throttle.clear(buckets.map(({ key }) => key));
      return;
    }
    await this.log.write(this.database, {
      action: 'session.unlockRefused',
      subject: { id: actor.staffId, name: actor.name },
      after: waitMs === null ? null : { waitSeconds: Math.ceil(waitMs / 1000) },
    });
    throw new DomainError('auth.failed', 'The password is wrong');
  }
}
