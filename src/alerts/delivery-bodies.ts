// What the routes of the outbox accept.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DELIVERY_STATUSES, type DeliveryStatus } from './delivery.table.ts';

export class DeliveryQuery {
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
