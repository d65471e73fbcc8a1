// A unit's competence for procedures as it is sent and shown.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import type { AuthorityLevel } from '../../domain/process/procedure-definition.ts';
import { DAY_PATTERN } from '../units/unit-bodies.ts';

const LEVELS = [
  'ministry',
  'province',
  'district',
  'commune',
  'other',
] as const satisfies readonly AuthorityLevel[];

export class GiveCompetenceBody {
  /** National code of a procedure. Neither this nor a field: every procedure. */
  @ApiPropertyOptional({ type: String, nullable: true, example: '1.000001' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  procedureCode?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 300 })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  field?: string | null;

  @ApiProperty({ enum: LEVELS })
  @IsIn(LEVELS)
  level!: AuthorityLevel;

  /** Dotted identifier of the place; without one, every place. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  territory?: string | null;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  unitId!: string;

  @ApiProperty({ format: 'date' })
  @Matches(DAY_PATTERN)
  validFrom!: string;

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true })
  @IsOptional()
  @Matches(DAY_PATTERN)
  validTo?: string | null;
}

export class EndCompetenceBody {
  /** First day on which it no longer holds. */
  @ApiProperty({ format: 'date' })
  @Matches(DAY_PATTERN)
  on!: string;
}

export class CompetenceView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, nullable: true }) procedureCode!: string | null;
  @ApiProperty({ type: String, nullable: true }) field!: string | null;
  @ApiProperty({ enum: LEVELS }) level!: AuthorityLevel;
  @ApiProperty({ type: String, nullable: true }) territory!: string | null;
  @ApiProperty({ format: 'uuid' }) unitId!: string;
  @ApiProperty({ format: 'date' }) validFrom!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) validTo!: string | null;
}
