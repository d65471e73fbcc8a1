// Looks every few minutes whether an office has opened, and has its morning mails written.
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { SendDigests } from './digest-send.ts';

const EVERY_MS = 300_000;

@Injectable()
export class DigestJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(DigestJob.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly digests: SendDigests,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.digests
        .run(this.clock.now())
        .catch((error: unknown) => this.log.error(`morning mails were not written: ${String(error)}`));
    }, EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }
}
