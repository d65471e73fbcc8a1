// Keeps the engine's tables in shape: journal partitions for the year ahead, and no answers older than two days.
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { forgetAnswers } from '../platform/http/forget-answers.ts';

const EVERY_MS = 300_000;
const BATCH = 5_000;

const PARTITIONS = `select ensure_event_partitions(date_trunc('month', to_timestamp($1::float8 / 1000))::date, 12)`;

@Injectable()
export class HousekeepingJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(HousekeepingJob.name);
  private timer: NodeJS.Timeout | undefined;
  private closing = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.run().catch((error: unknown) => this.log.error(`housekeeping failed: ${String(error)}`));
    }, EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    this.closing = true;
  }

  /** Safe to run at any time, in any number of instances. */
  async run(): Promise<void> {
    const values = [this.clock.now()];
    await this.database.query({ name: 'housekeeping-partitions', text: PARTITIONS, values });
    while ((await forgetAnswers(this.database, this.clock.now(), BATCH)) === BATCH && !this.closing);
  }
}
