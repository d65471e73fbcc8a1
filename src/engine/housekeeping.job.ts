// Keeps the engine's tables in shape: journal partitions for the year ahead, and no answers older than two days.
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { forgetAnswers } from '../platform/http/forget-answers.ts';
import { Jobs } from '../platform/jobs/jobs.ts';

const EVERY_MS = 300_000;
const BATCH = 5_000;

const PARTITIONS = `select ensure_event_partitions(date_trunc('month', to_timestamp($1::float8 / 1000))::date, 12)`;

@Injectable()
export class HousekeepingJob {
  constructor(
    jobs: Jobs,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    jobs.declare({ name: 'housekeeping', every: EVERY_MS, pass: ({ goOn }) => this.run(goOn) });
  }

  /** Safe to run at any time, in any number of instances. */
  async run(goOn = () => true): Promise<void> {
    const values = [this.clock.now()];
    await this.database.query({ name: 'housekeeping-partitions', text: PARTITIONS, values });
    while ((await forgetAnswers(this.database, this.clock.now(), BATCH)) === BATCH && goOn());
  }
}
