// Forgets one-time codes that cannot be used any more.
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { DAY_MS, HOUR_MS } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { OneTimeCodeTable } from './one-time-code.table.ts';

@Injectable()
export class ForgetCodesJob {
  constructor(
    jobs: Jobs,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    jobs.declare({ name: 'forgetCodes', every: HOUR_MS, pass: () => this.run() });
  }

  private async run(): Promise<void> {
    const before = new Date(this.clock.now() - DAY_MS);
    await this.database.repository(OneTimeCodeTable).delete({ code_until: LessThan(before) });
  }
}
