// What clients send about inspections of public duty.
import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { SPREADSHEET_FORMATS } from '../../platform/spreadsheet.ts';
import type { SpreadsheetFormat } from '../../platform/spreadsheet.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class PlanInspectionBody {
  @IsString() @Length(1, 300) title!: string;
  /** Number of the plan or decision. */
  @IsOptional() @IsString() @MaxLength(100) decisionNo?: string;
  @Matches(DAY) firstDay!: string;
  @Matches(DAY) lastDay!: string;
  /** Units to be inspected. */
  @ArrayMinSize(1) @ArrayMaxSize(200) @IsUUID('all', { each: true }) unitIds!: string[];
  @IsOptional() @IsString() @MaxLength(4000) note?: string;
}

export const INSPECTION_ENDS = ['closed', 'cancelled'] as const;

export class EndInspectionBody {
  @IsIn(INSPECTION_ENDS) state!: (typeof INSPECTION_ENDS)[number];
}

export class OfficialsQuery {
  /** The inspected unit. */
  @IsUUID() unitId!: string;
}

export class FindingBody {
  @IsUUID() unitId!: string;
  /** The official whom it is about, if it is about one. */
  @IsOptional() @IsUUID() staffId?: string;
  @Matches(DAY) foundOn!: string;
  @IsString() @Length(1, 4000) content!: string;
  /** What is asked for or proposed. */
  @IsOptional() @IsString() @MaxLength(2000) measure?: string;
}

export class TrailQuery {
  @Matches(DAY) firstDay!: string;
  @Matches(DAY) lastDay!: string;
  /** Why it is looked at; it stands in the log. */
  @IsString() @Length(3, 300) @Matches(/\S/) purpose!: string;
}

export class TrailExportBody extends TrailQuery {
  @ApiPropertyOptional({ enum: SPREADSHEET_FORMATS, default: 'xlsx' })
  @IsIn(SPREADSHEET_FORMATS)
  format: SpreadsheetFormat = 'xlsx';
}
