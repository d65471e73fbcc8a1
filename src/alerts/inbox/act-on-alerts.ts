// Takes up, or hides for a while, all alerts of a line at once; or some that are named.
import { Injectable } from '@nestjs/common';
import { formatInstant, type Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { type AlertSelection, selected, selectionValues } from './alert-selection.ts';
import { hasDuty } from '../duty/has-duty.ts';
import { readMatters } from '../duty/read-matters.ts';
import { checkSnooze } from './snooze-alert.ts';

/** So many at a time; what is left is said, and taken with the next call. */
const MOST_AT_ONCE = 1_000;

export interface Chosen {
  readonly selection: AlertSelection;
  /** Named ones; null for all that are selected. */
  readonly ids: readonly string[] | null;
  /** Nothing told after it: the reader has not seen it. */
  readonly toldUntil: Instant;
}

export interface TakenUp {
  readonly acknowledged: number;
  /** In other hands by now. */
  readonly notHeld: number;
  /** Whether there are more than were taken at once. */
  readonly more: boolean;
}

@Injectable()
export class ActOnAlerts {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly clock: Clock,
  ) {}

  /** Takes up those of them that are the person's; what closed or was taken up meanwhile is passed over. */
  async acknowledge({ staffId }: Actor, chosen: Chosen): Promise<TakenUp> {
    const now = this.clock.now();
    const ids = await this.find(staffId, chosen, now);
    const matters = await readMatters(
      this.database,
      ids.map((alertId) => ({ alertId, staffId })),
    );
    const organization = await this.directory.current();
    const his = matters
      .filter(({ matter }) => hasDuty(organization, matter, staffId, now))
      .map(({ alertId }) => alertId);
    const { rows } = await this.database.query({
      name: 'alerts.acknowledge-many',
      text: `
        with seen as (
          update alert_notice set seen_at = coalesce(seen_at, $3) where alert_id = any($1::uuid[]) and staff_id = $2)
        update alert set acknowledged_at = $3, acknowledged_by = $2,
          next_rung_at = case when next_rung_at <= $3 then next_rung_at end
        where id = any($1::uuid[]) and acknowledged_at is null and closed_at is null returning 1`,
      values: [his, staffId, new Date(now)],
    });
    return {
      acknowledged: rows.length,
      notHeld: ids.length - his.length,
      more: ids.length === MOST_AT_ONCE,
    };
  }

  /**
   * Hides them from this person alone; they climb on all the same.
   *
   * @throws DomainError `alert.snoozeInvalid`
   */
  async snooze(
    { staffId }: Actor,
    chosen: Chosen,
    until: Instant,
  ): Promise<{ readonly snoozed: number; readonly snoozedUntil: string }> {
    const now = this.clock.now();
    checkSnooze(until, now);
    const ids = await this.find(staffId, chosen, now);
    const { rows } = await this.database.query({
      name: 'alerts.snooze-many',
      text: `
        update alert_notice set snoozed_until = $3, seen_at = coalesce(seen_at, $4)
        where alert_id = any($1::uuid[]) and staff_id = $2 returning 1`,
      values: [ids, staffId, new Date(until), new Date(now)],
    });
    return { snoozed: rows.length, snoozedUntil: formatInstant(until) };
  }

  private async find(
    staffId: string,
    { selection, ids, toldUntil }: Chosen,
    now: Instant,
  ): Promise<string[]> {
    const { rows } = await this.database.query<{ id: string }>({
      name: selection.open ? 'alerts.chosen-open' : 'alerts.chosen-all',
      text: `
        select alert.id from alert_notice notice
        join alert on alert.home_agency_id = notice.home_agency_id and alert.id = notice.alert_id
        where ${selected(selection.open)} and notice.raised_at <= $6 and ($7::uuid[] is null or alert.id = any($7))
        order by alert.due_at, alert.id limit ${MOST_AT_ONCE}`,
      values: [...selectionValues(staffId, selection, now), new Date(toldUntil), ids],
    });
    return rows.map(({ id }) => id);
  }
}
