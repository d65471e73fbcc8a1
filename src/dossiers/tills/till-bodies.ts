// What clients send about the money of a desk.
import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
} from 'class-validator';
import { IsDay } from '../../platform/http/is-day.ts';

const MOST = 1_000_000_000_000;

export class TillQuery {
  /** One of the reader's one-stops; his first where absent. */
  @IsOptional() @IsUUID() unitId?: string;
}

export class CountTillBody {
  /** Made by the client: the same count sent twice is one. */
  @IsUUID() id!: string;
  @IsOptional() @IsUUID() unitId?: string;
  /** The lines that the screen showed. */
  @IsArray() @ArrayMaxSize(5_000) @IsUUID(undefined, { each: true }) feeIds!: string[];
  /** In đồng, what the screen said should be there. */
  @IsInt() @Min(-MOST) @Max(MOST) expectedCash!: number;
  @IsInt() @Min(-MOST) @Max(MOST) countedCash!: number;
  /** Needed where the two differ. */
  @IsOptional() @IsString() @Length(3, 500) reason?: string;
}

export class CountsQuery {
  /** First day of counts. */
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsDay() from?: string;
  /** The last one. */
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsDay() to?: string;
}
