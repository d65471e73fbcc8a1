// Lets bytes go when no row uses them any more. Rows say first that they are deleted, so a crash loses nothing.
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Instant } from '../domain/time/instant.ts';
import { Database } from '../platform/database.ts';
import { AttachmentTable } from './attachment.table.ts';
import { whileClaiming } from './claim-bytes.ts';
import { KeptBytes } from '../platform/files/kept-bytes.ts';

const BATCH = 200;

@Injectable()
export class DropBytes {
  constructor(
    private readonly database: Database,
    private readonly kept: KeptBytes,
  ) {}

  /** Drops the bytes of one SHA-256 unless a row still uses them. */
  async run(sha256: string, at: Instant): Promise<void> {
    await whileClaiming(this.database, sha256, async (claim) => {
      const used = await this.database
        .repository(AttachmentTable)
        .existsBy({ ...under(sha256), deleted_at: IsNull() });
      if (!used) await this.kept.drop(sha256);
      await this.database.transaction(async (sql) => {
        if (!used)
          await sql
            .repository(AttachmentTable)
            .update({ ...under(sha256), bytes_gone_at: IsNull() }, { bytes_gone_at: new Date(at) });
        await claim.spend(sql);
      });
    });
  }

  /** Drops what earlier deletions left behind. */
  async sweep(at: Instant): Promise<void> {
    const { rows } = await this.database.query<{ sha256: string }>({
      name: 'bytes-to-drop',
      text: `select distinct encode(a.sha256, 'hex') as sha256 from attachment a
        where a.deleted_at is not null and a.bytes_gone_at is null
          and not exists (select 1 from attachment u where u.sha256 = a.sha256 and u.deleted_at is null)
        limit ${BATCH}`,
    });
    for (const { sha256 } of rows) await this.run(sha256, at);
  }
}

function under(sha256: string) {
  return { sha256: Buffer.from(sha256, 'hex') };
}
