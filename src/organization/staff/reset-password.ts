// Replaces a forgotten password by a one-time password; all sessions and tokens of the person end.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { KnownPlaces } from '../../platform/throttle/known-places.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { opensRaisingPositions } from '../raising-positions.ts';
import { refuseOneself } from '../refuse-oneself.ts';
import type { Actor } from '../sign-in/actor.ts';
import { PasswordHasher } from '../sign-in/password-hasher.ts';
import { newOneTimePassword } from '../sign-in/secret.ts';
import { Sessions } from '../sign-in/sessions.ts';
import { subjectOf } from '../sign-in/sign-in.ts';
import { StaffTable } from '../staff.table.ts';
import { FindStaff } from './find-staff.ts';

@Injectable()
export class ResetPassword {
  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly places: KnownPlaces,
    private readonly staff: FindStaff,
    private readonly directory: OrganizationDirectory,
    private readonly log: AdministrationLog,
  ) {}

  /**
   * The places from which the person was let in are forgotten: whoever has the old password may sit there.
   *
   * Whoever resets a password could sign in with the new one: where the person supervises, inspects or administers, now
   * or later, with an open account or a closed one, the supervising office is told of it.
   *
   * @returns the one-time password
   * @throws DomainError `staff.unknown`; `right.onOneself` for one's own, which is changed with the present one
   */
  async run(actor: Actor, id: string, at: Instant): Promise<string> {
    refuseOneself(actor, id);
    const person = await this.staff.one(id);
    const oneTimePassword = newOneTimePassword();
    const hash = await this.hasher.hash(oneTimePassword, actor.staffId);
    const organization = await this.directory.reload();
    await this.database.transaction(async (sql) => {
      const reset = { password_hash: hash, must_change_password: true };
      await sql.repository(StaffTable).update({ id }, reset);
      await this.places.forget(subjectOf(id), sql);
      await this.log.write(sql, {
        action: 'staff.passwordReset',
        subject: { id, name: person.name },
        raises: opensRaisingPositions(organization, id, at),
      });
    });
    await this.sessions.endAllOf(id, at);
    return oneTimePassword;
  }
}
