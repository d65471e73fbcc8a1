// Once an hour: uploads that were given up, files past their retention, bytes nobody uses, files not scanned yet.
import { Injectable, Logger } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { DAY_MS, formatInstant, HOUR_MS, type Instant } from '../domain/time/instant.ts';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { Database } from '../platform/database.ts';
import { AttachmentTable } from './attachment.table.ts';
import { DropBytes } from './drop-bytes.ts';
import { KeptBytes } from '../platform/files/kept-bytes.ts';
import { Staging } from './staging.ts';
import { VirusScanner } from './virus-scanner.ts';
import { Jobs } from '../platform/jobs/jobs.ts';

const BATCH = 500;

@Injectable()
export class TidyAttachmentsJob {
  private readonly log = new Logger(TidyAttachmentsJob.name);

  constructor(
    jobs: Jobs,
    private readonly database: Database,
    private readonly staging: Staging,
    private readonly drop: DropBytes,
    private readonly kept: KeptBytes,
    private readonly scanner: VirusScanner,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    jobs.declare({ name: 'tidyAttachments', every: HOUR_MS, pass: () => this.run() });
  }

  /** Safe to run at any time, in any number of instances. */
  async run(): Promise<void> {
    const at = this.clock.now();
    for (const { id, begunAt } of await this.staging.all())
      if (begunAt < at - DAY_MS) await this.staging.forget(id);
    await this.scanWaiting(at);
    await this.deleteOld(at);
    await this.drop.sweep(at);
  }

  /** Files go some years after their dossier or late case was closed, where the office has set such a rule. */
  private async deleteOld(at: Instant): Promise<void> {
    const { yearsKept } = this.config.attachments;
    if (yearsKept === null) return;
    await this.database.query({
      name: 'delete-old-attachments',
      text: `
        update attachment set deleted_at = $1::timestamptz, deleted_reason = 'retention'
        where (home_agency_id, id) in (
          select a.home_agency_id, a.id from attachment a
          left join dossier d on d.home_agency_id = a.home_agency_id and d.id = a.owner_id
          left join late_case c on c.home_agency_id = a.home_agency_id and c.id = a.owner_id
          where a.deleted_at is null
            and coalesce(d.closed_at, c.closed_at) < $1::timestamptz - make_interval(years => $2::integer)
          limit ${BATCH})`,
      values: [formatInstant(at), yearsKept],
    });
  }

  private async scanWaiting(at: Instant): Promise<void> {
    if (!this.scanner.isThere) return;
    const rows = await this.database.repository(AttachmentTable).find({
      where: { scan: In(['notScanned', 'waiting']), deleted_at: IsNull() },
      order: { uploaded_at: 'ASC' },
      take: BATCH,
    });
    for (const sha256 of new Set(rows.map((row) => row.sha256.toString('hex')))) {
      const scan = await this.scanner.scan(await this.kept.read(sha256)).catch((error: unknown) => {
        this.log.warn({ msg: 'a file still waits for its virus scan', reason: String(error) });
        return null;
      });
      if (scan !== null) await this.note(sha256, scan, at);
    }
  }

  private async note(sha256: string, scan: 'clean' | 'infected', at: Instant): Promise<void> {
    const now = new Date(at);
    const gone = scan === 'infected' ? { deleted_at: now, deleted_reason: scan } : {};
    const kept = { sha256: Buffer.from(sha256, 'hex'), deleted_at: IsNull() };
    await this.database.repository(AttachmentTable).update(kept, { scan, scanned_at: now, ...gone });
  }
}
