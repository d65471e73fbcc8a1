// Forgets, once an hour, tries that no longer count and places that nobody came from for long.
import { Injectable } from '@nestjs/common';
import { HOUR_MS } from '../../domain/time/instant.ts';
import { Clock } from '../clock.ts';
import { Jobs } from '../jobs/jobs.ts';
import type { RunningJob } from '../jobs/running-job.ts';
import { KnownPlaces } from './known-places.ts';
import { Throttle } from './throttle.ts';

@Injectable()
export class ForgetTriesJob {
  private readonly job: RunningJob;
  constructor(
    jobs: Jobs,
    private readonly throttle: Throttle,
    private readonly places: KnownPlaces,
    private readonly clock: Clock,
  ) {
    this.job = jobs.declare({ name: 'forgetTries', every: HOUR_MS, pass: () => this.pass() });
  }

  /** A pass now, or the one under way. */
  once(): Promise<void> {
    return this.job.once();
  }

  private async pass(): Promise<void> {
    const now = this.clock.now();
    await this.throttle.purge(now);
    await this.places.purge(now);
  }
}
