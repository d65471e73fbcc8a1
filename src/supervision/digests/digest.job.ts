// Looks every few minutes whether an office has opened, and has its morning mails written.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { RepeatedJob } from '../../platform/repeated-job.ts';
import { SendDigests } from './digest-send.ts';

const EVERY_MS = 300_000;

@Injectable()
export class DigestJob extends RepeatedJob {
  constructor(
    private readonly digests: SendDigests,
    private readonly clock: Clock,
  ) {
    super(EVERY_MS, 'morning mails were not written');
  }

  protected async work(): Promise<void> {
    await this.digests.run(this.clock.now());
  }
}
