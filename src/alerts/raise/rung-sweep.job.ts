// Keeps raising rungs for as long as the service lives, beginning with what fell due while it was down.
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { type Instant, MINUTE_MS } from '../../domain/time/instant.ts';
import { Engine } from '../../engine/engine.ts';
import { Clock } from '../../platform/clock.ts';
import { HealthChecks } from '../../platform/health-checks.ts';
import { Metrics } from '../../platform/metrics.ts';
import { ClimbingAlerts } from './climbing-alerts.ts';
import { DeliveryJob } from '../mail/delivery.job.ts';
import { HintChannel } from '../live/hint-channel.ts';
import { BATCH_SIZE, type RaisedBatch, RaiseRungs } from './raise-rungs.ts';
import { type Pass, SweepLoop } from '../sweep-loop.ts';

/** Another instance may have written alerts; this one looks for them at least so often. */
const IDLE_MS = 3_000;
/** After so many failed passes the alerts are taken one by one, and the one that fails is set aside for a while. */
const FAILURES_BEFORE_SINGLES = 3;
/** The longest that a rung may be late before readiness says so. */
const LATE_MS = MINUTE_MS;
const SET_ASIDE_MS = 5 * MINUTE_MS;

@Injectable()
export class RungSweepJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RungSweepJob.name);
  private readonly loop: SweepLoop;
  private failures = 0;
  private unsubscribe: () => void = () => undefined;
  private readonly rungs: Counter<'result'>;

  constructor(
    private readonly raiseRungs: RaiseRungs,
    private readonly climbing: ClimbingAlerts,
    private readonly hints: HintChannel,
    private readonly deliveries: DeliveryJob,
    private readonly engine: Engine,
    private readonly clock: Clock,
    metrics: Metrics,
    checks: HealthChecks,
  ) {
    this.loop = new SweepLoop(clock, {
      pass: () => this.pass(),
      onError: (error, failures) => this.failed(error, failures),
      idleMs: IDLE_MS,
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

  onApplicationBootstrap(): void {
    this.unsubscribe = this.engine.onWritten((written) => {
      if (written.some(({ alerts }) => alerts > 0)) this.wake();
    });
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.unsubscribe();
    await this.loop.stop();
  }

  /** There may be alerts that are due. */
  wake(): void {
    this.loop.wake();
  }

  /** When a pass last ended well; null before the first. */
  get lastPassAt(): Instant | null {
    return this.loop.lastPassAt;
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

  private async pass(): Promise<Pass> {
    const batch =
      this.failures < FAILURES_BEFORE_SINGLES ? await this.raiseRungs.run() : await this.raiseSingles();
    this.failures = 0;
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

  private failed(error: unknown, failures: number): void {
    this.failures = failures;
    this.logger.error(`Rungs were not raised, try ${failures}: ${String(error)}`);
  }
}
