// What an export answers.
import { ApiProperty } from '@nestjs/swagger';
import {
  ApiCountOrNull,
  ApiInstant,
  ApiInstantOrNull,
  ApiTextOrNull,
} from '../../platform/http/api-instant.ts';
import { EXPORT_FORMATS, EXPORT_KINDS } from './report-job.table.ts';

export class ExportView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ enum: EXPORT_KINDS }) readonly kind!: string;
  @ApiProperty({ enum: EXPORT_FORMATS }) readonly format!: string;
  @ApiProperty({ enum: ['waiting', 'running', 'done', 'failed', 'cancelled'] }) readonly status!: string;
  @ApiProperty({ description: 'Rows written' }) readonly done!: number;
  @ApiCountOrNull('Rows there will be; null until they are counted') readonly total!: number | null;
  @ApiCountOrNull('Length of the file') readonly bytes!: number | null;
  @ApiTextOrNull('Why it failed, as a stable code') readonly problem!: string | null;
  @ApiInstant() readonly askedAt!: number;
  @ApiInstantOrNull('The file is kept for a day from then') readonly finishedAt!: number | null;
}
