// Keeps forms coming: woken through the queue after a commit that made one due, and every few seconds of itself.
import { Injectable } from '@nestjs/common';
import { DOSSIER } from '../dossier-kind/dossier.ts';
import { answersOf } from '../engine/told.ts';
import { Engine } from '../engine/engine.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { IssueDueForms } from './issue/issue-due-forms.ts';

const EVERY_MS = 10_000;
/** Commits follow each other quickly; one look is enough for those of a moment. */
const NUDGE_MS = 300;

/** The tables are the truth; a nudge that is lost costs seconds. */
@Injectable()
export class FormsJob {
  constructor(jobs: Jobs, forms: IssueDueForms, engine: Engine) {
    jobs.declare({
      name: 'forms',
      every: EVERY_MS,
      wakeOn: (job) =>
        engine.onWritten((written) => {
          if (answersOf(DOSSIER, written).some(({ forms: due }) => due.length > 0)) job.nudge(NUDGE_MS);
        }),
      pass: async ({ goOn }) => void (await forms.run(goOn)),
    });
  }
}
