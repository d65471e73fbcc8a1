// Takes what the journal has gained to the figures, every few seconds; goes on where a stop broke it off.
import { Injectable } from '@nestjs/common';
import { RollupPass } from './rollup-pass.ts';
import { RepeatedJob } from '../../platform/repeated-job.ts';

const EVERY_MS = 5_000;

@Injectable()
export class RollupJob extends RepeatedJob {
  constructor(private readonly rollup: RollupPass) {
    super(EVERY_MS, 'the journal could not be taken to the figures');
  }

  protected async work(goOn: () => boolean): Promise<void> {
    await this.rollup.runAll(false, goOn);
  }
}
