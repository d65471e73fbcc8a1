// Looks every minute for dossiers that were sent back too often.
import { Injectable } from '@nestjs/common';
import { DAY_MS, type Instant } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { RaiseSendBacks, SETTLED_MS } from './raise-send-backs.ts';
import { RungSweepJob } from './rung-sweep.job.ts';

const EVERY_MS = 60_000;
/** The first look goes back so far: a service that was ended before it looked, and stayed away, is made up for. */
const FIRST_LOOK_MS = 30 * DAY_MS;

@Injectable()
export class SendBacksJob {
  private lookedAt: Instant | null = null;

  constructor(
    jobs: Jobs,
    private readonly sendBacks: RaiseSendBacks,
    private readonly rungs: RungSweepJob,
    private readonly clock: Clock,
  ) {
    jobs.declare({ name: 'sendBacks', every: EVERY_MS, pass: () => this.pass() });
  }

  private async pass(): Promise<void> {
    const now = this.clock.now();
    // What the last look saw was still to be taken back.
    const since = this.lookedAt === null ? now - FIRST_LOOK_MS : this.lookedAt - SETTLED_MS;
    if ((await this.sendBacks.run(since, now)) > 0) this.rungs.wake();
    this.lookedAt = now;
  }
}
