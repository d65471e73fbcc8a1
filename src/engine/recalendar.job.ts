// Looks every few seconds whether a new calendar is to be taken to open dossiers; goes on where a restart broke it off.
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { Recalendar } from './recalendar.ts';

const EVERY_MS = 5_000;

@Injectable()
export class RecalendarJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(RecalendarJob.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly recalendar: Recalendar) {}

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
      const sent = await this.recalendar.run(() => !this.stopped);
      if (sent > 0) this.log.log(`a new calendar was taken to ${sent} dossiers`);
    } catch (error) {
      this.log.error(`a new calendar could not be taken to dossiers: ${String(error)}`);
    }
  }
}
