// Looks every minute whether somebody was given the rights of an administrator or of a supervisor.
import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { TellOfRaisedRights } from './tell-of-raised-rights.ts';

@Injectable()
export class TellOfRaisedRightsJob {
  constructor(jobs: Jobs, telling: TellOfRaisedRights, clock: Clock) {
    jobs.declare({
      name: 'raisedRights',
      every: MINUTE_MS,
      pass: async () => void (await telling.run(clock.now())),
    });
  }
}
