// Makes exports as soon as they are asked for, and looks again every few seconds for those that a stop broke off.
import { rm } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.ts';
import type { JobQueue } from '../../platform/queue/job-queue.ts';
import { Queues } from '../../platform/queue/queues.ts';
import { RepeatedJob } from '../../platform/repeated-job.ts';
import { RunExports } from './export-run.ts';

const QUEUE = 'report-exports';
const EVERY_MS = 10_000;

@Injectable()
export class ExportJob extends RepeatedJob {
  private readonly queue: JobQueue;

  constructor(
    private readonly exports: RunExports,
    private readonly database: Database,
    queues: Queues,
  ) {
    super(EVERY_MS, 'exports were not made');
    this.queue = queues.queue(QUEUE);
    queues.worker(QUEUE, () => this.once());
  }

  /** Somebody waits for one. */
  nudge(): void {
    void this.queue.add({});
  }

  async pathOf(id: string): Promise<string | null> {
    const format = await this.formatOf(id, true);
    return format === null ? null : this.exports.pathOf(id, format);
  }

  async forgetFile(id: string): Promise<void> {
    const format = await this.formatOf(id, false);
    if (format !== null) await rm(this.exports.pathOf(id, format), { force: true });
  }

  private async formatOf(id: string, there: boolean): Promise<string | null> {
    const { rows } = await this.database.query<{ format: string }>({
      name: `export-format-${there}`,
      text: `select format from report_job where id = $1${there ? ' and file is not null' : ''}`,
      values: [id],
    });
    return rows[0]?.format ?? null;
  }

  protected work(goOn: () => boolean): Promise<void> {
    return this.exports.run(goOn);
  }
}
