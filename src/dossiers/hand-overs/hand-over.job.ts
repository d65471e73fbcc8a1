// Looks every few seconds whether a decision is to be carried out, or a unit came to lie elsewhere; goes on where a restart
// broke it off.
import { Injectable, Logger } from '@nestjs/common';
import { CarryOutHandOver } from './carry-out-hand-over.ts';
import { FollowMovedUnits } from './follow-moved-units.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { Turn } from '../../platform/jobs/job.ts';

const EVERY_MS = 5_000;

@Injectable()
export class HandOverJob {
  private readonly log = new Logger(HandOverJob.name);

  constructor(
    jobs: Jobs,
    private readonly handOver: CarryOutHandOver,
    private readonly moved: FollowMovedUnits,
  ) {
    jobs.declare({ name: 'handOver', every: EVERY_MS, pass: (turn) => this.pass(turn) });
  }

  private async pass({ goOn }: Turn): Promise<void> {
    const settled = await this.handOver.run(goOn);
    const told = await this.moved.run(goOn);
    if (told > 0) this.log.log(`${told} dossiers were told where their unit lies now`);
    if (settled > 0) this.log.log(`${settled} dossiers were settled by decisions that hand them over`);
  }
}
