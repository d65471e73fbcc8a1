// Makes exports as soon as they are asked for, and looks again every few seconds for those that a stop broke off.
import { rm } from 'node:fs/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { Database } from '../../platform/database.ts';
import type { JobQueue } from '../../platform/queue/job-queue.ts';
import { Queues } from '../../platform/queue/queues.ts';
import { RunExports } from './export-run.ts';

const QUEUE = 'report-exports';
const EVERY_MS = 10_000;

@Injectable()
export class ExportJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(ExportJob.name);
  private readonly queue: JobQueue;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly exports: RunExports,
    private readonly database: Database,
    queues: Queues,
  ) {
    this.queue = queues.queue(QUEUE);
    queues.worker(QUEUE, () => this.once());
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.once(), EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Somebody waits for one. */
  nudge(): void {
    void this.queue.add({});
  }

  /** Makes what waits now. */
  once(): Promise<void> {
    this.running ??= this.work().finally(() => (this.running = undefined));
    return this.running;
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

  private async work(): Promise<void> {
    try {
      await this.exports.run(() => !this.stopped);
    } catch (error) {
      this.log.error(`exports were not made: ${String(error)}`);
    }
  }
}
