// The fees of a dossier: the balance of each item, and every line behind it.
import { ApiProperty } from '@nestjs/swagger';
import {
  ApiCountOrNull,
  ApiInstant,
  ApiInstantOrNull,
  ApiTextOrNull,
} from '../../platform/http/api-instant.ts';
import { FeePerView } from '../../procedures/procedure-view.ts';
import { FeeQuantityBody } from './fee-bodies.ts';
import { FEE_KINDS, PAY_METHODS } from './fee-payment.table.ts';
import type { FeeKind, PayMethod } from './fee-payment.table.ts';

class FeeRateView extends FeePerView {
  @ApiProperty({ description: 'Đồng, of one unit' }) readonly amount!: number;
}

export class FeeBalanceView {
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly name!: string;
  @ApiCountOrNull('Đồng; null where a provincial council sets it') readonly fixedAmount!: number | null;
  @ApiProperty({ type: FeeRateView, nullable: true }) readonly rate!: FeeRateView | null;
  @ApiCountOrNull('Đồng, before exemptions; null while nobody knows') readonly due!: number | null;
  @ApiProperty() readonly exempted!: number;
  @ApiProperty() readonly paid!: number;
  @ApiProperty() readonly refunded!: number;
  @ApiCountOrNull('Null while the amount due is not known') readonly outstanding!: number | null;
}

export class FeeLineView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly itemKey!: string;
  @ApiProperty() readonly itemName!: string;
  @ApiProperty({ enum: FEE_KINDS }) readonly kind!: FeeKind;
  @ApiProperty({ description: 'Đồng' }) readonly amount!: number;
  @ApiProperty({ enum: PAY_METHODS, nullable: true }) readonly method!: PayMethod | null;
  @ApiProperty({ type: FeeQuantityBody, isArray: true, nullable: true })
  readonly quantities!: readonly FeeQuantityBody[] | null;
  @ApiTextOrNull() readonly receiptNo!: string | null;
  @ApiTextOrNull() readonly reason!: string | null;
  @ApiInstant() readonly paidAt!: number;
  @ApiTextOrNull() readonly recordedBy!: string | null;
  @ApiInstant() readonly recordedAt!: number;
  @ApiInstantOrNull() readonly voidedAt!: number | null;
  @ApiTextOrNull() readonly voidedBy!: string | null;
  @ApiTextOrNull() readonly voidReason!: string | null;
}

export class FeesView {
  @ApiProperty({ type: FeeBalanceView, isArray: true }) readonly items!: readonly FeeBalanceView[];
  @ApiProperty({ type: FeeLineView, isArray: true, description: 'Oldest first, voided ones too' })
  readonly lines!: readonly FeeLineView[];
  @ApiProperty({ description: 'Đồng to be paid in all' }) readonly outstanding!: number;
  @ApiProperty({ description: 'Whether the reader may record fees' }) readonly mayChange!: boolean;
  @ApiProperty({ enum: ['warn', 'block'], description: 'What an unpaid fee does at handing over' })
  readonly atHandOver!: 'warn' | 'block';
}
