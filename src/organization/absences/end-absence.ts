// Ends an absence now, or removes one that has not begun.
import { Injectable } from '@nestjs/common';
import { MoreThan, MoreThanOrEqual } from 'typeorm';
import { DomainError } from '../../domain/domain-error.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { AbsenceTable } from '../absence.table.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import type { Actor } from '../sign-in/actor.ts';
import { mayRecordAbsence } from './may-record-absence.ts';

@Injectable()
export class EndAbsence {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly log: AdministrationLog,
  ) {}

  /** One that is over stays as it was. @throws DomainError `absence.unknown`, also to who may not end it */
  async run(actor: Actor, id: string, at: Instant): Promise<void> {
    const absence = await this.database.repository(AbsenceTable).findOneBy({ id });
    const organization = await this.directory.reload();
    if (absence === null || !mayRecordAbsence(organization, actor, absence.staff_id, at))
      throw new DomainError('absence.unknown', 'There is no such absence, or it is not yours to end', { id });
    const [from, to] = [absence.from_at.getTime(), absence.to_at.getTime()];
    if (to <= at) return;
    await this.database.transaction(async (sql) => {
      const absences = sql.repository(AbsenceTable);
      const now = new Date(at);
      await absences.delete({ id, from_at: MoreThanOrEqual(now) });
      await absences.update({ id, to_at: MoreThan(now) }, { to_at: now });
      await this.log.write(sql, {
        action: 'absence.ended',
        subject: { id: absence.staff_id, name: organization.staff(absence.staff_id)?.name ?? null },
        before: { from: formatInstant(from), to: formatInstant(to) },
        after: from < at ? { to: formatInstant(at) } : null,
      });
    });
    await this.directory.reload();
  }
}
