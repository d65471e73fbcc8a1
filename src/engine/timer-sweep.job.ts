// Keeps the timer sweep going: at start, when the next timer is due, after every commit that arms a nearer one.
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import type { Pass } from '../platform/jobs/job.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import type { RunningJob } from '../platform/jobs/running-job.ts';
import { Engine } from './engine.ts';
import { TimerSweep } from './timer-sweep.ts';

/** Never asleep for longer, so that timers armed by another instance and clock changes are noticed. */
const LONGEST_SLEEP_MS = 5_000;
/** A timer that is due but still there is leased by another instance, or has just failed. */
const AFTER_FAILURE_MS = 1_000;

@Injectable()
export class TimerSweepJob {
  private readonly job: RunningJob;

  constructor(
    jobs: Jobs,
    private readonly timers: TimerSweep,
    engine: Engine,
    private readonly clock: Clock,
  ) {
    this.job = jobs.declare({
      name: 'timers',
      every: LONGEST_SLEEP_MS,
      atStart: true,
      wakeOn: (job) =>
        engine.onWritten((written) => {
          for (const { nextTimerAt } of written) if (nextTimerAt !== null) job.wakeBy(nextTimerAt);
        }),
      pass: ({ goOn }) => this.pass(goOn),
    });
  }

  /** Sweeps as soon as possible. */
  wake(): void {
    this.job.wake();
  }

  private async pass(goOn: () => boolean): Promise<Pass> {
    await this.timers.sweep(goOn);
    const nextAt = await this.timers.nextAt();
    const now = this.clock.now();
    return { more: false, nextAt: nextAt !== null && nextAt <= now ? now + AFTER_FAILURE_MS : nextAt };
  }
}
