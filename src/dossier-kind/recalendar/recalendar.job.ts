// Looks every few seconds whether a new calendar is to be taken to open dossiers; goes on where a restart broke it off.
import { Injectable } from '@nestjs/common';
import { Recalendar } from './recalendar.ts';
import { RepeatedJob } from '../../platform/repeated-job.ts';

const EVERY_MS = 5_000;

@Injectable()
export class RecalendarJob extends RepeatedJob {
  constructor(private readonly recalendar: Recalendar) {
    super(EVERY_MS, 'a new calendar could not be taken to dossiers');
  }

  protected async work(goOn: () => boolean): Promise<void> {
    const sent = await this.recalendar.run(goOn);
    if (sent > 0) this.log.log(`a new calendar was taken to ${sent} dossiers`);
  }
}
