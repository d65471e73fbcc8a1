// What clients send about fees: an amount assessed, paid, refunded or exempted, and the voiding of such a line.
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { FEE_KINDS, PAY_METHODS } from './fee-payment.table.ts';
import type { FeeKind, PayMethod } from './fee-payment.table.ts';

const moved = ({ kind }: FeeBody) => kind === 'payment' || kind === 'refund';
const givenUp = ({ kind, reason }: FeeBody) =>
  kind === 'refund' || kind === 'exemption' || reason !== undefined;

/** One original: so many pages, in so many copies. */
export class FeeQuantityBody {
  @IsInt() @Min(1) @Max(10_000) units!: number;
  @IsInt() @Min(1) @Max(1_000) copies!: number;
}

export class FeeBody {
  /** Made by the client: the same line sent twice is one line. */
  @IsUUID() id!: string;
  /** Key of a fee of the case, or `other`. */
  @IsString() @Length(1, 100) itemKey!: string;
  /** Needed for `other`: what it is for. */
  @ValidateIf(({ itemKey }: FeeBody) => itemKey === 'other') @IsString() @Length(1, 200) itemName?: string;
  @IsIn(FEE_KINDS) kind!: FeeKind;
  /** In đồng. */
  @IsInt() @Min(0) @Max(1_000_000_000_000) amount!: number;
  /** Needed to assess a fee by quantity: what was counted; the amount must be what it comes to. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => FeeQuantityBody)
  quantities?: FeeQuantityBody[];
  /** Needed for a payment and a refund. */
  @ValidateIf(moved) @IsIn(PAY_METHODS) method?: PayMethod;
  @IsOptional() @IsString() @MaxLength(60) receiptNo?: string;
  /** Needed for a refund and an exemption. */
  @ValidateIf(givenUp) @IsString() @Length(3, 500) reason?: string;
  /** That a payment above what is still due was really taken. */
  @IsOptional() @IsBoolean() moreThanDue?: boolean;
  /** When it was paid; now where absent. */
  @IsOptional() @IsISO8601({ strict: true }) @MaxLength(40) paidAt?: string;
}

export class VoidFeeBody {
  @IsString() @Length(3, 500) reason!: string;
}
