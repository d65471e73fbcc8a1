// The outbox as administrators see it, newest first. It names staff and dossier codes, no applicant.
import { Injectable } from '@nestjs/common';
import { formatInstant, type Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import type { DeliveryChannel, DeliveryStatus } from './delivery.table.ts';
import type { DeliveryItem, DeliveryPage } from './delivery-view.ts';
import type { DropReason } from './mail-verdict.ts';
import { type Cursor, readCursor, writeCursor } from '../inbox-cursor.ts';

interface Row {
  readonly id: string;
  readonly kind: DeliveryChannel;
  readonly status: DeliveryStatus;
  readonly recipient_id: string | null;
  readonly address: string | null;
  readonly attempts: number;
  readonly not_before: Date;
  readonly last_error: string | null;
  readonly message_id: string | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
  readonly payload: unknown;
  readonly dropped_for: DropReason | null;
}

export interface DeliveryFilter {
  readonly status: DeliveryStatus;
  /** Null for every channel. */
  readonly channel: DeliveryChannel | null;
  /** When it was written to the outbox, at the earliest. */
  readonly since: Instant | null;
  /** 1 to 100. */
  readonly limit: number;
  readonly cursor: string | null;
}

const NEWEST: Cursor = ['9999-12-31T00:00:00.000Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

@Injectable()
export class ListDeliveries {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `cursor.invalid` */
  async run({ status, channel, since, limit, cursor }: DeliveryFilter): Promise<DeliveryPage> {
    const [beforeAt, beforeId] = cursor === null ? NEWEST : readCursor(cursor);
    const { rows } = await this.database.query<Row>({
      name: 'delivery.list',
      text: `
        select id, kind, status, recipient_id, address, attempts, not_before, last_error, message_id, created_at,
          sent_at, payload, dropped_for
        from delivery where status = $1 and (created_at, id) < ($2, $3) and created_at >= $5 and ($6::text is null or kind = $6)
        order by created_at desc, id desc limit $4`,
      values: [status, beforeAt, beforeId, limit + 1, new Date(since ?? 0), channel],
    });
    const page = rows.slice(0, limit);
    const last = rows.length > page.length ? page.at(-1) : undefined;
    return {
      items: page.map(itemOf),
      nextCursor: last === undefined ? null : writeCursor([last.created_at.toISOString(), last.id]),
    };
  }
}

function itemOf(row: Row): DeliveryItem {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    recipientId: row.recipient_id,
    address: row.address,
    attempts: row.attempts,
    notBefore: formatInstant(row.not_before.getTime()),
    lastError: row.last_error,
    messageId: row.message_id,
    createdAt: formatInstant(row.created_at.getTime()),
    sentAt: row.sent_at === null ? null : formatInstant(row.sent_at.getTime()),
    payload: withoutCode(row.payload),
    droppedFor: row.dropped_for,
  };
}

/** A one-time code is its reader's alone. */
function withoutCode(payload: unknown): unknown {
  const isCode = (payload as { readonly template?: unknown } | null)?.template === 'oneTimeCode';
  return isCode ? { ...(payload as object), code: '••••••' } : payload;
}
