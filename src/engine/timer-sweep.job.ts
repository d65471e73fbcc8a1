// Keeps the timer sweep going: at start, when the next timer is due, after every commit that arms a nearer one.
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Engine } from './engine.ts';
import { TimerSweep } from './timer-sweep.ts';

/** Never asleep for longer, so that timers armed by another instance and clock changes are noticed. */
const LONGEST_SLEEP_MS = 5_000;
const AFTER_FAILURE_MS = 1_000;

@Injectable()
export class TimerSweepJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(TimerSweepJob.name);
  private timeout: NodeJS.Timeout | undefined;
  private wakesAt = Number.POSITIVE_INFINITY;
  private running: Promise<void> | undefined;
  private stopped = false;
  private unsubscribe: () => void = () => undefined;
  /** When the last sweep ended, for the health check; null before the first. */
  lastSweepAt: number | null = null;

  constructor(
    private readonly timers: TimerSweep,
    private readonly engine: Engine,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.engine.onWritten((written) => {
      for (const { nextTimerAt } of written) if (nextTimerAt !== null) this.wakeAt(nextTimerAt);
    });
    this.wake();
  }

  /** Sweeps as soon as possible. */
  wake(): void {
    this.schedule(0);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    this.unsubscribe();
    clearTimeout(this.timeout);
    await this.running;
  }

  private wakeAt(instant: number): void {
    if (instant < this.wakesAt) this.schedule(Math.max(0, instant - this.clock.now()));
  }

  private schedule(ms: number): void {
    if (this.stopped || this.running) return;
    clearTimeout(this.timeout);
    const wait = Math.min(ms, LONGEST_SLEEP_MS);
    this.wakesAt = this.clock.now() + wait;
    this.timeout = setTimeout(() => {
      this.running = this.run();
    }, wait);
  }

  private async run(): Promise<void> {
    let wait = AFTER_FAILURE_MS;
    try {
      await this.timers.sweep(() => !this.stopped);
      const next = await this.timers.nextAt();
      this.lastSweepAt = this.clock.now();
      wait = next === null ? LONGEST_SLEEP_MS : Math.max(0, next - this.clock.now());
      // A timer that is due but still here is leased by another instance, or has just failed.
      if (wait === 0) wait = AFTER_FAILURE_MS;
    } catch (error) {
      this.log.error(`timer sweep failed: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.running = undefined;
    this.schedule(wait);
  }
}
