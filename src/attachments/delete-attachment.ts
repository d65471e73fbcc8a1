// Deletes a file that came by mistake: with a reason; its row stays.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { formatInstant, type Instant } from '../domain/time/instant.ts';
import { Database } from '../platform/database.ts';
import type { OpenOwner } from './file-owner.ts';
import { DropBytes } from './drop-bytes.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Injectable()
export class DeleteAttachment {
  constructor(
    private readonly database: Database,
    private readonly drop: DropBytes,
  ) {}

  /** @throws DomainError `attachment.unknown` */
  async run({ key, staffId }: OpenOwner, id: string, reason: string, at: Instant): Promise<void> {
    const { rows } = await this.database.query<{ sha256: string }>({
      name: 'delete-attachment',
      text: `update attachment set deleted_at = $4::timestamptz, deleted_by = $5, deleted_reason = $6
        where home_agency_id = $1 and owner_id = $2 and id = $3 and deleted_at is null
        returning encode(sha256, 'hex') as sha256`,
      values: [key.homeAgencyId, key.id, UUID.test(id) ? id : null, formatInstant(at), staffId, reason],
    });
    const [row] = rows;
    if (row === undefined) throw new DomainError('attachment.unknown', 'There is no such file', {});
    await this.drop.run(row.sha256, at);
  }
}
