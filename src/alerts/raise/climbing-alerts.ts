// The alerts that still climb: when the next rung is due, and setting one aside that cannot be raised.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';

@Injectable()
export class ClimbingAlerts {
  constructor(private readonly database: Database) {}

  /** When the next rung is due, or has been due since; null when nothing climbs. */
  async nextAt(): Promise<Instant | null> {
    const { rows } = await this.database.query<{ next: Date | null }>({
      name: 'alerts.nextRung',
      text: `select min(next_rung_at) as next from alert where next_rung_at is not null`,
      values: [],
    });
    return rows[0]?.next?.getTime() ?? null;
  }

  /** Puts off the alert that is due longest. @returns its id, null when none is due */
  async setAside(now: Instant, ms: number): Promise<string | null> {
    const { rows } = await this.database.query<{ id: string }>({
      name: 'alerts.setAside',
      text: `
        with due as (
          select home_agency_id, id from alert where next_rung_at <= $1
          order by next_rung_at limit 1 for update skip locked)
        update alert set next_rung_at = $2 from due
        where alert.home_agency_id = due.home_agency_id and alert.id = due.id returning alert.id`,
      values: [new Date(now), new Date(now + ms)],
    });
    return rows[0]?.id ?? null;
  }
}
