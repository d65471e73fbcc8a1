// Finds the alerts that came into other hands without anybody touching what they are about: an absence, a position, an
// account or the head of a unit began or ended. The rungs look at them again, tell the new hands and release the old.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../domain/time/instant.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { Organization } from '../organization/organization.ts';
import { Database } from '../platform/database.ts';
import { digestOf } from './duty-of.ts';
import { LevelsAbove } from './levels-above.ts';

interface Standing {
  readonly unit: string;
  readonly officer: string | null;
  readonly levels: string;
}

@Injectable()
export class ReviewDuties {
  constructor(private readonly database: Database) {}

  /**
   * Idempotent, and so repeated after any downtime. Duties of closed alerts are ended on the way.
   *
   * @param since the instant of what began or ended
   * @returns how many alerts are to be looked at again
   */
  async run(organization: Organization, since: Instant, now: Instant): Promise<number> {
    await this.database.query({
      name: 'duties.settle',
      text: `update duty set until_at = greatest(alert.closed_at, duty.from_at) from alert
        where duty.until_at is null and alert.home_agency_id = duty.home_agency_id and alert.id = duty.alert_id
          and alert.closed_at is not null`,
      values: [],
    });
    const { rows } = await this.database.query<Standing>({
      name: 'duties.standing',
      text: `select unit_id as unit, officer_id as officer, levels from duty where until_at is null group by 1, 2, 3`,
      values: [],
    });
    const levels = new LevelsAbove(organization, now);
    const changed = rows.filter((row) => {
      try {
        return digestOf(levels.of(row.unit, row.officer)) !== row.levels;
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        return false;
      }
    });
    if (changed.length === 0) return 0;
    const { rows: marked } = await this.database.query({
      name: 'duties.mark',
      text: `update alert set next_rung_at = least(alert.next_rung_at, $2)
        from duty join json_to_recordset($1) as c (unit uuid, officer uuid, levels text)
          on duty.unit_id = c.unit and duty.officer_id is not distinct from c.officer and duty.levels = c.levels
        where duty.until_at is null and alert.home_agency_id = duty.home_agency_id and alert.id = duty.alert_id
          and alert.closed_at is null
        returning 1`,
      values: [JSON.stringify(changed), new Date(Math.min(since, now))],
    });
    return marked.length;
  }
}
