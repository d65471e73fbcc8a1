// Keeps opening late cases, beginning with what happened while it was down.
import { Injectable } from '@nestjs/common';
import { Engine } from '../../engine/engine.ts';
import type { Pass } from '../../platform/jobs/job.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { RunningJob } from '../../platform/jobs/running-job.ts';
import { CASES_AT_ONCE, OpenLateCases } from './open-late-cases.ts';

/** Another instance may have raised alerts; this one looks for them at least so often. */
const IDLE_MS = 3_000;

@Injectable()
export class OpenLateCasesJob {
  private readonly job: RunningJob;

  constructor(
    jobs: Jobs,
    private readonly opening: OpenLateCases,
    engine: Engine,
  ) {
    this.job = jobs.declare({
      name: 'lateCases',
      every: IDLE_MS,
      atStart: true,
      wakeOn: (job) =>
        engine.onWritten((written) => {
          if (written.some(({ alerts }) => alerts > 0)) job.wake();
        }),
      pass: () => this.pass(),
    });
  }

  wake(): void {
    this.job.wake();
  }

  private async pass(): Promise<Pass> {
    return { more: (await this.opening.run()) === CASES_AT_ONCE, nextAt: null };
  }
}
