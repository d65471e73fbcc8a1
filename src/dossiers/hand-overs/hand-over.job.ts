// Looks every few seconds whether a decision is to be carried out, or a unit came to lie elsewhere; goes on where a restart
// broke it off.
import { Injectable } from '@nestjs/common';
import { CarryOutHandOver } from './carry-out-hand-over.ts';
import { FollowMovedUnits } from './follow-moved-units.ts';
import { RepeatedJob } from '../../platform/repeated-job.ts';

const EVERY_MS = 5_000;

@Injectable()
export class HandOverJob extends RepeatedJob {
  constructor(
    private readonly handOver: CarryOutHandOver,
    private readonly moved: FollowMovedUnits,
  ) {
    super(EVERY_MS, 'dossiers could not be handed over');
  }

  protected async work(goOn: () => boolean): Promise<void> {
    const settled = await this.handOver.run(goOn);
    const told = await this.moved.run(goOn);
    if (told > 0) this.log.log(`${told} dossiers were told where their unit lies now`);
    if (settled > 0) this.log.log(`${settled} dossiers were settled by decisions that hand them over`);
  }
}
