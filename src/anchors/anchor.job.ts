// An anchor every hour by the service's clock, whichever of several services comes first.
import { Injectable } from '@nestjs/common';
import { HOUR_MS } from '../domain/time/instant.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { RepeatedJob } from '../platform/repeated-job.ts';
import { KeepAnchors } from './keep-anchors.ts';
import { lastAnchor } from './stored-anchors.ts';

const LOOK_EVERY_MS = 60_000;

@Injectable()
export class AnchorJob extends RepeatedJob {
  constructor(
    private readonly database: Database,
    private readonly anchors: KeepAnchors,
    private readonly clock: Clock,
  ) {
    super(LOOK_EVERY_MS, 'no anchor was made or kept');
  }

  protected async work(): Promise<void> {
    const now = this.clock.now();
    const last = await lastAnchor(this.database);
    if (last === null || now - Date.parse(last.at) >= HOUR_MS) await this.anchors.run(now);
  }
}
