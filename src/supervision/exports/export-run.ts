// Makes the exports that wait, one after the other: claimed under a lease, so that a crash only delays.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { putPlainMails } from '../../alerts/mail/plain-mail.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { DAY_MS } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Clock } from '../../platform/clock.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';
import { refuseUnlessStillHis } from './export-right.ts';
import { WriteExport } from './export-write.ts';
import type { ExportFormat, ExportKind } from './report-job.table.ts';

/** A run that has told nothing for so long has ended without a word. By the database's own clock. */
const LEASE = `interval '2 minutes'`;

/** Whoever has waited longest since one of his was made comes next, so that nobody's many keep others waiting. */
const TURN = `(select max(made.finished_at) from report_job made where made.asked_by = report_job.asked_by) nulls first`;

/** Where each kind is asked for. */
const PAGE_OF: Readonly<Record<ExportKind, string>> = {
  report06: '/reports',
  dossiers: '/reports',
  repeatedLateness: '/repeated-lateness',
  lateMatters: '/repeated-lateness',
  latenessLetter: '/repeated-lateness',
  dutyTrail: '/inspections',
  pauses: '/pauses',
  administrationLog: '/administration-log',
  dossierList: '/queue',
  lateList: '/late',
  board: '/board',
  lateCaseList: '/late-cases',
  taskList: '/tasks',
  complaintList: '/complaints',
};

interface ClaimedJob {
  readonly id: string;
  readonly askedBy: string;
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  readonly wish: unknown;
}

@Injectable()
export class RunExports {
  private readonly log = new Logger(RunExports.name);
  private readonly folder: string;

  constructor(
    private readonly database: Database,
    private readonly write: WriteExport,
    private readonly directory: OrganizationDirectory,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    this.folder = join(config.dataDir, 'exports');
  }

  /** @param goOn asked between pages; an export that is broken off is begun anew by whoever comes next */
  async run(goOn: () => boolean): Promise<void> {
    await this.forgetOld();
    while (goOn()) {
      const job = await this.claim();
      if (job === null) return;
      await this.make(job, goOn);
    }
  }

  pathOf(id: string, format: string): string {
    return join(this.folder, `${id}.${format}`);
  }

  private async make(job: ClaimedJob, goOn: () => boolean): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const file = this.pathOf(job.id, job.format);
    try {
      const at = this.clock.now();
      const organization = await this.directory.current();
      refuseUnlessStillHis(job, organization.holdsOf(job.askedBy, at), organization, at);
      const bytes = await this.write.run(
        { ...job, file, at },
        async (done, total) => goOn() && this.tell(job.id, done, total),
      );
      if (bytes === null) {
        await rm(file, { force: true });
        if (!goOn()) await this.release(job.id);
        return;
      }
      await this.finish(job, bytes);
    } catch (error) {
      await rm(file, { force: true });
      this.log.error(`export ${job.id} failed: ${error instanceof Error ? error.message : 'no reason'}`);
      const problem = error instanceof DomainError ? error.code : 'internal';
      await this.database.query({
        name: 'export-failed',
        text: `update report_job set status = 'failed', problem = $2, leased_until = null,
          finished_at = to_timestamp($3::float8 / 1000) where id = $1 and status = 'running'`,
        values: [job.id, problem, this.clock.now()],
      });
    }
  }

  private async claim(): Promise<ClaimedJob | null> {
    const { rows } = await this.database.query<ClaimedJob>({
      name: 'export-claim',
      text: `update report_job set status = 'running', done = 0, leased_until = clock_timestamp() + ${LEASE}
        where id = (select id from report_job where status in ('waiting', 'running')
          and (leased_until is null or leased_until < clock_timestamp()) order by ${TURN}, asked_at, id limit 1
          for update skip locked)
        returning id, asked_by as "askedBy", kind, format, wish`,
    });
    return rows[0] ?? null;
  }

  /** @returns false when it was cancelled meanwhile */
  private async tell(id: string, done: number, total: number): Promise<boolean> {
    const { rows } = await this.database.query({
      name: 'export-tell',
      text: `update report_job set done = $2, total = $3, leased_until = clock_timestamp() + ${LEASE}
        where id = $1 and status = 'running' returning 1`,
      values: [id, done, total],
    });
    return rows.length > 0;
  }

  private async release(id: string): Promise<void> {
    await this.database.query({
      name: 'export-release',
      text: `update report_job set status = 'waiting', leased_until = null where id = $1 and status = 'running'`,
      values: [id],
    });
  }

  /** The mail is written with the last word of the export, so that there is one of it or neither. */
  private async finish(job: ClaimedJob, bytes: number): Promise<void> {
    const now = this.clock.now();
    const organization = await this.directory.current();
    const unitId = organization.positionsOf(job.askedBy, now)[0]?.unitId;
    const homeAgencyId = unitId === undefined ? null : organization.agencyOf(unitId, now);
    await this.database.transaction(async (sql) => {
      const { rows } = await sql.query<{ email: string | null }>({
        name: 'export-done',
        text: `update report_job j set status = 'done', bytes = $2, file = j.id || '.' || j.format, leased_until = null,
            finished_at = to_timestamp($3::float8 / 1000)
          from staff s where j.id = $1 and j.status = 'running' and s.id = j.asked_by returning s.email`,
        values: [job.id, bytes, now],
      });
      const address = rows[0]?.email ?? null;
      if (address === null || homeAgencyId === null) return;
      await putPlainMails(
        sql,
        [
          {
            homeAgencyId,
            staffId: job.askedBy,
            address,
            dedupeKey: `export:${job.id}`,
            worthUntil: now + DAY_MS,
            subject: '[Một Cửa] Tệp báo cáo đã sẵn sàng',
            paragraphs: [
              'Tệp báo cáo mà ông/bà yêu cầu đã được lập xong. Tệp được giữ trong một ngày.',
              `Tải tại: ${this.config.publicUrl}${PAGE_OF[job.kind]}`,
              'Thư tự động, xin không trả lời.',
            ],
          },
        ],
        now,
      );
    });
  }

  /** Files are kept for a day, their rows for a month. */
  private async forgetOld(): Promise<void> {
    const now = this.clock.now();
    const { rows } = await this.database.query<{ id: string; format: string }>({
      name: 'export-forget',
      text: `update report_job set file = null where file is not null and finished_at < to_timestamp($1::float8 / 1000)
        returning id, format`,
      values: [now - DAY_MS],
    });
    for (const { id, format } of rows) await rm(this.pathOf(id, format), { force: true });
    await this.database.query({
      name: 'export-forget-rows',
      text: `delete from report_job where finished_at < to_timestamp($1::float8 / 1000)`,
      values: [now - 30 * DAY_MS],
    });
  }
}
