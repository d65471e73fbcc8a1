// The money of a desk as it is shown: what is not counted yet, and counts.
import { ApiProperty } from '@nestjs/swagger';
import { ApiInstant, ApiInstantOrNull, ApiTextOrNull } from '../../platform/http/api-instant.ts';
import { PAY_METHODS } from '../fees/fee-payment.table.ts';
import type { PayMethod } from '../fees/fee-payment.table.ts';

export class TillLineView {
  @ApiProperty({ format: 'uuid' }) readonly homeAgencyId!: string;
  @ApiProperty({ format: 'uuid' }) readonly feeId!: string;
  @ApiProperty({ description: 'False: counted before, and voided since' }) readonly stands!: boolean;
  @ApiTextOrNull() readonly code!: string | null;
  @ApiProperty({ format: 'uuid' }) readonly dossierId!: string;
  @ApiProperty() readonly payer!: string;
  @ApiProperty() readonly itemName!: string;
  @ApiProperty({ enum: ['payment', 'refund'] }) readonly kind!: 'payment' | 'refund';
  @ApiProperty({ enum: PAY_METHODS }) readonly method!: PayMethod;
  @ApiTextOrNull() readonly receiptNo!: string | null;
  @ApiProperty({ description: 'Đồng, what it adds to what was taken' }) readonly taken!: number;
  @ApiInstant() readonly paidAt!: number;
}

class TillMethodView {
  @ApiProperty({ enum: PAY_METHODS }) readonly method!: PayMethod;
  @ApiProperty() readonly lines!: number;
  @ApiProperty({ description: 'Đồng' }) readonly taken!: number;
}

class TillItemView {
  @ApiProperty() readonly itemName!: string;
  @ApiProperty() readonly lines!: number;
  @ApiProperty({ description: 'Đồng' }) readonly taken!: number;
}

class SumsView {
  @ApiProperty({ type: TillLineView, isArray: true }) readonly lines!: readonly TillLineView[];
  @ApiProperty({ type: TillMethodView, isArray: true }) readonly byMethod!: readonly TillMethodView[];
  @ApiProperty({ type: TillItemView, isArray: true }) readonly byItem!: readonly TillItemView[];
  @ApiProperty({ description: 'Đồng' }) readonly total!: number;
}

export class TillView extends SumsView {
  @ApiProperty({ format: 'uuid' }) readonly unitId!: string;
  @ApiProperty() readonly unitName!: string;
  @ApiInstantOrNull('The count before; null where there was none') readonly countedAt!: number | null;
  @ApiProperty({ description: 'Đồng, what should lie in the drawer' }) readonly expectedCash!: number;
}

export class TillCountLine {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ format: 'uuid' }) readonly unitId!: string;
  @ApiProperty() readonly unitName!: string;
  @ApiProperty() readonly staffName!: string;
  @ApiInstant() readonly countedAt!: number;
  @ApiProperty({ description: 'Đồng' }) readonly expectedCash!: number;
  @ApiProperty({ description: 'Đồng' }) readonly countedCash!: number;
  @ApiTextOrNull('Why these differ') readonly reason!: string | null;
}

export class TillCountView extends SumsView {
  @ApiProperty({ type: TillCountLine }) readonly count!: TillCountLine;
}
