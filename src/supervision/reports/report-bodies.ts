// Query parameters of reports.
import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import {
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  IsInt,
  Max,
  Min,
} from 'class-validator';
import { Type } from 'class-transformer';
import { AUTHORITY_LEVELS } from '../../domain/process/procedure-definition.ts';
import { CELLS, COUNTINGS } from './report-cells.ts';
import type { Cell, Counting } from './report-cells.ts';
import { VARIANTS } from './report-scope.ts';
import type { Variant } from './report-scope.ts';
import { PageQuery } from '../../platform/http/page-query.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class ReportQuery {
  /** The first day of the period. */
  @Matches(DAY) from!: string;
  /** The last day of the period. */
  @Matches(DAY) to!: string;
  /** One unit; all that the reader sees where absent. */
  @IsOptional() @IsUUID() unitId?: string;
  /** An instant that has been; what was recorded after it is not counted. Now where absent. */
  @IsOptional() @IsISO8601({ strict: true }) @MaxLength(40) asOf?: string;
  @ApiPropertyOptional({ enum: VARIANTS, default: 'aggregated' }) @IsIn(VARIANTS) variant: Variant =
    'aggregated';
  @ApiPropertyOptional({ enum: COUNTINGS, default: 'ledger' }) @IsIn(COUNTINGS) counting: Counting = 'ledger';
  @IsOptional() @IsString() @MaxLength(20) procedureCode?: string;
}

export class CountedDossiersQuery extends IntersectionType(ReportQuery, PageQuery) {
  /** The figure whose dossiers are listed. */
  @ApiProperty({ enum: CELLS }) @IsIn(CELLS) cell!: Cell;
  @ApiPropertyOptional({ enum: AUTHORITY_LEVELS }) @IsOptional() @IsIn(AUTHORITY_LEVELS) level?: string;
  @IsOptional() @IsString() @MaxLength(300) field?: string;
}

const TREND_GROUPINGS = ['agency', 'procedure'] as const;

export class TrendQuery {
  /** This year where absent; it stands beside the one before. */
  @ApiPropertyOptional({ type: Number })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2018)
  @Max(2199)
  year?: number;
  /** One unit with all under it; all that the reader sees where absent. */
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @IsString() @MaxLength(20) procedureCode?: string;
  /** What the year so far is told by, besides months. */
  @ApiPropertyOptional({ enum: TREND_GROUPINGS, default: 'agency' })
  @IsIn(TREND_GROUPINGS)
  by: (typeof TREND_GROUPINGS)[number] = 'agency';
}
