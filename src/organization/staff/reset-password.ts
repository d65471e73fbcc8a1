// Replaces a forgotten password by a one-time password; all sessions and tokens of the person end.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { PasswordHasher } from '../sign-in/password-hasher.ts';
import { newOneTimePassword } from '../sign-in/secret.ts';
import { Sessions } from '../sign-in/sessions.ts';
import { FindStaff } from './find-staff.ts';

@Injectable()
export class ResetPassword {
  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly staff: FindStaff,
  ) {}

  /** @returns the one-time password. @throws DomainError `staff.unknown` */
  async run(id: string, at: Instant): Promise<string> {
    const person = await this.staff.one(id);
    const oneTimePassword = newOneTimePassword();
    await this.database.query({
      name: 'staff-reset-password',
      text: `with unlocked as (delete from sign_in_throttle where key = 'account:' || $3)
        update staff set password_hash = $2, must_change_password = true where id = $1`,
      values: [id, await this.hasher.hash(oneTimePassword), person.account],
    });
    await this.sessions.endAllOf(id, at);
    return oneTimePassword;
  }
}
