// The request for an export.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { AUTHORITY_LEVELS } from '../../domain/process/procedure-definition.ts';
import { ReportQuery } from '../reports/report-bodies.ts';
import { CELLS } from '../reports/report-cells.ts';
import type { Cell } from '../reports/report-cells.ts';
import { EXPORT_FORMATS, REPORT_KINDS } from './report-job.table.ts';
import type { ExportFormat, ReportKind } from './report-job.table.ts';

export class ExportBody extends ReportQuery {
  /** The report itself, or the dossiers behind one of its figures. */
  @IsIn(REPORT_KINDS) kind!: ReportKind;
  /** PDF, to be signed, for the report itself only. */
  @IsIn(EXPORT_FORMATS) format!: ExportFormat;
  /** For dossiers: the figure. */
  @ApiPropertyOptional({ enum: CELLS, default: 'received' }) @IsIn(CELLS) cell: Cell = 'received';
  @ApiPropertyOptional({ enum: AUTHORITY_LEVELS }) @IsOptional() @IsIn(AUTHORITY_LEVELS) level?: string;
  @IsOptional() @IsString() @MaxLength(300) field?: string;
}
