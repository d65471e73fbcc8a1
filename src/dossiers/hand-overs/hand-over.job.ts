// Looks every few seconds whether a decision is to be carried out; goes on where a restart broke it off.
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { CarryOutHandOver } from './carry-out-hand-over.ts';

const EVERY_MS = 5_000;

@Injectable()
export class HandOverJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(HandOverJob.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly handOver: CarryOutHandOver) {}

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
      const settled = await this.handOver.run(() => !this.stopped);
      if (settled > 0) this.log.log(`${settled} dossiers were settled by decisions that hand them over`);
    } catch (error) {
      this.log.error(`dossiers could not be handed over: ${String(error)}`);
    }
  }
}
