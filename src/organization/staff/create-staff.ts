// Opens an account with a one-time password.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { refusingConstraints } from '../constraint-refusals.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { PasswordHasher } from '../sign-in/password-hasher.ts';
import { newOneTimePassword } from '../sign-in/secret.ts';
import { StaffTable } from '../staff.table.ts';

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
        await sql.repository(StaffTable).insert({
          id,
          account,
          full_name: staff.name,
          ...contact,
          password_hash: hash,
          must_change_password: staff.password === undefined,
          created_at: new Date(at),
        });
        const after = { account, name: staff.name, ...contact };
        await this.log.write(sql, { action: 'staff.created', subject: { id, name: staff.name }, after });
      }),
    );
    await this.directory.reload();
    return { id, oneTimePassword };
  }
}
