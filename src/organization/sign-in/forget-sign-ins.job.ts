// Forgets sessions that ended a month ago.
import { Injectable } from '@nestjs/common';
import { HOUR_MS } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { Sessions } from './sessions.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';

@Injectable()
export class ForgetSignInsJob {
  constructor(
    jobs: Jobs,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {
    jobs.declare({ name: 'forgetSignIns', every: HOUR_MS, pass: () => this.run() });
  }

  /** Safe to run at any time, in any number of instances. */
  async run(): Promise<void> {
    await this.sessions.purge(this.clock.now());
  }
}
