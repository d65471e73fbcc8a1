// A stretch of days as it is posted in JSON, and what is asked of an import.
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { MaxJson } from '../platform/http/max-json.ts';
import type { CalendarDay, CalendarDefinition } from '../domain/time/calendar-definition.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export class CalendarDayBody {
  @Matches(DATE)
  readonly date!: string;

  @IsIn(['off', 'swapOff', 'swapWork', 'halfDay', 'work'])
  readonly kind!: CalendarDay['kind'];

  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly name?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly note?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly hours?: string;

  @IsOptional()
  @IsBoolean()
  readonly provisional?: boolean;
}

export class CalendarBody {
  @Matches(DATE)
  readonly firstDay!: string;

  @Matches(DATE)
  readonly lastDay!: string;

  /** Office hours by weekday (`mon` to `sun`), e.g. `07:00-11:30,13:30-17:00`; as before when left out. */
  @IsOptional()
  @IsObject()
  @MaxJson(2_000)
  readonly week?: CalendarDefinition['week'];

  @IsArray()
  @ArrayMaxSize(5_000)
  @ValidateNested({ each: true })
  @Type(() => CalendarDayBody)
  readonly days!: CalendarDayBody[];

  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly note?: string;
}

export class AnnulmentBody {
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  readonly reason!: string;
}

export class AnnulmentDecisionBody {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly note?: string;
}

export class CalendarQuery {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly note?: string;

  /** With `true` nothing is written. */
  @IsOptional()
  @Transform(({ value }) => value === true || value === 'true' || value === '')
  @IsBoolean()
  readonly dryRun?: boolean;
}
