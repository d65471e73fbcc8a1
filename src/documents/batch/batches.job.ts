// Makes the prints of many forms that were asked for, and forgets them after a day.
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { JobQueue } from '../../platform/queue/job-queue.ts';
import { Queues } from '../../platform/queue/queues.ts';
import { RunBatches } from './run-batches.ts';

const QUEUE = 'document-batches';
const EVERY_MS = 10_000;

/** The table is the truth: what a stop broke off is begun anew by whoever comes next. */
@Injectable()
export class BatchesJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(BatchesJob.name);
  private readonly queue: JobQueue;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly batches: RunBatches,
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

  private once(): Promise<void> {
    this.running ??= this.work().finally(() => (this.running = undefined));
    return this.running;
  }

  private async work(): Promise<void> {
    try {
      await this.batches.run(() => !this.stopped);
    } catch (error) {
      this.log.error(`prints of many forms were not made: ${String(error)}`);
    }
  }
}
