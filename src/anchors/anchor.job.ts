// An anchor every hour by the service's clock, whichever of several services comes first.
import { Injectable } from '@nestjs/common';
import { HOUR_MS, MINUTE_MS } from '../domain/time/instant.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { KeepAnchors } from './keep-anchors.ts';
import { lastAnchor } from './stored-anchors.ts';

@Injectable()
export class AnchorJob {
  constructor(
    jobs: Jobs,
    private readonly database: Database,
    private readonly anchors: KeepAnchors,
    private readonly clock: Clock,
  ) {
    jobs.declare({ name: 'anchors', every: MINUTE_MS, pass: () => this.keepHourly() });
  }

  private async keepHourly(): Promise<void> {
    const now = this.clock.now();
    const last = await lastAnchor(this.database);
    if (last === null || now - Date.parse(last.at) >= HOUR_MS) await this.anchors.run(now);
  }
}
