// Changes a person's name and contact data, or closes and opens the account.
import { Injectable } from '@nestjs/common';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { staleVersion } from '../stale-version.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { Sessions } from '../sign-in/sessions.ts';
import { FindStaff } from './find-staff.ts';
import type { ChangeStaffBody } from './staff-bodies.ts';
import type { StaffView } from './staff-view.ts';

@Injectable()
export class ChangeStaff {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly sessions: Sessions,
    private readonly staff: FindStaff,
  ) {}

  /** @throws DomainError `staff.unknown` or `ifMatch.stale` */
  async run(id: string, version: number, change: ChangeStaffBody): Promise<StaffView> {
    const before = await this.staff.one(id);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const after: StaffView = { ...before, ...given };
    const { rows: changed } = await this.database.query({
      name: 'staff-change',
      text: `update staff set full_name = $3, email = $4, phone = $5, version = version + 1
        where id = $1 and version = $2 returning id`,
      values: [id, version, after.name, after.email, after.phone],
    });
    return this.changed(id, before.version, changed.length);
  }

  /** Ends the person's sessions and tokens at once. @throws DomainError `staff.unknown` or `ifMatch.stale` */
  async disable(id: string, version: number, at: Instant): Promise<StaffView> {
    const before = await this.staff.one(id);
    const { rows: changed } = await this.database.query({
      name: 'staff-disable',
      text: `update staff set disabled_at = coalesce(disabled_at, $3), version = version + 1
        where id = $1 and version = $2 returning id`,
      values: [id, version, formatInstant(at)],
    });
    if (changed.length > 0) await this.sessions.endAllOf(id, at);
    return this.changed(id, before.version, changed.length);
  }

  /** @throws DomainError `staff.unknown` or `ifMatch.stale` */
  async enable(id: string, version: number): Promise<StaffView> {
    const before = await this.staff.one(id);
    const { rows: changed } = await this.database.query({
      name: 'staff-enable',
      text: `update staff set disabled_at = null, version = version + 1 where id = $1 and version = $2 returning id`,
      values: [id, version],
    });
    return this.changed(id, before.version, changed.length);
  }

  private async changed(id: string, known: number, rows: number): Promise<StaffView> {
    if (rows === 0) throw staleVersion(known);
    this.sessions.forget();
    await this.directory.reload();
    return this.staff.one(id);
  }
}
