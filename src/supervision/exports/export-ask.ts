// Exports for whoever asked for them: ask, look how far, cancel, fetch.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { ExportBody } from './export-bodies.ts';
import { ExportJob } from './export.job.ts';
import { refuseUnlessStillHis } from './export-right.ts';
import type { KeptExport } from './export-right.ts';
import type { ExportView } from './export-view.ts';
import type { ExportWish } from './export-wish.ts';
import { PRINTED_KINDS } from './report-job.table.ts';
import type { ExportFormat, ExportKind } from './report-job.table.ts';
import { AskReport } from '../reports/report-ask.ts';

/** Exports of one person that may wait or run at a time. */
const AT_ONCE = 5;

@Injectable()
export class AskExport {
  constructor(
    private readonly report: AskReport,
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly job: ExportJob,
  ) {}

  /** @throws DomainError as `ReadReport06`, `export.notPrinted`, `export.tooMany` */
  async ask(body: ExportBody, actor: Actor, now: Instant): Promise<ExportView> {
    const { question, unit } = await this.report.run(body, actor, now);
    const { from, to, cell, kind, format, variant } = body;
    const wish: ExportWish = {
      question: { ...question, now: false },
      from,
      to,
      unitName: unit?.name ?? null,
      variant,
      cell,
    };
    return this.put(kind, format, wish, actor, now);
  }

  /** @param wish what whoever writes that kind makes it from. @throws DomainError `export.notPrinted`, `export.tooMany` */
  async put(
    kind: ExportKind,
    format: ExportFormat,
    wish: object,
    actor: Actor,
    now: Instant,
  ): Promise<ExportView> {
    if (format === 'pdf' && !PRINTED_KINDS.some((each) => each === kind))
      throw new DomainError('export.notPrinted', 'This list is had as XLSX or CSV only', { kind });
    const id = uuidv7();
    const { rows } = await this.database.query({
      name: 'export-ask',
      text: `insert into report_job (id, asked_by, asked_at, kind, format, wish, status, done)
        select $1, $2::uuid, to_timestamp($3::float8 / 1000), $4, $5, $6, 'waiting', 0
        where (select count(*) from report_job where asked_by = $2::uuid and status in ('waiting', 'running')) < ${AT_ONCE}
        returning 1`,
      values: [id, actor.staffId, now, kind, format, JSON.stringify(wish)],
    });
    if (rows.length === 0)
      throw new DomainError('export.tooMany', 'Wait for the exports that you have asked for', {
        atOnce: AT_ONCE,
      });
    this.job.nudge();
    return this.show(id, actor);
  }

  /** @throws DomainError `export.unknown` for any but one's own */
  async show(id: string, actor: Actor): Promise<ExportView> {
    const { rows } = await this.database.query<ExportView>({
      name: 'export-show',
      text: `select id, kind, format, status, done, total, bytes::float8 as bytes, problem,
          (extract(epoch from asked_at) * 1000)::float8 as "askedAt",
          (extract(epoch from finished_at) * 1000)::float8 as "finishedAt"
        from report_job where id = $1 and asked_by = $2`,
      values: [id, actor.staffId],
    });
    const [row] = rows;
    if (row === undefined) throw new DomainError('export.unknown', 'There is no such export', { id });
    return row;
  }

  /** What runs stops at its next page; a file that is there goes. @throws DomainError `export.unknown` */
  async cancel(id: string, actor: Actor, now: Instant): Promise<ExportView> {
    await this.show(id, actor);
    await this.database.query({
      name: 'export-cancel',
      text: `update report_job set status = 'cancelled', leased_until = null, finished_at = to_timestamp($2::float8 / 1000)
        where id = $1 and status <> 'cancelled'`,
      values: [id, now],
    });
    await this.job.forgetFile(id);
    return this.show(id, actor);
  }

  /** Where the file is. @throws DomainError `export.unknown`, `export.rightEnded`, `export.notReady` */
  async file(
    id: string,
    actor: Actor,
    now: Instant,
  ): Promise<{ readonly path: string; readonly view: ExportView }> {
    const view = await this.show(id, actor);
    const { rows } = await this.database.query<KeptExport>({
      name: 'export-kept',
      text: `select kind, wish from report_job where id = $1`,
      values: [id],
    });
    refuseUnlessStillHis(rows[0]!, actor.holds, await this.directory.current(), now);
    const path = view.status === 'done' ? await this.job.pathOf(id) : null;
    if (path === null) throw new DomainError('export.notReady', 'There is no file of this export', { id });
    return { path, view };
  }
}
