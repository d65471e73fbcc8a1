// What clients send about late cases; checked field by field before any use case runs.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../../platform/http/is-day.ts';
import { MaxJson } from '../../platform/http/max-json.ts';
import { LATE_REASONS, type LateReason } from '../../../workflows/late-case/late-reasons.ts';
import {
  LATE_CASE_STATES,
  type LateCaseEventType,
  type LateCaseState,
  REQUIRED_OF_LATE_CASE,
} from '../../../workflows/late-case/late-case.machine.ts';
import { LATE_CASE_SORT_NAMES } from './late-case-sorts.ts';
import type { LateCaseSort } from './late-case-sorts.ts';
import { PageQuery } from '../../platform/http/page-query.ts';

const EVENTS = Object.keys(REQUIRED_OF_LATE_CASE) as LateCaseEventType[];
const MINUTES_MAX = 10_000_000;
/** One event for many cases is written down for each of them. */
const LONGEST_BULK_EVENT = 32_768;

/** Working minutes by whose they were. */
export class AttributionBody {
  @IsInt() @Min(0) @Max(MINUTES_MAX) department: number = 0;
  @IsInt() @Min(0) @Max(MINUTES_MAX) partner: number = 0;
  @IsInt() @Min(0) @Max(MINUTES_MAX) citizen: number = 0;
  @IsInt() @Min(0) @Max(MINUTES_MAX) other: number = 0;
}

/** An event and its facts; which of them an event cannot do without is told by the refusal. */
export class LateCaseEventBody {
  @IsIn(EVENTS) type!: LateCaseEventType;
  /** When the explanation is due; for `ask` and `return`. */
  @IsOptional() @IsISO8601({ strict: true }) @MaxLength(40) answerDueAt?: string;
  @IsOptional() @IsString() @Length(1, 4000) note?: string;
  @ApiPropertyOptional({ enum: LATE_REASONS }) @IsOptional() @IsIn(LATE_REASONS) reason?: LateReason;
  @IsOptional() @IsString() @Length(1, 4000) text?: string;
  /** Numbers of documents, dossiers and the like that bear the explanation out. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(1, 300, { each: true })
  evidence?: string[];
  @IsOptional() @IsString() @Length(1, 4000) finding?: string;
  /** For a finding; as measured where it is left out. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => AttributionBody) attribution?: AttributionBody;
  /** Why the attribution is another than was measured. */
  @IsOptional() @IsString() @Length(1, 2000) attributionReason?: string;
  @IsOptional() @IsString() @Length(1, 2000) measure?: string;
  @IsOptional() @IsDay() measureOn?: string;
}

export class LateCaseItemBody {
  @IsUUID() id!: string;
  /** The version that the list showed. */
  @IsInt() @Min(1) version!: number;
}

export class LateCaseBulkBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => LateCaseItemBody)
  items!: LateCaseItemBody[];
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => LateCaseEventBody)
  @MaxJson(LONGEST_BULK_EVENT)
  event!: LateCaseEventBody;
  @IsBoolean() dryRun: boolean = false;
}

export class OpenLateCaseBody {
  /** Code, lodging number or id of the dossier. */
  @IsString() @Length(1, 60) ref!: string;
  /** The kind of an alert of the dossier to ask about, such as `stepLate`; without it the dossier as a whole. */
  @IsOptional() @Matches(/^[a-zA-Z]{1,40}$/) kind?: string;
  /** Why it is asked about. */
  @IsString() @Length(1, 4000) note!: string;
}

const Listed = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value));
const Flag = () => Transform(({ value }: { value: unknown }) => value === 'true' || value === true);

export class LateCasesQuery extends PageQuery {
  /** With a minus before it those that come last first. Other keys than `since` are for at most 10,000 rows. */
  @ApiPropertyOptional({ enum: LATE_CASE_SORT_NAMES, default: '-since' })
  @IsIn(LATE_CASE_SORT_NAMES)
  sort: LateCaseSort = '-since';
  /** A unit and all under it, as it was named when the lateness began. */
  @IsOptional() @IsUUID() unit?: string;
  /** One state or several, with commas between. */
  @ApiPropertyOptional({ type: String, example: 'open,asked' })
  @IsOptional()
  @Listed()
  @ArrayMaxSize(LATE_CASE_STATES.length)
  @IsIn(LATE_CASE_STATES, { each: true })
  state?: LateCaseState[];
  @IsOptional() @Matches(/^[a-zA-Z]{1,40}$/) kind?: string;
  @ApiPropertyOptional({ enum: LATE_REASONS }) @IsOptional() @IsIn(LATE_REASONS) reason?: LateReason;
  /** Late at this instant or after it. */
  @IsOptional() @IsISO8601({ strict: true }) @MaxLength(40) from?: string;
  /** Late before this instant. */
  @IsOptional() @IsISO8601({ strict: true }) @MaxLength(40) to?: string;
  /** The dossier, by id. */
  @IsOptional() @IsUUID() dossier?: string;
  /** Only what waits for the reader's own move. */
  @ApiPropertyOptional({ type: Boolean }) @IsOptional() @Flag() @IsBoolean() mine?: boolean;
  /** Only where the explanation did not come in time. */
  @ApiPropertyOptional({ type: Boolean }) @IsOptional() @Flag() @IsBoolean() overdue?: boolean;
  /** Only where no explanation was given yet, in time or not. */
  @ApiPropertyOptional({ type: Boolean }) @IsOptional() @Flag() @IsBoolean() unexplained?: boolean;
}
