// Forgets dossiers that were begun online and never sent, with their files.
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import { DAY_MS, HOUR_MS } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Settings } from '../../platform/settings/settings.ts';
import { KeepLodgings } from './keep-lodgings.ts';
import { OnlineLodgingTable } from './online-lodging.table.ts';
import { UNSENT_KEPT } from './online-settings.ts';

const BATCH = 200;

@Injectable()
export class ForgetLodgingsJob {
  constructor(
    jobs: Jobs,
    private readonly database: Database,
    private readonly kept: KeepLodgings,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {
    jobs.declare({ name: 'forgetLodgings', every: HOUR_MS, pass: () => this.run() });
  }

  /** Safe to run at any time, in any number of instances. */
  async run(): Promise<void> {
    const at = this.clock.now();
    const before = new Date(at - (await this.settings.read(UNSENT_KEPT)) * DAY_MS);
    const old = await this.database.repository(OnlineLodgingTable).find({
      where: { sent_at: IsNull(), changed_at: LessThan(before) },
      take: BATCH,
    });
    for (const { home_agency_id: homeAgencyId, id } of old)
      await this.kept.forget({ homeAgencyId, id }, before.getTime(), at);
  }
}
