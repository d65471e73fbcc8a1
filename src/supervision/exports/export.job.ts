// Makes exports as soon as they are asked for, and looks again every few seconds for those that a stop broke off.
import { rm } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { RunningJob } from '../../platform/jobs/running-job.ts';
import type { Turn } from '../../platform/jobs/job.ts';
import { RunExports } from './export-run.ts';

const EVERY_MS = 10_000;

@Injectable()
export class ExportJob {
  private readonly job: RunningJob;

  constructor(
    jobs: Jobs,
    private readonly exports: RunExports,
    private readonly database: Database,
  ) {
    this.job = jobs.declare({ name: 'exports', every: EVERY_MS, pass: (turn) => this.pass(turn) });
  }

  /** Somebody waits for one. */
  nudge(): void {
    this.job.nudge();
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

  /** A pass now, or the one under way. */
  once(): Promise<void> {
    return this.job.once();
  }

  private pass({ goOn }: Turn): Promise<void> {
    return this.exports.run(goOn);
  }
}
