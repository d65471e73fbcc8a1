// The one queue of the service: a nudge tells whichever process takes it that a job has something to do. Losing one costs
// seconds, never truth, for every job also looks by itself.
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { Config } from '../config.ts';
import { HealthChecks } from '../health-checks.ts';
import { Metrics } from '../metrics.ts';
import { openQueue, openWorker, type OpenQueue, type OpenWorker } from './nudge-backend.ts';

const PATIENCE_MS = 5_000;
/** Once it is known to be down, callers are not held up again; opening goes on behind them. */
const PATIENCE_WHEN_DOWN_MS = 250;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * ```
 * nudges.on('exports', () => job.wake())
 * nudges.send('exports')                  // false when the queue is down
 * ```
 * Nudges are taken from `start()` on, which the service calls once it listens and a command never does.
 */
@Injectable()
export class Nudges implements BeforeApplicationShutdown {
  private readonly log = new Logger('Nudges');
  private readonly heard = new Map<string, () => unknown>();
  private readonly taken: Counter<'queue' | 'result'>;
  private readonly ended = new AbortController();
  private opening: Promise<OpenQueue> | null = null;
  private queue: OpenQueue | null = null;
  private worker: OpenWorker | null = null;
  private working: Promise<void> | null = null;
  private down = false;

  constructor(
    private readonly config: Config,
    checks: HealthChecks,
    metrics: Metrics,
  ) {
    this.taken = metrics.counter('queue_jobs_total', 'Nudges taken, by job and result', ['queue', 'result']);
    checks.add('queue', () => this.waiting(), { vital: false });
    metrics.gauge('queue_waiting', 'Nudges that wait', () => this.waiting());
  }

  /** @param hear what it throws is counted and logged; the nudge is not given again */
  on(name: string, hear: () => unknown): void {
    this.heard.set(name, hear);
  }

  /**
   * Many nudges to one job that wait at one time are one.
   *
   * @param afterMs not before so many milliseconds from now
   * @returns false when the queue is down: the caller goes on, because the job looks by itself
   */
  async send(name: string, afterMs = 0): Promise<boolean> {
    const options = { jobId: name, delay: Math.max(0, Math.round(afterMs)), removeOnComplete: true };
    try {
      await this.within((queue) => queue.add(name, {}, { ...options, removeOnFail: true }));
      this.tell(false);
      return true;
    } catch (error) {
      this.tell(true, error);
      return false;
    }
  }

  /** How many nudges wait, now or for their time. @throws Error when the queue is down */
  async waiting(): Promise<number> {
    const counts = await this.within((queue) => queue.getJobCounts('waiting', 'delayed', 'prioritized'));
    return Object.values(counts).reduce((total, count) => total + count, 0);
  }

  start(): void {
    this.working ??= this.work();
  }

  /** What was begun is finished first, while the database is still there. */
  async beforeApplicationShutdown(): Promise<void> {
    this.ended.abort();
    await this.worker?.close().catch(() => undefined);
    await this.working;
    await this.queue?.close().catch(() => undefined);
  }

  private async within<Answer>(ask: (queue: OpenQueue) => Promise<Answer>): Promise<Answer> {
    const inTime = AbortSignal.timeout(this.down ? PATIENCE_WHEN_DOWN_MS : PATIENCE_MS);
    const late = new Promise<never>((_, fail) => {
      inTime.onabort = () => fail(new Error('the queue did not answer in time'));
    });
    this.opening ??= this.open();
    return Promise.race([this.opening.then(ask), late]).finally(() => (inTime.onabort = null));
  }

  /** BullMQ remembers a failed start for good, so a queue that did not open is thrown away. */
  private async open(): Promise<OpenQueue> {
    const queue = openQueue(this.config, this.ended.signal);
    this.queue = queue;
    queue.on('error', (error) => this.tell(true, error));
    try {
      await queue.waitUntilReady();
      return queue;
    } catch (error) {
      this.opening = null;
      void queue.close().catch(() => undefined);
      throw error;
    }
  }

  /** One line when it goes down and one when it is back, not one a nudge. */
  private tell(down: boolean, error?: unknown): void {
    if (down === this.down) return;
    this.down = down;
    if (down) this.log.warn(`the queue is down: ${error instanceof Error ? error.message : 'no reason'}`);
    else this.log.log('the queue is back');
  }

  /** Keeps taking nudges, also after the backend was away. */
  private async work(): Promise<void> {
    const { signal } = this.ended;
    let pauseMs = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      try {
        await this.workOnce(() => (pauseMs = FIRST_PAUSE_MS));
      } catch (error) {
        this.log.warn(`nudges are not taken: ${error instanceof Error ? error.message : 'no reason'}`);
      }
      await pause(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }

  private async workOnce(onReady: () => void): Promise<void> {
    const worker = openWorker(this.config, this.ended.signal, ({ name }) => this.hear(name));
    this.worker = worker;
    worker.on('error', (error) => this.log.debug(error.message));
    try {
      // BullMQ waits for Redis for ever, even when it has been closed meanwhile.
      await Promise.race([worker.waitUntilReady(), aborted(this.ended.signal)]);
      if (this.ended.signal.aborted) return;
      onReady();
      await worker.run();
    } finally {
      await worker.close().catch(() => undefined);
    }
  }

  private async hear(name: string): Promise<void> {
    try {
      await this.heard.get(name)?.();
      this.taken.inc({ queue: name, result: 'done' });
    } catch (error) {
      this.taken.inc({ queue: name, result: 'failed' });
      this.log.error(`a nudge to ${name} failed`, error);
    }
  }
}

const aborted = (signal: AbortSignal): Promise<unknown> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((done) => signal.addEventListener('abort', done, { once: true }));
