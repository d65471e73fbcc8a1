// Work that is done every so often for as long as the service lives: one run at a time, and a stop waits for it.
import { Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';

export abstract class RepeatedJob implements OnApplicationBootstrap, OnModuleDestroy {
  protected readonly log: Logger;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  /** @param failed what the log says when a run throws; the next one comes all the same */
  protected constructor(
    private readonly everyMs: number,
    private readonly failed: string,
  ) {
    this.log = new Logger(new.target.name);
  }

  /** Does what there is to do now. @param goOn asked between parts; false once the service stops */
  protected abstract work(goOn: () => boolean): Promise<void>;

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.once(), this.everyMs).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** A run now, or the one under way. */
  once(): Promise<void> {
    this.running ??= this.run().finally(() => (this.running = undefined));
    return this.running;
  }

  private async run(): Promise<void> {
    try {
      await this.work(() => !this.stopped);
    } catch (error) {
      this.log.error(`${this.failed}: ${String(error)}`);
    }
  }
}
