// Forgets half-typed dossiers after three days.
import { Injectable } from '@nestjs/common';
import { formatInstant, HOUR_MS } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { DRAFT_KEPT_MS } from './keep-drafts.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';

@Injectable()
export class ForgetDraftsJob {
  constructor(
    jobs: Jobs,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    jobs.declare({ name: 'forgetDrafts', every: HOUR_MS, pass: () => this.run() });
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
