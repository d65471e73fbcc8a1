// Takes what the journal has gained to the figures, every few seconds; goes on where a stop broke it off.
import { Injectable } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { RollupPass } from './rollup-pass.ts';

const EVERY_MS = 5_000;

@Injectable()
export class RollupJob {
  constructor(jobs: Jobs, rollup: RollupPass) {
    jobs.declare({
      name: 'rollup',
      every: EVERY_MS,
      pass: async ({ goOn }) => void (await rollup.runAll(false, goOn)),
    });
  }
}
