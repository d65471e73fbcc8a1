// Looks again at whose the open alerts are whenever the organization changes, or something in it begins or ends.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Clock } from '../../platform/clock.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { RunningJob } from '../../platform/jobs/running-job.ts';
import { ReviewDuties } from '../duty/review-duties.ts';
import { RungSweepJob } from './rung-sweep.job.ts';

const EVERY_MS = 1_000;

@Injectable()
export class DutyReviewJob {
  private readonly job: RunningJob;
  private seen: { readonly picture: Organization; readonly at: Instant } | null = null;

  constructor(
    jobs: Jobs,
    private readonly directory: OrganizationDirectory,
    private readonly review: ReviewDuties,
    private readonly rungs: RungSweepJob,
    private readonly clock: Clock,
  ) {
    this.job = jobs.declare({ name: 'dutyReview', every: EVERY_MS, pass: () => this.pass() });
  }

  /** A pass now, or the one under way. */
  once(): Promise<void> {
    return this.job.once();
  }

  private async pass(): Promise<void> {
    const now = this.clock.now();
    const picture = await this.directory.current();
    const began = this.seen?.picture === picture ? picture.lastChangeIn(this.seen.at, now) : now;
    if (began !== null) {
      const marked = await this.review.run(picture, began, now);
      if (marked > 0) this.rungs.wake();
    }
    this.seen = { picture, at: now };
  }
}
