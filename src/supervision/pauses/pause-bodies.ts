// What clients ask about pauses.
import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { SPREADSHEET_FORMATS, type SpreadsheetFormat } from '../../platform/spreadsheet.ts';
import { IsDay } from '../../platform/http/is-day.ts';
import { PAUSE_KINDS, type PauseKind } from './pause-view.ts';
import { PageQuery } from '../../platform/http/page-query.ts';

const Flag = () => Transform(({ value }: { value: unknown }) => value === 'true' || value === true);

export class PausesQuery {
  /** One unit with all under it; all that the reader sees where absent. */
  @IsOptional() @IsUUID() unitId?: string;
  @ApiPropertyOptional({ enum: PAUSE_KINDS }) @IsOptional() @IsIn(PAUSE_KINDS) kind?: PauseKind;
  /** Only clocks that stand still now. */
  @ApiPropertyOptional({ type: Boolean }) @IsOptional() @Flag() @IsBoolean() open?: boolean;
  /** Only those that the head allowed although nothing asked for them. */
  @ApiPropertyOptional({ type: Boolean }) @IsOptional() @Flag() @IsBoolean() byHead?: boolean;
  /** Only those of less than so many office minutes. */
  @ApiPropertyOptional({ type: Number })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  shorterThan?: number;
  /** Begun on this day or later. */
  @IsOptional() @IsDay() from?: string;
  /** Begun on this day or before. */
  @IsOptional() @IsDay() to?: string;
}

export class PausesPageQuery extends IntersectionType(PausesQuery, PageQuery) {}

export class PausesExportBody extends PausesQuery {
  @IsIn(SPREADSHEET_FORMATS) format!: SpreadsheetFormat;
}
