// What is sent to keep a list under a name.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
} from 'class-validator';
import { Transform } from 'class-transformer';
import { MaxJson } from '../platform/http/max-json.ts';

export const VIEW_PAGES = ['queue', 'board', 'late', 'lateCases', 'tasks', 'complaints'] as const;
export type ViewPage = (typeof VIEW_PAGES)[number];

/** What one filter of a page is set to. */
export type FilterValue = string | number | boolean | readonly string[];

export class SaveViewBody {
  @ApiProperty({ minLength: 1, maxLength: 80 })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @MinLength(1)
  @MaxLength(80)
  name!: string;

  @ApiProperty({ enum: VIEW_PAGES })
  @IsIn(VIEW_PAGES)
  page!: ViewPage;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'The filters by name: texts, numbers, yes or no, lists of texts; 2 KB at most. Not what was searched for (`q`).',
  })
  @IsObject()
  @MaxJson(16_384)
  query!: Record<string, unknown>;

  @ApiProperty({ description: 'Shown to the colleagues of a unit' })
  @IsBoolean()
  shared!: boolean;

  @ApiPropertyOptional({ format: 'uuid', description: 'The unit, where one works in several' })
  @IsOptional()
  @IsUUID()
  unitId?: string;
}

export class ViewsQuery {
  @ApiPropertyOptional({ enum: VIEW_PAGES })
  @IsOptional()
  @IsIn(VIEW_PAGES)
  page?: ViewPage;
}
