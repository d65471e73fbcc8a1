// Forgets, once an hour, tries that no longer count and places that nobody came from for long.
import { Injectable } from '@nestjs/common';
import { HOUR_MS } from '../../domain/time/instant.ts';
import { Clock } from '../clock.ts';
import { RepeatedJob } from '../repeated-job.ts';
import { KnownPlaces } from './known-places.ts';
import { Throttle } from './throttle.ts';

@Injectable()
export class ForgetTriesJob extends RepeatedJob {
  constructor(
    private readonly throttle: Throttle,
    private readonly places: KnownPlaces,
    private readonly clock: Clock,
  ) {
    super(HOUR_MS, 'forgetting tries failed');
  }

  protected async work(): Promise<void> {
    const now = this.clock.now();
    await this.throttle.purge(now);
    await this.places.purge(now);
  }
}
