// Forgets half-typed dossiers after three days.
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { formatInstant, HOUR_MS } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { DRAFT_KEPT_MS } from './keep-drafts.ts';

@Injectable()
export class ForgetDraftsJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(ForgetDraftsJob.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.run().catch((error: unknown) => this.log.error(`forgetting failed: ${String(error)}`));
    }, HOUR_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Safe to run at any time, in any number of instances. */
  async run(): Promise<void> {
    await this.database.query({
      name: 'draft-forget',
      text: `delete from dossier_draft where updated_at < $1`,
      values: [formatInstant(this.clock.now() - DRAFT_KEPT_MS)],
    });
  }
}
