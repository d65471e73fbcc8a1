// Acknowledges an alert: somebody has taken it up, so it climbs no further.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { FindAlert } from './find-alert.ts';

export interface Acknowledgement {
  readonly acknowledgedAt: string;
  readonly acknowledgedBy: string;
}

@Injectable()
export class AcknowledgeAlert {
  constructor(
    private readonly database: Database,
    private readonly alerts: FindAlert,
    private readonly clock: Clock,
  ) {}

  /**
   * The first acknowledgement counts; a later one gives the first back. The line of whoever acknowledges is seen. A look that
   * the rungs owe it, because it came into other hands, is still taken.
   *
   * @throws DomainError `alert.unknown` also to people who were not told and do not oversee the unit; `alert.notHeld` to
   *   who was told and has it no longer, because his taking it up would silence it for those who have; `alert.closed`
   *   when what it was about is over
   */
  async run(actor: Actor, alertId: string): Promise<Acknowledgement> {
    const now = this.clock.now();
    const alert = await this.alerts.heldBy(actor, alertId, now);
    const {
      rows: [row],
    } = await this.database.query<{ acknowledged_at: Date; acknowledged_by: string }>({
      name: 'alerts.acknowledge',
      text: `
        with seen as (
          update alert_notice set seen_at = coalesce(seen_at, $4)
          where home_agency_id = $1 and alert_id = $2 and staff_id = $3)
        update alert set acknowledged_at = coalesce(acknowledged_at, $4),
          acknowledged_by = coalesce(acknowledged_by, $3),
          next_rung_at = case when next_rung_at <= $4 then next_rung_at end
        where home_agency_id = $1 and id = $2 and (closed_at is null or acknowledged_at is not null)
        returning acknowledged_at, acknowledged_by`,
      values: [alert.homeAgencyId, alert.id, actor.staffId, new Date(now)],
    });
    if (row === undefined)
      throw new DomainError('alert.closed', 'The alert is closed: what it was about is over', { alertId });
    return { acknowledgedAt: row.acknowledged_at.toISOString(), acknowledgedBy: row.acknowledged_by };
  }
}
