// Looks every few minutes whether an office has opened, and has its morning mails written.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { SendDigests } from './digest-send.ts';

const EVERY_MS = 300_000;

@Injectable()
export class DigestJob {
  constructor(jobs: Jobs, digests: SendDigests, clock: Clock) {
    jobs.declare({
      name: 'digests',
      every: EVERY_MS,
      pass: async () => void (await digests.run(clock.now())),
    });
  }
}
