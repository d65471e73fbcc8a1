// Query parameters of lists.
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { DueFilter } from './list-queue.ts';
import type { Grouping } from './time-in-state.ts';

export class QueueQuery {
  @IsOptional() @IsUUID() unitId?: string;
  /** `me`, `none` or a person's id. */
  @IsOptional() @Matches(/^(me|none|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i) officer?: string;
  @IsOptional() @IsIn(['holding', 'received', 'competent']) relation?: 'holding' | 'received' | 'competent';
  @IsOptional() @IsString() @MaxLength(100) state?: string;
  @IsOptional() @IsIn(['late', 'dueSoon', 'onTime', 'stepLate']) due?: DueFilter;
  @IsOptional() @IsString() @MaxLength(20) procedureCode?: string;
  @IsOptional() @Transform(({ value }) => value === 'true') @IsBoolean() closed?: boolean;
  @IsOptional() @IsString() @MaxLength(400) cursor?: string;
  @Type(() => Number) @IsInt() @Min(1) @Max(100) limit = 50;
}

export class SearchQuery {
  @IsString() @MaxLength(200) q!: string;
}

export class TimeQuery {
  @IsISO8601({ strict: true }) from!: string;
  @IsISO8601({ strict: true }) to!: string;
  @IsIn(['state', 'unit', 'process']) by: Grouping = 'state';
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @IsString() @MaxLength(20) procedureCode?: string;
}
