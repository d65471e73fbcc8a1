// How many deliveries stand in each status, for the tabs above the outbox.
import { Injectable } from '@nestjs/common';
import { DAY_MS, formatInstant, type Instant } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { DeliveryChannel, DeliveryStatus } from './delivery.table.ts';
import type { DeliveryCountsView } from './delivery-view.ts';

/** What was sent or dropped is never swept away, so that all of it is counted only when it is asked for. */
const SENT_COUNTED_MS = 30 * DAY_MS;

@Injectable()
export class CountDeliveries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param since null: everything that is neither sent nor dropped, and what was written in the last thirty days of what is */
  async run(channel: DeliveryChannel | null, since: Instant | null): Promise<DeliveryCountsView> {
    const sentSince = since ?? this.clock.now() - SENT_COUNTED_MS;
    const { rows } = await this.database.query<{ status: DeliveryStatus; n: number }>({
      name: 'delivery.counts',
      text: `
        select status, count(*)::int as n from delivery
        where status in ('waiting', 'sending', 'failed', 'dead', 'held') and ($1::text is null or kind = $1)
          and ($2::timestamptz is null or created_at >= $2)
        group by status
        union all
        select status, count(*)::int from delivery
        where status in ('sent', 'dropped') and ($1::text is null or kind = $1) and created_at >= $3
        group by status`,
      values: [channel, since === null ? null : new Date(since), new Date(sentSince)],
    });
    const count = (status: DeliveryStatus) => rows.find((row) => row.status === status)?.n ?? 0;
    return {
      waiting: count('waiting'),
      sending: count('sending'),
      sent: count('sent'),
      failed: count('failed'),
      dead: count('dead'),
      held: count('held'),
      dropped: count('dropped'),
      sentSince: formatInstant(sentSince),
    };
  }
}
