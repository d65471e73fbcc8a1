// The queues of the service by name: features add nudges to them and name who answers a nudge.
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { Config } from '../config.ts';
import { HealthChecks } from '../health-checks.ts';
import { Metrics } from '../metrics.ts';
import { JobQueue } from './job-queue.ts';
import { JobWorker, type JobHandler } from './job-worker.ts';

export interface WorkerOptions {
  /** Jobs at a time in this process; 1 when absent. */
  readonly concurrency?: number;
}

/**
 * ```
 * queues.queue<Wake>('wake').add({ dossierId }, { delayMs })   // false when the queue is down
 * queues.worker<Wake>('wake', ({ dossierId }) => sweep(dossierId), { concurrency: 4 })
 * ```
 * Workers begin with `start()`, which the service calls once it listens and a command never does.
 */
@Injectable()
export class Queues implements BeforeApplicationShutdown {
  private readonly queues = new Map<string, JobQueue>();
  private readonly workers: JobWorker[] = [];
  private readonly jobs: Counter<'queue' | 'result'>;
  private started = false;

  constructor(
    private readonly config: Config,
    checks: HealthChecks,
    metrics: Metrics,
  ) {
    this.jobs = metrics.counter('queue_jobs_total', 'Jobs worked off, by queue and result', [
      'queue',
      'result',
    ]);
    checks.add('queue', () => this.waiting(), { vital: false });
    metrics.gauge('queue_waiting', 'Jobs that wait in all queues', () => this.waiting());
  }

  /** The same queue for the same name. It connects at its first use. */
  queue<Data extends object>(name: string): JobQueue<Data> {
    const known = this.queues.get(name) ?? new JobQueue(this.config, name);
    this.queues.set(name, known);
    return known as unknown as JobQueue<Data>;
  }

  /** Has `handler` answer the jobs of queue `name` in this process, from `start()` on. */
  worker<Data extends object>(name: string, handler: JobHandler<Data>, options: WorkerOptions = {}): void {
    const count = (result: 'done' | 'failed') => this.jobs.inc({ queue: name, result });
    const worker = new JobWorker(this.config, name, handler, options.concurrency ?? 1, count);
    this.workers.push(worker as unknown as JobWorker);
    if (this.started) worker.start();
  }

  /** Jobs that wait in all queues, now or for their time. @throws Error when the queue is down */
  async waiting(): Promise<number> {
    const counts = await Promise.all([...this.queues.values()].map((queue) => queue.waiting()));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Jobs that failed in this process since it began; a sweep has done their work since. */
  async failed(): Promise<number> {
    const { values } = await this.jobs.get();
    return values
      .filter(({ labels }) => labels.result === 'failed')
      .reduce((sum, { value }) => sum + value, 0);
  }

  start(): void {
    this.started = true;
    for (const worker of this.workers) worker.start();
  }

  /** Jobs under way are finished first, while the database is still there. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }
}
