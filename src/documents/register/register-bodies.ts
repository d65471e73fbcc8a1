// Which part of the register is asked for.
import { Type } from 'class-transformer';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class RegisterBody {
  /** First and last day, both included, `2026-08-01`. */
  @Matches(DAY) from!: string;
  @Matches(DAY) to!: string;
  /** The one-stop whose register it is. */
  @IsUUID() unitId!: string;
}

export class RegisterQuery extends RegisterBody {
  @IsOptional() @IsString() @MaxLength(400) cursor?: string;
  @ApiPropertyOptional({ default: 50 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;
}
