// Keeps forms coming: woken through the queue after a commit that made one due, and every few seconds of itself.
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { Engine } from '../engine/engine.ts';
import type { JobQueue } from '../platform/queue/job-queue.ts';
import { Queues } from '../platform/queue/queues.ts';
import { IssueDueForms } from './issue/issue-due-forms.ts';

const QUEUE = 'documents';
const EVERY_MS = 10_000;
/** Commits follow each other quickly; one look is enough for those of a moment. */
const NUDGE_MS = 300;

/** The tables are the truth; a nudge that is lost costs seconds. */
@Injectable()
export class FormsJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(FormsJob.name);
  private readonly queue: JobQueue;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private nudging = false;
  private stopped = false;
  private deaf: () => void = () => undefined;

  constructor(
    private readonly forms: IssueDueForms,
    private readonly engine: Engine,
    queues: Queues,
  ) {
    this.queue = queues.queue(QUEUE);
    queues.worker(QUEUE, () => this.once());
  }

  onApplicationBootstrap(): void {
    this.deaf = this.engine.onWritten((answers) => {
      if (answers.some(({ forms }) => forms.length > 0)) this.nudge();
    });
    this.timer = setInterval(() => void this.once(), EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    this.deaf();
    await this.running;
  }

  /** There may be something to do; many nudges at one time are one. */
  nudge(): void {
    if (this.nudging || this.stopped) return;
    this.nudging = true;
    void this.queue.add({}, { delayMs: NUDGE_MS });
    setTimeout(() => (this.nudging = false), NUDGE_MS / 2).unref();
  }

  private once(): Promise<void> {
    this.running ??= this.work().finally(() => (this.running = undefined));
    return this.running;
  }

  private async work(): Promise<void> {
    try {
      await this.forms.run(() => !this.stopped);
    } catch (error) {
      this.log.error(`forms were not made: ${String(error)}`);
    }
  }
}
