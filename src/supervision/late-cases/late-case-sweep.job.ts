// Keeps opening late cases, beginning with what happened while it was down.
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type Pass, SweepLoop } from '../../alerts/sweep-loop.ts';
import { Engine } from '../../engine/engine.ts';
import { Clock } from '../../platform/clock.ts';
import { CASES_AT_ONCE, OpenLateCases } from './open-late-cases.ts';

/** Another instance may have raised alerts; this one looks for them at least so often. */
const IDLE_MS = 3_000;

@Injectable()
export class LateCaseSweepJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(LateCaseSweepJob.name);
  private readonly loop: SweepLoop;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly opening: OpenLateCases,
    private readonly engine: Engine,
    clock: Clock,
  ) {
    this.loop = new SweepLoop(clock, {
      pass: () => this.pass(),
      onError: (error, failures) =>
        this.logger.error(`Late cases were not opened, try ${failures}: ${String(error)}`),
      idleMs: IDLE_MS,
    });
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

  wake(): void {
    this.loop.wake();
  }

  private async pass(): Promise<Pass> {
    return { more: (await this.opening.run()) === CASES_AT_ONCE, nextAt: null };
  }
}
