// Makes the prints of many forms that were asked for, and forgets them after a day.
import { Injectable } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { RunningJob } from '../../platform/jobs/running-job.ts';
import { RunBatches } from './run-batches.ts';

const EVERY_MS = 10_000;

/** The table is the truth: what a stop broke off is begun anew by whoever comes next. */
@Injectable()
export class BatchesJob {
  readonly job: RunningJob;

  constructor(jobs: Jobs, batches: RunBatches) {
    this.job = jobs.declare({ name: 'batches', every: EVERY_MS, pass: ({ goOn }) => batches.run(goOn) });
  }

  /** Somebody waits for one. */
  nudge(): void {
    this.job.nudge();
  }
}
