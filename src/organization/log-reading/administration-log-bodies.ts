// What is asked of the log of administration, and how its lines are shown.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { NamedUnitView } from '../units-named.ts';
import { DAY_PATTERN } from '../units/unit-bodies.ts';
import { ADMINISTRATIVE_ACTIONS, ADMINISTRATIVE_KINDS } from '../administration-log/administrative-acts.ts';
import type {
  AdministrativeAction,
  AdministrativeKind,
  Facts,
} from '../administration-log/administrative-acts.ts';

export class AdministrationLogFilter {
  @ApiPropertyOptional({ format: 'uuid', description: 'Who did it, for whom, or to whom it was done' })
  @IsOptional()
  @IsUUID()
  personId?: string;

  @ApiPropertyOptional({ enum: ADMINISTRATIVE_KINDS })
  @IsOptional()
  @IsIn(ADMINISTRATIVE_KINDS)
  kind?: AdministrativeKind;

  @ApiPropertyOptional({ format: 'date', description: 'First day' })
  @IsOptional()
  @Matches(DAY_PATTERN)
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day' })
  @IsOptional()
  @Matches(DAY_PATTERN)
  to?: string;
}

export class AdministrationLogQuery extends AdministrationLogFilter {
  @ApiPropertyOptional({ default: 50 })
  @Transform(({ value }: { value: unknown }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  @ApiPropertyOptional({ format: 'uuid', description: 'The last line of the page before' })
  @IsOptional()
  @IsUUID()
  cursor?: string;
}

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const NULLABLE_FACTS = { type: 'object', additionalProperties: true, nullable: true } as const;

export class AdministrationLineView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ enum: ADMINISTRATIVE_ACTIONS }) action!: AdministrativeAction;
  @ApiProperty({
    ...NULLABLE_TEXT,
    format: 'uuid',
    description: 'Null for a command on the machine, for the service itself, and for who was not let in',
  })
  staffId!: string | null;
  @ApiProperty(NULLABLE_TEXT) staffName!: string | null;
  @ApiProperty(NULLABLE_TEXT) onBehalfOfName!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Whom or what it was done to' }) subjectId!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Its name at that time' }) subjectName!: string | null;
  @ApiProperty(NULLABLE_FACTS) before!: Facts | null;
  @ApiProperty(NULLABLE_FACTS) after!: Facts | null;
  @ApiProperty({
    type: NamedUnitView,
    isArray: true,
    description: 'Units whose ids stand in what was and is',
  })
  units!: NamedUnitView[];
  @ApiProperty({
    description:
      'It gave somebody rights to administer, supervise or inspect, or rights in another agency than his own',
  })
  raises!: boolean;
  @ApiProperty(NULLABLE_TEXT) requestId!: string | null;
  @ApiProperty(NULLABLE_TEXT) network!: string | null;
}

export class AdministrationLogPage {
  @ApiProperty({ type: AdministrationLineView, isArray: true }) items!: AdministrationLineView[];
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid' }) nextCursor!: string | null;
}
