// Keeps the engine's tables in shape: journal partitions for the year ahead, and no answers older than two days.
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';

const EVERY_MS = 300_000;
const BATCH = 5_000;

const PARTITIONS = `select ensure_event_partitions(date_trunc('month', to_timestamp($1::float8 / 1000))::date, 12)`;
/** An Idempotency-Key is good for a day; two, so that nothing depends on the hour of the sweep. */
const OLD_ANSWERS = `
  with gone as (delete from idempotency_key where ctid = any(array(
    select ctid from idempotency_key where created_at < to_timestamp($1::float8 / 1000) - interval '2 days' limit $2))
    returning 1)
  select count(*)::int as count from gone`;

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
    while ((await this.forget(BATCH)) === BATCH && goOn());
  }

  private async forget(atMost: number): Promise<number> {
    const { rows } = await this.database.query<{ count: number }>({
      name: 'housekeeping-answers',
      text: OLD_ANSWERS,
      values: [this.clock.now(), atMost],
    });
    return rows[0]!.count;
  }
}
