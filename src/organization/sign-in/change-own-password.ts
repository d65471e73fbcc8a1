// Changes one's own password; every other session and token of the person ends.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { StaffTable } from '../staff.table.ts';
import type { Actor } from './actor.ts';
import { requireBrowserSession } from './browser-session.ts';
import { CheckOwnPassword } from './check-own-password.ts';
import { PasswordHasher } from './password-hasher.ts';
import { checkPassword } from './password-rules.ts';
import type { PasswordOwner } from './password-rules.ts';
import { Sessions } from './sessions.ts';

@Injectable()
export class ChangeOwnPassword {
  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
    private readonly checkOwn: CheckOwnPassword,
    private readonly sessions: Sessions,
    private readonly log: AdministrationLog,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** @throws DomainError `auth.failed`, `auth.throttled`, `auth.busy`, `password.weak` or `password.same` */
  async run(actor: Actor, passwords: { current: string; chosen: string }, at: Instant): Promise<void> {
    requireBrowserSession(actor);
    checkPassword(passwords.chosen, await this.ownerOf(actor));
    await this.checkOwn.run(actor, passwords.current, at);
    if (passwords.chosen === passwords.current)
      throw new DomainError('password.same', 'The new password is the present one');
    const hash = await this.hasher.hash(passwords.chosen, actor.staffId);
    await this.database.transaction(async (sql) => {
      const chosen = { password_hash: hash, must_change_password: false };
      await sql.repository(StaffTable).update({ id: actor.staffId }, chosen);
      const subject = { id: actor.staffId, name: actor.name };
      await this.log.write(sql, { action: 'session.passwordChanged', subject });
    });
    await this.sessions.endAllOf(actor.staffId, at, actor.sessionId);
  }

  private async ownerOf({ account, name, holds }: Actor): Promise<PasswordOwner> {
    const organization = await this.directory.current();
    return { account, name, units: holds.map(({ unitId }) => organization.unit(unitId)?.name ?? '') };
  }
}
