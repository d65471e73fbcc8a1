// What the routes of the outbox accept.
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DELIVERY_STATUSES, type DeliveryStatus } from './delivery.table.ts';

export class DeliveryQuery {
  @IsIn(DELIVERY_STATUSES) status: DeliveryStatus = 'dead';
  @Transform(({ value }: { value: unknown }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;
  @IsOptional() @IsString() @MaxLength(200) cursor?: string;
}
