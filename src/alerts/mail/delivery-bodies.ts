// What the routes of the outbox accept.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import {
  DELIVERY_CHANNELS,
  DELIVERY_STATUSES,
  type DeliveryChannel,
  type DeliveryStatus,
} from './delivery.table.ts';

export class DeliveryCountsQuery {
  @ApiPropertyOptional({ enum: DELIVERY_CHANNELS, description: 'Both if left out' })
  @IsOptional()
  @IsIn(DELIVERY_CHANNELS)
  channel?: DeliveryChannel;
  /** Only what was written to the outbox at this instant or later; ISO 8601. */
  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @MaxLength(40)
  since?: string;
}

export class DeliveryQuery extends DeliveryCountsQuery {
  @ApiPropertyOptional({ enum: DELIVERY_STATUSES, default: 'dead' })
  @IsIn(DELIVERY_STATUSES)
  status: DeliveryStatus = 'dead';
  @ApiPropertyOptional({ default: 50 })
  @Transform(({ value }: { value: unknown }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;
  @IsOptional() @IsString() @MaxLength(200) cursor?: string;
}

export class DropHeldBody {
  /** Only what was written longer ago than so many days; 0 for all that is held. */
  @IsInt() @Min(0) @Max(3650) olderThanDays!: number;
}
