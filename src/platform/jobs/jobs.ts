// The register of all background work: every job is declared here, started and stopped from here, and tells how it is.
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../clock.ts';
import { HealthChecks } from '../health-checks.ts';
import { Metrics } from '../metrics.ts';
import type { Heartbeat, Job } from './job.ts';
import { Nudges } from './nudges.ts';
import { RunningJob } from './running-job.ts';

/** Its code goes to whoever asks for readiness; what failed, only to administrators. */
class Unwell extends Error {
  readonly code: string;

  constructor(name: string) {
    super(`the job ${name} fails`);
    this.code = `job.${name}`;
  }
}

/**
 * ```
 * constructor(jobs: Jobs, private readonly anchors: KeepAnchors) {
 *   this.job = jobs.declare({ name: 'anchors', every: MINUTE_MS, pass: () => this.anchors.run() })
 * }
 * ```
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly all: RunningJob[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly nudges: Nudges,
    metrics: Metrics,
    checks: HealthChecks,
  ) {
    checks.add('jobs', () => this.check(), { vital: false });
    metrics.gaugeOf('job_age_seconds', 'Time since a pass of the job last ended well', 'job', () =>
      Promise.resolve(this.ages()),
    );
  }

  /** @throws Error when there is a job of that name */
  declare(job: Job): RunningJob {
    if (this.all.some(({ heartbeat }) => heartbeat.name === job.name))
      throw new Error(`there are two jobs called ${job.name}`);
    const running = new RunningJob(job, this.clock, this.nudges);
    this.all.push(running);
    return running;
  }

  /** In the order of their names. */
  get heartbeats(): readonly Heartbeat[] {
    return this.all.map(({ heartbeat }) => heartbeat).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Since the service began; each was tried again. */
  get failedPasses(): number {
    return this.all.reduce((sum, { failedPasses }) => sum + failedPasses, 0);
  }

  onApplicationBootstrap(): void {
    for (const job of this.all) job.start();
  }

  /** Resolves when all passes under way have ended. Called before any other room stops what they work with. */
  async stop(): Promise<void> {
    await Promise.all(this.all.map((job) => job.stop()));
  }

  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  private ages(): readonly [string, number][] {
    return this.heartbeats.flatMap(({ name, lastPassAt }) =>
      lastPassAt === null ? [] : [[name, (this.clock.now() - lastPassAt) / 1000]],
    );
  }

  /** @throws Unwell the first job that fails */
  private async check(): Promise<void> {
    const unwell = this.all.find((job) => job.unwell);
    if (unwell !== undefined) return Promise.reject(new Unwell(unwell.heartbeat.name));
  }
}
