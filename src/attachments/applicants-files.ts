// What an applicant has sent of files for one dossier, or for what is going to be one: list, take back, forget.
import { Injectable } from '@nestjs/common';
import { formatInstant, type Instant } from '../domain/time/instant.ts';
import type { DossierKey } from '../dossier-kind/orders.ts';
import { Database } from '../platform/database.ts';
import { type Attachment, readAttachments } from './attachment-rows.ts';
import { DropBytes } from './drop-bytes.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Injectable()
export class ApplicantsFiles {
  constructor(
    private readonly database: Database,
    private readonly drop: DropBytes,
  ) {}

  /** @param since only those that came from then on */
  async list(key: DossierKey, since: Instant): Promise<readonly Attachment[]> {
    const files = await readAttachments(this.database, key);
    return files.filter(
      ({ deletedAt, uploadedById, uploadedAt }) =>
        deletedAt === null && uploadedById === null && uploadedAt >= since,
    );
  }

  /** Pressed twice it is gone all the same; one that came before stays. */
  async takeBack(key: DossierKey, id: string, since: Instant, at: Instant): Promise<void> {
    await this.delete(key, UUID.test(id) ? id : null, since, 'takenBack', at);
  }

  /** Of what was never sent: the rows stay, as of every file, and say so; their names may be somebody's. */
  async forget(key: DossierKey, at: Instant): Promise<void> {
    await this.delete(key, 'all', 0, 'notSent', at);
  }

  private async delete(
    { homeAgencyId, id: owner }: DossierKey,
    which: string | null,
    since: Instant,
    reason: string,
    at: Instant,
  ): Promise<void> {
    const { rows } = await this.database.query<{ sha256: string }>({
      name: 'applicants-files-delete',
      text: `update attachment set deleted_at = $3::timestamptz, deleted_reason = $4,
          name = case when $4 = 'notSent' then '' else name end
        where home_agency_id = $1 and owner_id = $2 and ($5::text = 'all' or id::text = $5)
          and uploaded_by is null and deleted_at is null and uploaded_at >= to_timestamp($6::float8 / 1000)
        returning encode(sha256, 'hex') as sha256`,
      values: [homeAgencyId, owner, formatInstant(at), reason, which, since],
    });
    for (const sha256 of new Set(rows.map((row) => row.sha256))) await this.drop.run(sha256, at);
  }
}
