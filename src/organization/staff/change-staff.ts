// Changes a person's name and contact data, or closes and opens the account.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { differing } from '../administration-log/administrative-acts.ts';
import type { AdministrativeAct } from '../administration-log/administrative-acts.ts';
import { staleVersion } from '../stale-version.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { opensRaisingPositions } from '../raising-positions.ts';
import { refuseOneself, refuseSelves } from '../refuse-oneself.ts';
import type { Actor } from '../sign-in/actor.ts';
import { Sessions } from '../sign-in/sessions.ts';
import { StaffTable } from '../staff.table.ts';
import type { StaffRow } from '../staff.table.ts';
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
    private readonly log: AdministrationLog,
  ) {}

  /** @throws DomainError `staff.unknown` or `ifMatch.stale` */
  async run(id: string, version: number, change: ChangeStaffBody): Promise<StaffView> {
    const before = await this.staff.one(id);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const after: StaffView = { ...before, ...given };
    return this.change(
      before,
      version,
      { full_name: after.name, email: after.email, phone: after.phone },
      { action: 'staff.changed', ...differing(contactOf(before), contactOf(after)) },
    );
  }

  /**
   * Ends the person's sessions and tokens at once.
   * @throws DomainError `staff.unknown`, `ifMatch.stale`; `right.onOneself` for one's own account
   */
  async disable(actor: Actor, id: string, version: number, at: Instant): Promise<StaffView> {
    refuseOneself(actor, id);
    const before = await this.staff.one(id);
    await this.change(before, version, before.disabled ? {} : { disabled_at: new Date(at) }, {
      action: 'staff.disabled',
      ...differing({ disabled: before.disabled }, { disabled: true }),
    });
    await this.sessions.endAllOf(id, at);
    return this.staff.one(id);
  }

  /**
   * Where the person supervises, inspects or administers, the supervising office is told.
   * @throws DomainError `staff.unknown`, `ifMatch.stale`; `right.onOneself`
   */
  async enable(actor: Actor, id: string, version: number, at: Instant): Promise<StaffView> {
    const organization = await this.directory.reload();
    refuseSelves(actor, id, organization, at);
    const before = await this.staff.one(id);
    const raises = before.disabled && opensRaisingPositions(organization, id, at);
    return this.change(
      before,
      version,
      { disabled_at: null },
      { action: 'staff.enabled', ...differing({ disabled: before.disabled }, { disabled: false }), raises },
    );
  }

  private async change(
    { id, name, version: now }: StaffView,
    version: number,
    values: Partial<StaffRow>,
    act: Omit<AdministrativeAct, 'subject'>,
  ): Promise<StaffView> {
    await this.database.transaction(async (sql) => {
      const { affected } = await sql
        .repository(StaffTable)
        .update({ id, version }, { ...values, version: version + 1 });
      if (affected !== 1) throw staleVersion(now);
      await this.log.write(sql, { ...act, subject: { id, name } });
    });
    this.sessions.forget();
    await this.directory.reload();
    return this.staff.one(id);
  }
}

function contactOf({ name, email, phone }: StaffView) {
  return { name, email, phone };
}
