// Forgets, once an hour, who tried the public look-up.
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { HOUR_MS } from '../domain/time/instant.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { forgetTries } from './count-look-up.ts';

@Injectable()
export class ForgetTriesJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(ForgetTriesJob.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.run().catch((error: unknown) => this.log.error(`forgetting tries failed: ${String(error)}`));
    }, HOUR_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Safe to run at any time, in any number of instances. */
  async run(): Promise<void> {
    await forgetTries(this.database, this.clock.now());
  }
}
