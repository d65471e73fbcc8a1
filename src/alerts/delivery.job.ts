// Keeps the outbox moving: through the queue while it works, from here while it does not.
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import type { Instant } from '../domain/time/instant.ts';
import { Clock } from '../platform/clock.ts';
import { CommitSignals } from '../platform/commit-signals.ts';
import { DeliverMail } from './deliver-mail.ts';
import { DeliveryQueue } from './delivery-queue.ts';
import { DispatchDeliveries } from './dispatch-deliveries.ts';
import { RungSweepJob } from './rung-sweep.job.ts';
import { SweepLoop } from './sweep-loop.ts';

const IDLE_MS = 10_000;

@Injectable()
export class DeliveryJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(DeliveryJob.name);
  private readonly loop: SweepLoop;
  private listening: Subscription | null = null;

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly deliverMail: DeliverMail,
    private readonly rungs: RungSweepJob,
    private readonly signals: CommitSignals,
    dispatch: DispatchDeliveries,
    clock: Clock,
  ) {
    this.loop = new SweepLoop(clock, {
      pass: () => dispatch.run(),
      onError: (error, failures) =>
        this.logger.error(`The outbox was not looked through, try ${failures}: ${String(error)}`),
      idleMs: IDLE_MS,
    });
  }

  onApplicationBootstrap(): void {
    this.listening = this.signals.all.subscribe((signal) => {
      if (signal.type === 'deliveriesWritten') this.loop.wake();
    });
    this.queue.open({
      mail: (ref) => this.deliverMail.run(ref),
      sweep: () => {
        this.rungs.wake();
        this.loop.wake();
      },
    });
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.listening?.unsubscribe();
    await this.loop.stop();
  }

  /** When a pass last ended well; null before the first. */
  get lastPassAt(): Instant | null {
    return this.loop.lastPassAt;
  }
}
