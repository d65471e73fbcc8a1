// Deletes a file that came by mistake: with a reason, while the dossier is open; its row stays.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { formatInstant, type Instant } from '../domain/time/instant.ts';
import { SeeDossier, WORKS_ON } from '../dossiers/see-dossier.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Database } from '../platform/database.ts';
import { DropBytes } from './drop-bytes.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Injectable()
export class DeleteAttachment {
  constructor(
    private readonly database: Database,
    private readonly dossiers: SeeDossier,
    private readonly drop: DropBytes,
  ) {}

  /** @throws DomainError `dossier.unknown`, `right.missing`, `attachment.closed`, `attachment.unknown` */
  async run(ref: string, id: string, reason: string, actor: Actor, at: Instant): Promise<void> {
    const { key, state } = await this.dossiers.findFor(WORKS_ON, ref, actor);
    if (state.columns.closedAt !== null)
      throw new DomainError('attachment.closed', 'The dossier is closed: its files stay as they are', {});
    const { rows } = await this.database.query<{ sha256: string }>({
      name: 'delete-attachment',
      text: `update attachment set deleted_at = $4::timestamptz, deleted_by = $5, deleted_reason = $6
        where home_agency_id = $1 and dossier_id = $2 and id = $3 and deleted_at is null
        returning encode(sha256, 'hex') as sha256`,
      values: [key.homeAgencyId, key.id, UUID.test(id) ? id : null, formatInstant(at), actor.staffId, reason],
    });
    const [row] = rows;
    if (row === undefined) throw new DomainError('attachment.unknown', 'The dossier has no such file', {});
    await this.drop.run(row.sha256, at);
  }
}
