// The request for a list as a file.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
} from 'class-validator';
import { MaxJson } from '../../platform/http/max-json.ts';
import { SPREADSHEET_FORMATS } from '../../platform/spreadsheet.ts';
import type { SpreadsheetFormat } from '../../platform/spreadsheet.ts';

export class ListExportBody {
  @IsIn(SPREADSHEET_FORMATS) format!: SpreadsheetFormat;
  /** The columns that are shown, in their order, by their names on the screen. */
  @ApiProperty({ type: String, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  columns!: string[];
  /** Filters and order, as the list itself is asked with. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  @IsObject()
  @MaxJson(8_192)
  query!: Record<string, unknown>;
  /** What is shown, in the words of the screen; stands over the list. */
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(500) about?: string;
}
