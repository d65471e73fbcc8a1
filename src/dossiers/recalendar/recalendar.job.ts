// Looks every few seconds whether a new calendar is to be taken to open dossiers; goes on where a restart broke it off.
import { Injectable, Logger } from '@nestjs/common';
import { Recalendar } from './recalendar.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { Turn } from '../../platform/jobs/job.ts';

const EVERY_MS = 5_000;

@Injectable()
export class RecalendarJob {
  private readonly log = new Logger(RecalendarJob.name);

  constructor(
    jobs: Jobs,
    private readonly recalendar: Recalendar,
  ) {
    jobs.declare({ name: 'recalendar', every: EVERY_MS, pass: (turn) => this.pass(turn) });
  }

  private async pass({ goOn }: Turn): Promise<void> {
    const sent = await this.recalendar.run(goOn);
    if (sent > 0) this.log.log(`a new calendar was taken to ${sent} dossiers`);
  }
}
