// Puts a delivery that was given up, is held, or waits for its next attempt, back to be sent at once.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { AdministrationLog } from '../../organization/administration-log/administration-log.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Queryable } from '../../platform/database.ts';
import { DeliveryJob } from './delivery.job.ts';

@Injectable()
export class ResendDelivery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly deliveries: DeliveryJob,
    private readonly log: AdministrationLog,
  ) {}

  /**
   * Goes to the address the person has now, under the same Message-ID, if it is still worth sending then.
   *
   * @throws DomainError `delivery.unknown`; `delivery.notResendable` when it was sent or is being sent
   */
  async run(id: string): Promise<{ id: string; status: 'waiting' }> {
    await this.database.transaction((sql) => this.putBack(sql, id));
    this.deliveries.wake();
    return { id, status: 'waiting' };
  }

  private async putBack(sql: Queryable, id: string): Promise<void> {
    const { rows } = await sql.query<{ resent: boolean; status: string }>({
      name: 'delivery.resend',
      text: `
        with chosen as (select home_agency_id, id, status from delivery where id = $1 for update),
        resent as (
          update delivery set status = 'waiting', attempts = 0, not_before = $2, last_error = null, leased_until = null
          from chosen
          where delivery.home_agency_id = chosen.home_agency_id and delivery.id = chosen.id
            and chosen.status in ('waiting', 'failed', 'dead', 'held')
          returning delivery.id)
        select exists (select from resent) as resent, status from chosen`,
      values: [id, new Date(this.clock.now())],
    });
    const [row] = rows;
    if (row === undefined) throw new DomainError('delivery.unknown', 'There is no such delivery', { id });
    if (!row.resent)
      throw new DomainError('delivery.notResendable', 'It was sent, or is being sent right now', { id });
    await this.log.write(sql, {
      action: 'delivery.resent',
      subject: { id, name: null },
      before: { status: row.status },
      after: { status: 'waiting' },
    });
  }
}
