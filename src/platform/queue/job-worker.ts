// Takes jobs, and keeps trying to while the backend is away.
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Config } from '../config.ts';
import { openWorker, type OpenWorker } from './queue-backend.ts';

/** Does one job. What it throws is logged; the job is not tried again, because a sweep finds the work later. */
export type JobHandler<Data extends object> = (data: Data) => Promise<void>;

const LONGEST_PAUSE_MS = 30_000;

export class JobWorker<Data extends object = object> {
  private readonly logger = new Logger('Queue');
  private readonly stopped = new AbortController();
  private worker: OpenWorker | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly config: Config,
    readonly name: string,
    private readonly handler: JobHandler<Data>,
    private readonly concurrency: number,
    private readonly onDone: (result: 'done' | 'failed') => void,
  ) {}

  start(): void {
    this.running ??= this.runUntilStopped();
  }

  /** Waits for the jobs under way, and takes no new one. */
  async close(): Promise<void> {
    this.stopped.abort();
    await this.worker?.close().catch(() => undefined);
    await this.running;
  }

  private async runUntilStopped(): Promise<void> {
    let pauseMs = 500;
    while (!this.stopped.signal.aborted) {
      try {
        await this.runOnce(() => (pauseMs = 500));
      } catch (error) {
        this.logger.warn(
          `worker of ${this.name} stopped: ${error instanceof Error ? error.message : 'no reason'}`,
        );
      }
      await pause(pauseMs, undefined, { signal: this.stopped.signal, ref: false }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }

  private async runOnce(onReady: () => void): Promise<void> {
    const worker = openWorker(this.config, this.name, this.concurrency, this.stopped.signal, (job) =>
      this.handle(job.data as Data),
    );
    this.worker = worker;
    worker.on('error', (error) => this.logger.debug(`worker of ${this.name}: ${error.message}`));
    try {
      await Promise.race([worker.waitUntilReady(), this.toldToStop()]);
      if (this.stopped.signal.aborted) return;
      onReady();
      await worker.run();
    } finally {
      await worker.close().catch(() => undefined);
    }
  }

  /** BullMQ waits for Redis for ever, even when it has been closed meanwhile. */
  private async toldToStop(): Promise<void> {
    const { signal } = this.stopped;
    if (!signal.aborted) await new Promise((done) => signal.addEventListener('abort', done, { once: true }));
  }

  private async handle(data: Data): Promise<void> {
    try {
      await this.handler(data);
      this.onDone('done');
    } catch (error) {
      this.onDone('failed');
      this.logger.error(`a job of ${this.name} failed`, error);
      throw error;
    }
  }
}
