// Looks into the outbox: what is due, what waits for a mail server, and when the next one is due.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import type { DeliveryRef } from './deliver-mail.ts';

/** The reason kept on rows that wait because no mail server is configured. */
const NO_MAIL_SERVER = 'EWAITING: no SMTP server is configured';

@Injectable()
export class FindDueDeliveries {
  constructor(private readonly database: Database) {}

  /** Mails that may be sent now and are not being sent, longest due first. */
  async mails(now: Instant, limit: number): Promise<DeliveryRef[]> {
    const { rows } = await this.database.query<{
      home: string;
      id: string;
    }>({
      name: 'delivery.due',
      text: `
        select home_agency_id as home, id from delivery
        where status in ('waiting', 'sending', 'failed') and kind = 'mail'
          and not_before <= $1 and coalesce(leased_until <= $1, true)
        order by not_before limit $2`,
      values: [new Date(now), limit],
    });
    return rows.map((row) => ({
      homeAgencyId: row.home,
      id: row.id,
    }));
  }

  /** When the next mail is due that is not yet; null when none waits. */
  async nextAt(now: Instant): Promise<Instant | null> {
    const {
      rows: [row],
    } = await this.database.query<{ next: Date | null }>({
      name: 'delivery.next',
      text: `
        select min(not_before) as next from delivery
        where status in ('waiting', 'sending', 'failed') and not_before > $1`,
      values: [new Date(now)],
    });
    return row?.next?.getTime() ?? null;
  }

  /** How long the oldest delivery that is due has been waiting, in milliseconds. */
  async oldestWaitMs(now: Instant): Promise<number> {
    const { rows } = await this.database.query<{ oldest: Date | null }>({
      name: 'delivery.oldest',
      text: `
        select min(not_before) as oldest from delivery
        where status in ('waiting', 'sending', 'failed') and not_before <= $1`,
      values: [new Date(now)],
    });
    return now - (rows[0]?.oldest?.getTime() ?? now);
  }

  /** Whether a mail waits because its server could not be reached or said nothing, or refused the service itself. */
  async serverFails(): Promise<boolean> {
    const { rows } = await this.database.query({
      name: 'delivery.server-fails',
      text: `select 1 from delivery where status = 'failed' and kind = 'mail'
        and last_error ~ '^E(TIMEDOUT|CONNECTION|CONNREFUSED|SOCKET|DNS|AUTH|TLS):' limit 1`,
    });
    return rows.length > 0;
  }

  /** Sets aside what has waited since before an instant and was never tried. @returns how many */
  async hold(since: Instant): Promise<number> {
    const { rows } = await this.database.query({
      name: 'delivery.hold',
      text: `
        update delivery set status = 'held'
        where status = 'waiting' and kind = 'mail' and not_before < $1 and attempts = 0 returning 1`,
      values: [new Date(since)],
    });
    return rows.length;
  }

  /** Writes on every mail that is due why it still waits. */
  async explainWaiting(now: Instant): Promise<void> {
    await this.database.query({
      name: 'delivery.explainWaiting',
      text: `
        update delivery set last_error = $2
        where status = 'waiting' and kind = 'mail' and not_before <= $1 and last_error is null`,
      values: [new Date(now), NO_MAIL_SERVER],
    });
  }
}
