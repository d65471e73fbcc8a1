// Makes the prints of many forms that were asked for, and forgets them after a day.
import { Injectable } from '@nestjs/common';
import type { JobQueue } from '../../platform/queue/job-queue.ts';
import { Queues } from '../../platform/queue/queues.ts';
import { RepeatedJob } from '../../platform/repeated-job.ts';
import { RunBatches } from './run-batches.ts';

const QUEUE = 'document-batches';
const EVERY_MS = 10_000;

/** The table is the truth: what a stop broke off is begun anew by whoever comes next. */
@Injectable()
export class BatchesJob extends RepeatedJob {
  private readonly queue: JobQueue;

  constructor(
    private readonly batches: RunBatches,
    queues: Queues,
  ) {
    super(EVERY_MS, 'prints of many forms were not made');
    this.queue = queues.queue(QUEUE);
    queues.worker(QUEUE, () => this.once());
  }

  /** Somebody waits for one. */
  nudge(): void {
    void this.queue.add({});
  }

  protected work(goOn: () => boolean): Promise<void> {
    return this.batches.run(goOn);
  }
}
