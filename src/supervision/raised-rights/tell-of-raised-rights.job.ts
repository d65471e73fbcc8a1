// Looks every minute whether somebody was given the rights of an administrator or of a supervisor.
import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { RepeatedJob } from '../../platform/repeated-job.ts';
import { TellOfRaisedRights } from './tell-of-raised-rights.ts';

@Injectable()
export class TellOfRaisedRightsJob extends RepeatedJob {
  constructor(
    private readonly telling: TellOfRaisedRights,
    private readonly clock: Clock,
  ) {
    super(MINUTE_MS, 'the supervising office was not told of raised rights');
  }

  protected async work(): Promise<void> {
    await this.telling.run(this.clock.now());
  }
}
