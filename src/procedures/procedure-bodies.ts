// What is asked of the procedures over HTTP.
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  AUTHORITY_LEVELS,
  type AuthorityLevel,
  CHANNELS,
  type Channel,
} from '../domain/process/procedure-definition.ts';
import { MaxJson } from '../platform/http/max-json.ts';

export class SearchProceduresQuery {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly q?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly field?: string;

  @IsOptional()
  @IsIn(AUTHORITY_LEVELS)
  readonly level?: AuthorityLevel;

  /** A one-stop: only procedures of which a case may be accepted there today. */
  @IsOptional()
  @IsUUID()
  readonly onlyLodgeableAt?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly cursor?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit?: number;
}

export class PublishQuery {
  /** With `true` nothing is published. */
  @IsOptional()
  @Transform(({ value }) => value === true || value === 'true' || value === '')
  @IsBoolean()
  readonly dryRun?: boolean;

  /** For a dry run: when the sample dossier is received, ISO 8601; now if left out. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly at?: string;
}

export class SourceQuery {
  /** Of the procedure; the newest if left out. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  readonly version?: number;
}

export class GiveLimitBody {
  /** `{ amount, unit, cutoff? }`. */
  @IsObject()
  @MaxJson(1_000)
  readonly limit!: object;

  /** The law or decision that sets it. */
  @IsString()
  @MaxLength(500)
  readonly source!: string;
}

export class DuePreviewBody {
  @Matches(/^\d\.\d{6}$/)
  readonly procedureCode!: string;

  @IsString()
  @MaxLength(100)
  readonly caseKey!: string;

  /** ISO 8601; now if left out. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly at?: string;

  @IsOptional()
  @IsIn(CHANNELS)
  readonly channel?: Channel;

  /** Name of the unit's calendar. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly calendar?: string;
}
