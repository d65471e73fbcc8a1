// Keeps opening late cases and noting explanations that did not come, beginning with what happened while it was down.
import { Injectable } from '@nestjs/common';
import { RungSweepJob } from '../../alerts/raise/rung-sweep.job.ts';
import { Engine } from '../../engine/engine.ts';
import type { Pass } from '../../platform/jobs/job.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { RunningJob } from '../../platform/jobs/running-job.ts';
import { DUE_AT_ONCE, FallDueLateCases } from './fall-due-late-cases.ts';
import { CASES_AT_ONCE, OpenLateCases } from './open-late-cases.ts';

/** Another instance may have raised alerts; this one looks for them at least so often. */
const IDLE_MS = 3_000;

@Injectable()
export class LateCaseSweepJob {
  private readonly job: RunningJob;

  constructor(
    jobs: Jobs,
    private readonly opening: OpenLateCases,
    private readonly fallingDue: FallDueLateCases,
    private readonly rungs: RungSweepJob,
    engine: Engine,
  ) {
    this.job = jobs.declare({
      name: 'lateCases',
      every: IDLE_MS,
      atStart: true,
      wakeOn: (job) =>
        engine.onWritten((answers) => {
          if (answers.some(({ alerts }) => alerts > 0)) job.wake();
        }),
      pass: () => this.pass(),
    });
  }

  wake(): void {
    this.job.wake();
  }

  private async pass(): Promise<Pass> {
    const opened = await this.opening.run();
    const { due, nextAt } = await this.fallingDue.run();
    if (due > 0) this.rungs.wake();
    return { more: opened === CASES_AT_ONCE || due === DUE_AT_ONCE, nextAt };
  }
}
