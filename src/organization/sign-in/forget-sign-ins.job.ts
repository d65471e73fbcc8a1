// Forgets sessions that ended a month ago.
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { HOUR_MS } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { Sessions } from './sessions.ts';

@Injectable()
export class ForgetSignInsJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(ForgetSignInsJob.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.run().catch((error: unknown) => this.log.error(`forgetting sign-ins failed: ${String(error)}`));
    }, HOUR_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Safe to run at any time, in any number of instances. */
  async run(): Promise<void> {
    await this.sessions.purge(this.clock.now());
  }
}
