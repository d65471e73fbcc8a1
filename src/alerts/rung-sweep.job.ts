// Keeps raising rungs for as long as the service lives, beginning with what fell due while it was down.
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { MINUTE_MS, type Instant } from '../domain/time/instant.ts';
import { Clock } from '../platform/clock.ts';
import { CommitSignals } from '../platform/commit-signals.ts';
import { ClimbingAlerts } from './climbing-alerts.ts';
import { HintChannel } from './hint-channel.ts';
import { BATCH_SIZE, type RaisedBatch, RaiseRungs } from './raise-rungs.ts';
import { type Pass, SweepLoop } from './sweep-loop.ts';

/** Another instance may have written alerts; this one looks for them at least so often. */
const IDLE_MS = 3_000;
/** After so many failed passes the alerts are taken one by one, and the one that fails is set aside for a while. */
const FAILURES_BEFORE_SINGLES = 3;
const SET_ASIDE_MS = 5 * MINUTE_MS;

@Injectable()
export class RungSweepJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(RungSweepJob.name);
  private readonly loop: SweepLoop;
  private failures = 0;
  private oldestDue: Instant | null = null;
  private listening: Subscription | null = null;

  constructor(
    private readonly raiseRungs: RaiseRungs,
    private readonly climbing: ClimbingAlerts,
    private readonly hints: HintChannel,
    private readonly signals: CommitSignals,
    private readonly clock: Clock,
  ) {
    this.loop = new SweepLoop(clock, {
      pass: () => this.pass(),
      onError: (error, failures) => this.failed(error, failures),
      idleMs: IDLE_MS,
    });
  }

  onApplicationBootstrap(): void {
    this.listening = this.signals.all.subscribe((signal) => {
      if (signal.type === 'alertsWritten') this.wake();
    });
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.listening?.unsubscribe();
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

  /** How long the oldest rung that was due at the last pass had been waiting, in milliseconds. */
  get oldestWaitMs(): number {
    return this.oldestDue === null ? 0 : Math.max(0, this.clock.now() - this.oldestDue);
  }

  private async pass(): Promise<Pass> {
    const batch =
      this.failures < FAILURES_BEFORE_SINGLES ? await this.raiseRungs.run() : await this.raiseSingles();
    this.failures = 0;
    this.tell(batch);
    const nextAt = await this.climbing.nextAt();
    this.oldestDue = nextAt;
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
    if (batch.mails > 0) this.signals.give({ type: 'deliveriesWritten' });
    for (const { alertId, code } of batch.failures)
      this.logger.error(`Alert ${alertId} cannot climb: ${code}`);
    if (batch.unreached > 0) this.logger.error(`${batch.unreached} rungs found nobody to tell`);
  }

  private failed(error: unknown, failures: number): void {
    this.failures = failures;
    this.logger.error(`Rungs were not raised, try ${failures}: ${String(error)}`);
  }
}
