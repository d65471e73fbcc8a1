// What clients send about consultations: the questions, and the query of their lists.
import { Type } from 'class-transformer';
import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsDefined,
  IsIn,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
} from 'class-validator';
import { Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { PageQuery } from '../platform/http/page-query.ts';

const LIMIT_UNITS = ['workingDays', 'days', 'workingHours'] as const;

export class LimitBody {
  @IsNumber() @Min(0.25) @Max(365) amount!: number;
  @IsIn(LIMIT_UNITS) unit!: (typeof LIMIT_UNITS)[number];
}

/** One question to one agency. Without due time and limit the step's own rule gives the time. */
export class AskedOpinionBody {
  @IsUUID() unitId!: string;
  /** What the opinion is asked about (Decree 61/2018 Art. 19.5). */
  @IsString() @Length(1, 4000) content!: string;
  @IsOptional() @IsISO8601({ strict: true }) @MaxLength(40) dueAt?: string;
  @IsOptional() @IsDefined() @IsObject() @ValidateNested() @Type(() => LimitBody) limit?: LimitBody;
}

const CHILD_LISTS = ['open', 'late', 'answered'] as const;
export type ChildList = (typeof CHILD_LISTS)[number];

export class ConsultationsQuery extends PageQuery {
  /** Open are all that wait for an answer, late ones among them. */
  @ApiPropertyOptional({ enum: CHILD_LISTS, default: 'open' }) @IsIn(CHILD_LISTS) state: ChildList = 'open';
  /** The unit that was asked. */
  @IsOptional() @IsUUID() unit?: string;
}
