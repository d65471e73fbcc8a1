// Keeps raising rungs for as long as the service lives, beginning with what fell due while it was down.
import { Injectable, Logger } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { type Instant, MINUTE_MS } from '../../domain/time/instant.ts';
import { Engine } from '../../engine/engine.ts';
import { Clock } from '../../platform/clock.ts';
import { HealthChecks } from '../../platform/health-checks.ts';
import type { Pass } from '../../platform/jobs/job.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { RunningJob } from '../../platform/jobs/running-job.ts';
import { Metrics } from '../../platform/metrics.ts';
import { ClimbingAlerts } from './climbing-alerts.ts';
import { DeliveryJob } from '../mail/delivery.job.ts';
import { HintChannel } from '../live/hint-channel.ts';
import { BATCH_SIZE, type RaisedBatch, RaiseRungs } from './raise-rungs.ts';

/** Another instance may have written alerts; this one looks for them at least so often. */
const IDLE_MS = 3_000;
/** After so many failed passes the alerts are taken one by one, and the one that fails is set aside for a while. */
const FAILURES_BEFORE_SINGLES = 3;
/** The longest that a rung may be late before readiness says so. */
const LATE_MS = MINUTE_MS;
const SET_ASIDE_MS = 5 * MINUTE_MS;

@Injectable()
export class RungSweepJob {
  private readonly logger = new Logger(RungSweepJob.name);
  private readonly job: RunningJob;
  private readonly rungs: Counter<'result'>;

  constructor(
    jobs: Jobs,
    private readonly raiseRungs: RaiseRungs,
    private readonly climbing: ClimbingAlerts,
    private readonly hints: HintChannel,
    private readonly deliveries: DeliveryJob,
    engine: Engine,
    private readonly clock: Clock,
    metrics: Metrics,
    checks: HealthChecks,
  ) {
    this.job = jobs.declare({
      name: 'rungs',
      every: IDLE_MS,
      atStart: true,
      wakeOn: (job) =>
        engine.onWritten((written) => {
          if (written.some(({ alerts }) => alerts > 0)) job.wake();
        }),
      pass: ({ failures }) => this.pass(failures),
    });
    this.rungs = metrics.counter('alert_rungs_total', 'Rungs by what became of them', ['result']);
    metrics.gauge(
      'alert_oldest_wait_seconds',
      'Age of the oldest rung that is due and not raised',
      async () => (await this.oldestWaitMs()) / 1000,
    );
    metrics.gauge('alert_sweep_age_seconds', 'Time since rungs were last looked for', () =>
      this.lastPassAt === null ? -1 : (clock.now() - this.lastPassAt) / 1000,
    );
    checks.add('alerts', () => this.check(), { vital: false });
  }

  /** There may be alerts that are due. */
  wake(): void {
    this.job.wake();
  }

  /** When a pass last ended well; null before the first. */
  get lastPassAt(): Instant | null {
    return this.job.heartbeat.lastPassAt;
  }

  /** How long the oldest rung that is due has been waiting, in milliseconds; the first thing to look at. */
  async oldestWaitMs(): Promise<number> {
    const nextAt = await this.climbing.nextAt();
    return nextAt === null ? 0 : Math.max(0, this.clock.now() - nextAt);
  }

  /** @throws Error when rungs are not raised in time */
  private async check(): Promise<void> {
    if ((await this.oldestWaitMs()) > LATE_MS) throw new Error('alerts are due that were not raised');
  }

  private async pass(failures: number): Promise<Pass> {
    const batch =
      failures < FAILURES_BEFORE_SINGLES ? await this.raiseRungs.run() : await this.raiseSingles();
    this.tell(batch);
    const nextAt = await this.climbing.nextAt();
    return { more: batch.claimed === BATCH_SIZE, nextAt };
  }

  /** One alert that no transaction survives must not hold up all the others. */
  private async raiseSingles(): Promise<RaisedBatch> {
    for (let i = 0; i < BATCH_SIZE; i++)
      try {
        const batch = await this.raiseRungs.run(1);
        if (batch.claimed === 0) return batch;
        this.tell(batch);
      } catch (error) {
        const id = await this.climbing.setAside(this.clock.now(), SET_ASIDE_MS);
        this.logger.error(`Alert ${id ?? '?'} was set aside: ${String(error)}`);
      }
    return this.raiseRungs.run();
  }

  private tell(batch: RaisedBatch): void {
    this.hints.publish(
      [...batch.told].map(([staffId, [first, ...others]]) => ({
        type: 'alert',
        staffId,
        alertId: others.length === 0 ? (first ?? null) : null,
        count: others.length + 1,
      })),
    );
    if (batch.mails > 0) this.deliveries.wake();
    this.rungs.inc({ result: 'raised' }, batch.rungs);
    this.rungs.inc({ result: 'unreached' }, batch.unreached);
    this.rungs.inc({ result: 'failed' }, batch.failures.length);
    for (const { alertId, code } of batch.failures)
      this.logger.error(`Alert ${alertId} cannot climb: ${code}`);
    if (batch.unreached > 0) this.logger.error(`${batch.unreached} rungs found nobody to tell`);
  }
}
