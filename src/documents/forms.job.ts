// Keeps forms coming: woken through the queue after a commit that made one due, and every few seconds of itself.
import { Injectable } from '@nestjs/common';
import { DOSSIER } from '../dossier-kind/dossier.ts';
import { answersOf } from '../engine/told.ts';
import { Engine } from '../engine/engine.ts';
import type { JobQueue } from '../platform/queue/job-queue.ts';
import { Queues } from '../platform/queue/queues.ts';
import { RepeatedJob } from '../platform/repeated-job.ts';
import { IssueDueForms } from './issue/issue-due-forms.ts';

const QUEUE = 'documents';
const EVERY_MS = 10_000;
/** Commits follow each other quickly; one look is enough for those of a moment. */
const NUDGE_MS = 300;

/** The tables are the truth; a nudge that is lost costs seconds. */
@Injectable()
export class FormsJob extends RepeatedJob {
  private readonly queue: JobQueue;
  private nudging = false;
  private deaf: () => void = () => undefined;

  constructor(
    private readonly forms: IssueDueForms,
    private readonly engine: Engine,
    queues: Queues,
  ) {
    super(EVERY_MS, 'forms were not made');
    this.queue = queues.queue(QUEUE);
    queues.worker(QUEUE, () => this.once());
  }

  override onApplicationBootstrap(): void {
    this.deaf = this.engine.onWritten((written) => {
      if (answersOf(DOSSIER, written).some(({ forms }) => forms.length > 0)) this.nudge();
    });
    super.onApplicationBootstrap();
  }

  override async onModuleDestroy(): Promise<void> {
    this.deaf();
    this.deaf = () => undefined;
    await super.onModuleDestroy();
  }

  /** There may be something to do; many nudges at one time are one. */
  nudge(): void {
    if (this.nudging) return;
    this.nudging = true;
    void this.queue.add({}, { delayMs: NUDGE_MS });
    setTimeout(() => (this.nudging = false), NUDGE_MS / 2).unref();
  }

  protected async work(goOn: () => boolean): Promise<void> {
    await this.forms.run(goOn);
  }
}
