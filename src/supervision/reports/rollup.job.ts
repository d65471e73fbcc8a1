// Takes what the journal has gained to the figures, every few seconds; goes on where a stop broke it off.
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { RollupPass } from './rollup-pass.ts';

const EVERY_MS = 5_000;

@Injectable()
export class RollupJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(RollupJob.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly rollup: RollupPass) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.once().finally(() => (this.running = undefined));
    }, EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private async once(): Promise<void> {
    try {
      await this.rollup.runAll(false, () => !this.stopped);
    } catch (error) {
      this.log.error(`the journal could not be taken to the figures: ${String(error)}`);
    }
  }
}
