// Looks every few seconds whether a decision is to be carried out; goes on where a restart broke it off.
import { Injectable } from '@nestjs/common';
import { CarryOutHandOver } from './carry-out-hand-over.ts';
import { RepeatedJob } from '../../platform/repeated-job.ts';

const EVERY_MS = 5_000;

@Injectable()
export class HandOverJob extends RepeatedJob {
  constructor(private readonly handOver: CarryOutHandOver) {
    super(EVERY_MS, 'dossiers could not be handed over');
  }

  protected async work(goOn: () => boolean): Promise<void> {
    const settled = await this.handOver.run(goOn);
    if (settled > 0) this.log.log(`${settled} dossiers were settled by decisions that hand them over`);
  }
}
