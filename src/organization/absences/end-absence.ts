// Ends an absence now, or removes one that has not begun.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import type { Actor } from '../sign-in/actor.ts';
import { requireMayRecordAbsence } from './may-record-absence.ts';

@Injectable()
export class EndAbsence {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** One that is over stays as it was. @throws DomainError `absence.unknown` or `right.missing` */
  async run(actor: Actor, id: string, at: Instant): Promise<void> {
    const {
      rows: [absence],
    } = await this.database.query<{ staff_id: string }>({
      name: 'absence-whose',
      text: `select staff_id from absence where id = $1`,
      values: [id],
    });
    if (absence === undefined) throw new DomainError('absence.unknown', 'There is no such absence', { id });
    requireMayRecordAbsence(await this.directory.reload(), actor, absence.staff_id, at);
    await this.database.query({
      name: 'absence-end',
      text: `with removed as (delete from absence where id = $1 and from_at >= $2::timestamptz)
        update absence set to_at = $2::timestamptz
        where id = $1 and from_at < $2::timestamptz and to_at > $2::timestamptz`,
      values: [id, formatInstant(at)],
    });
    await this.directory.reload();
  }
}
