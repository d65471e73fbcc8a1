// A decision that moves open dossiers, and merges, splits or renames units with it, as it is sent.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { DAY_PATTERN, UNIT_CODE_PATTERN } from '../../organization/units/unit-bodies.ts';
import { HAND_OVER_OUTCOMES } from './hand-over-outcome.table.ts';
import type { HandOverOutcomeName } from './hand-over-outcome.table.ts';

export class SuccessorRuleBody {
  @ApiProperty({ format: 'uuid', description: 'Whose dossiers; those of the units under it as well' })
  @IsUUID()
  fromUnitId!: string;

  @ApiProperty({ format: 'uuid', description: 'Who goes on with them' })
  @IsUUID()
  toUnitId!: string;

  /** Only dossiers of applicants whose address names this place. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 120, example: 'xã Phú Bình' })
  @IsOptional()
  @IsString()
  @MinLength(2)
  @MaxLength(120)
  place?: string | null;

  /** Only dossiers of procedures in this field. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 300, example: 'Đất đai' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  field?: string | null;

  /** Only dossiers of this procedure. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 60, example: '1.004227' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  procedureCode?: string | null;
}

export const UNIT_CHANGE_KINDS = ['close', 'rename'] as const;

export class UnitChangeBody {
  /** Two units closed with one successor are merged; one closed without, and two rules, split it. */
  @ApiProperty({ enum: UNIT_CHANGE_KINDS })
  @IsIn(UNIT_CHANGE_KINDS)
  kind!: (typeof UNIT_CHANGE_KINDS)[number];

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  unitId!: string;

  /** Of a unit that is closed: who takes its place in everything that names it. */
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  successorId?: string | null;

  /** Of a unit that is renamed, as are the next two: it stays the same unit, and nothing of it is moved. */
  @ApiPropertyOptional({ type: String, nullable: true, minLength: 1, maxLength: 300 })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  name?: string | null;

  /** A new identifier. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 60 })
  @IsOptional()
  @Matches(UNIT_CODE_PATTERN)
  @MaxLength(60)
  code?: string | null;

  /** The unit under which it stands from then on. */
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;
}

export class HandOverBody {
  @ApiProperty({ minLength: 1, maxLength: 80, example: '1234/QĐ-UBND' })
  @IsString()
  @Matches(/\S/)
  @MaxLength(80)
  decisionNumber!: string;

  @ApiProperty({ format: 'date' })
  @Matches(DAY_PATTERN)
  decidedOn!: string;

  /** Position and name of who signed. */
  @ApiProperty({ minLength: 1, maxLength: 200 })
  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  signedBy!: string;

  @ApiProperty({ minLength: 1, maxLength: 1000 })
  @IsString()
  @Matches(/\S/)
  @MaxLength(1000)
  reason!: string;

  /** The first day on which the successors act; dossiers are moved from then on. */
  @ApiProperty({ format: 'date' })
  @Matches(DAY_PATTERN)
  effectiveOn!: string;

  @ApiProperty({ type: [SuccessorRuleBody] })
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => SuccessorRuleBody)
  rules: SuccessorRuleBody[] = [];

  @ApiProperty({ type: [UnitChangeBody] })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => UnitChangeBody)
  unitChanges: UnitChangeBody[] = [];

  /** Fields whose dossiers go on under the process in force then, such as land (151/2025/NĐ-CP Art. 22.5). */
  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  newProcessFields: string[] = [];
}

export class OutcomesQuery {
  @ApiPropertyOptional({ enum: HAND_OVER_OUTCOMES })
  @IsOptional()
  @IsIn(HAND_OVER_OUTCOMES)
  outcome?: HandOverOutcomeName;

  /** The `next` of the page before. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  after?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 500, default: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit: number = 100;
}
