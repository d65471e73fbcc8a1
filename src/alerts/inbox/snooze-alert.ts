// Hides an alert from one person for a while. It climbs on all the same.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { DAY_MS, formatInstant, type Instant } from '../../domain/time/instant.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { FindAlert } from './find-alert.ts';

const LONGEST_SNOOZE_MS = 30 * DAY_MS;

/** @throws DomainError `alert.snoozeInvalid` for an instant in the past or more than 30 days ahead */
export function checkSnooze(until: Instant, now: Instant): void {
  if (!(until > now && until <= now + LONGEST_SNOOZE_MS))
    throw new DomainError('alert.snoozeInvalid', 'An alert can be hidden for 30 days at most, from now on', {
      until: formatInstant(until),
    });
}

@Injectable()
export class SnoozeAlert {
  constructor(
    private readonly database: Database,
    private readonly alerts: FindAlert,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `alert.snoozeInvalid` for an instant in the past or more than 30 days ahead;
   *   `alert.unknown` for people who were not told
   */
  async run(actor: Actor, alertId: string, until: Instant): Promise<{ snoozedUntil: string }> {
    const now = this.clock.now();
    checkSnooze(until, now);
    const alert = await this.alerts.toldTo(actor, alertId, now);
    await this.database.query({
      name: 'alerts.snooze',
      text: `
        update alert_notice set snoozed_until = $4, seen_at = coalesce(seen_at, $5)
        where home_agency_id = $1 and alert_id = $2 and staff_id = $3`,
      values: [alert.homeAgencyId, alert.id, actor.staffId, new Date(until), new Date(now)],
    });
    return { snoozedUntil: formatInstant(until) };
  }
}
