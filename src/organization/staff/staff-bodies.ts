// What is sent to create and change a person, and to give and end a position.
import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsEmail, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { POSITIONS } from '../../domain/process/procedure-definition.ts';
import type { Position } from '../../domain/process/procedure-definition.ts';
import { DAY_PATTERN } from '../units/unit-bodies.ts';

export class CreateStaffBody {
  /** Written in lower case; never changes. */
  @ApiProperty({ example: 'lan.nguyen', minLength: 3, maxLength: 60 })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._@-]{2,59}$/)
  account!: string;

  @ApiProperty({ minLength: 1, maxLength: 200 })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name!: string;

  @ApiPropertyOptional({ type: String, format: 'email', nullable: true })
  @IsOptional()
  @IsEmail()
  email?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  phone?: string | null;
}

export class ChangeStaffBody extends PartialType(OmitType(CreateStaffBody, ['account'] as const), {
  skipNullProperties: false,
}) {}

export class ListStaffQuery {
  /** The last account of the page before. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(60)
  after?: string;

  /** Part of an account or a name. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

export class GivePositionBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  unitId!: string;

  @ApiProperty({ enum: POSITIONS })
  @IsIn(POSITIONS)
  position!: Position;

  /** For an inspector, and only for one: the unit that he may inspect, with all under it. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  scopeUnitId?: string;

  /** First day; today where not given. */
  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @Matches(DAY_PATTERN)
  validFrom?: string;

  /** First day on which it no longer holds. */
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true })
  @IsOptional()
  @Matches(DAY_PATTERN)
  validTo?: string | null;
}
