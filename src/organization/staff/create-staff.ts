// Opens an account with a one-time password.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { refusingConstraints } from '../constraint-refusals.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { PasswordHasher } from '../sign-in/password-hasher.ts';
import { newOneTimePassword } from '../sign-in/secret.ts';

export interface NewStaff {
  readonly account: string;
  readonly name: string;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  /** A password that the person chose already; without it a one-time password is made. */
  readonly password?: string;
}

@Injectable()
export class CreateStaff {
  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
    private readonly directory: OrganizationDirectory,
    private readonly log: AdministrationLog,
  ) {}

  /** @throws DomainError `staff.accountTaken` */
  async run(staff: NewStaff, at: Instant): Promise<{ id: string; oneTimePassword: string }> {
    const oneTimePassword = staff.password ?? newOneTimePassword();
    const id = uuidv7();
    const account = staff.account.toLowerCase();
    const contact = { email: staff.email ?? null, phone: staff.phone ?? null };
    const hash = await this.hasher.hash(oneTimePassword);
    await refusingConstraints(() =>
      this.database.transaction(async (sql) => {
        await sql.query({
          name: 'staff-create',
          text: `insert into staff
            (id, account, full_name, email, phone, password_hash, must_change_password, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          values: [
            id,
            account,
            staff.name,
            contact.email,
            contact.phone,
            hash,
            staff.password === undefined,
            formatInstant(at),
          ],
        });
        const after = { account, name: staff.name, ...contact };
        await this.log.write(sql, { action: 'staff.created', subject: { id, name: staff.name }, after });
      }),
    );
    await this.directory.reload();
    return { id, oneTimePassword };
  }
}
