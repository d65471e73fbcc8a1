// The outbox as it goes over the wire. It names staff and codes of dossiers, no applicant.
import { ApiProperty } from '@nestjs/swagger';
import { DELIVERY_CHANNELS, DELIVERY_STATUSES } from './delivery.table.ts';
import type { DeliveryChannel, DeliveryStatus } from './delivery.table.ts';
import { DROP_REASONS, type DropReason } from './mail-verdict.ts';

const INSTANT_OR_NULL = { type: String, format: 'date-time', nullable: true } as const;
const TEXT_OR_NULL = { type: String, nullable: true } as const;

export class DeliveryItem {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ enum: DELIVERY_CHANNELS, description: 'The channel' }) readonly kind!: DeliveryChannel;
  @ApiProperty({ enum: DELIVERY_STATUSES }) readonly status!: DeliveryStatus;
  @ApiProperty(TEXT_OR_NULL) readonly recipientId!: string | null;
  @ApiProperty(TEXT_OR_NULL) readonly address!: string | null;
  @ApiProperty() readonly attempts!: number;
  @ApiProperty({ format: 'date-time' }) readonly notBefore!: string;
  @ApiProperty({ ...TEXT_OR_NULL, description: 'Why it was not sent yet, or not at all' })
  readonly lastError!: string | null;
  @ApiProperty(TEXT_OR_NULL) readonly messageId!: string | null;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
  @ApiProperty(INSTANT_OR_NULL) readonly sentAt!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly payload!: unknown;
  @ApiProperty({ enum: DROP_REASONS, nullable: true, description: 'Why it was no longer worth sending' })
  readonly droppedFor!: DropReason | null;
}

export class DeliveryPage {
  @ApiProperty({ type: DeliveryItem, isArray: true }) readonly items!: readonly DeliveryItem[];
  @ApiProperty(TEXT_OR_NULL) readonly nextCursor!: string | null;
}

export class DeliveryCountsView {
  @ApiProperty() readonly waiting!: number;
  @ApiProperty() readonly sending!: number;
  @ApiProperty({ description: 'Of those written since `sentSince`' }) readonly sent!: number;
  @ApiProperty({ description: 'Tried in vain, and tried again' }) readonly failed!: number;
  @ApiProperty({ description: 'Given up; an administrator may send them again' }) readonly dead!: number;
  @ApiProperty({ description: 'Waited too long to go unasked: an administrator decides' })
  readonly held!: number;
  @ApiProperty({ description: 'Of those written since `sentSince`' }) readonly dropped!: number;
  @ApiProperty({ format: 'date-time' }) readonly sentSince!: string;
}

export class ResentView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ enum: ['waiting'] }) readonly status!: 'waiting';
}

export class HeldReasonView {
  @ApiProperty({ enum: DROP_REASONS }) readonly reason!: DropReason;
  @ApiProperty() readonly count!: number;
}

export class HeldMailView {
  @ApiProperty() readonly count!: number;
  @ApiProperty({ ...INSTANT_OR_NULL, description: 'When the oldest was written' })
  readonly oldestAt!: string | null;
  @ApiProperty({ description: 'How many were looked at for what follows; the oldest come first' })
  readonly asked!: number;
  @ApiProperty({ description: 'Still true, wanted and young: would go if released' })
  readonly worth!: number;
  @ApiProperty({ type: HeldReasonView, isArray: true, description: 'Would be dropped if released, by why' })
  readonly dropped!: readonly HeldReasonView[];
}

export class HeldDecisionView {
  @ApiProperty({ description: 'Mails that the decision reached' }) readonly count!: number;
}
