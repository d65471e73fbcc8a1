// What clients send about repeated lateness.
import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { ANSWERABLE } from './lateness-answerable.ts';
import type { Answerable } from './lateness-answerable.ts';
import { MATTER_KINDS } from './lateness-matters.ts';
import type { MatterKind } from './lateness-matters.ts';
import { EXPORT_FORMATS } from '../exports/report-job.table.ts';
import type { ExportFormat } from '../exports/report-job.table.ts';
import { PageQuery } from '../../platform/http/page-query.ts';

const LATENESS_KINDS = ['repeatedLateness', 'lateMatters', 'latenessLetter'] as const;
type LatenessKind = (typeof LATENESS_KINDS)[number];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class LatenessQuery {
  /** First day; with `to` it replaces the window of the setting. */
  @IsOptional() @Matches(DAY) from?: string;
  @IsOptional() @Matches(DAY) to?: string;
  /** One unit with all under it; all that the reader sees where absent. */
  @IsOptional() @IsUUID() unitId?: string;
  /** An instant that has been; what was recorded after it is not counted. */
  @IsOptional() @IsISO8601({ strict: true }) @MaxLength(40) asOf?: string;
  /** Other thresholds than those of the setting. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) count?: number;
  @IsOptional() @Type(() => Number) @IsNumber() @Min(0) @Max(1) share?: number;
}

export class AnswerableQuery extends LatenessQuery {
  @ApiProperty({ enum: ANSWERABLE }) @IsIn(ANSWERABLE) by!: Answerable;
}

export class LateMattersQuery extends IntersectionType(LatenessQuery, PageQuery) {
  /** The line's unit. */
  @IsUUID() lineUnitId!: string;
  /** The line's head; absent where there was none. */
  @IsOptional() @IsUUID() headId?: string;
  @ApiPropertyOptional({ enum: MATTER_KINDS }) @IsOptional() @IsIn(MATTER_KINDS) kind?: MatterKind;
}

export class LatenessExportBody extends LatenessQuery {
  /** PDF, to be signed, for the indicator only. */
  @IsIn(EXPORT_FORMATS) format!: ExportFormat;
  /** The indicator by unit head, everything that is behind it, or the letter to the Chairman about those often late. */
  @IsIn(LATENESS_KINDS) kind!: LatenessKind;
}
