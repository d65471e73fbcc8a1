// What is sent to create, change and close a unit.
import { ApiProperty, ApiPropertyOptional, PartialType, OmitType } from '@nestjs/swagger';
import {
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { UNIT_KINDS, UNIT_LEVELS } from '../organization-facts.ts';
import type { UnitKind, UnitLevel } from '../organization-facts.ts';

export const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;
export const UNIT_CODE_PATTERN = /^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/;

export class CreateUnitBody {
  /** Dotted identifier of the agency. */
  @ApiProperty({ example: 'H55.12', maxLength: 60 })
  @Matches(UNIT_CODE_PATTERN)
  @MaxLength(60)
  code!: string;

  @ApiProperty({ minLength: 1, maxLength: 300 })
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  name!: string;

  @ApiProperty({ enum: UNIT_KINDS })
  @IsIn(UNIT_KINDS)
  kind!: UnitKind;

  @ApiProperty()
  @IsBoolean()
  isAgency!: boolean;

  @ApiProperty({ enum: UNIT_LEVELS })
  @IsIn(UNIT_LEVELS)
  level!: UnitLevel;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;

  /** The office that supervises it; without one, the one of the unit above. */
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  supervisedBy?: string | null;

  @ApiProperty({ format: 'date' })
  @Matches(DAY_PATTERN)
  validFrom!: string;

  @ApiPropertyOptional({ default: 'vn', maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  calendarName?: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  address?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  phone?: string | null;
}

/** What is otherwise from a day on. Said again of the day on which a fact begins, it corrects that fact. */
export class ChangeUnitBody extends PartialType(OmitType(CreateUnitBody, ['validFrom'] as const), {
  skipNullProperties: false,
}) {
  /** First day of the change; today without it. */
  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @Matches(DAY_PATTERN)
  on?: string;
}

export class CloseUnitBody {
  /** First day on which the unit is no longer there. */
  @ApiProperty({ format: 'date' })
  @Matches(DAY_PATTERN)
  on!: string;

  /** Who takes over its people, units under it, competences and dossiers. */
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  successorId?: string | null;
}
