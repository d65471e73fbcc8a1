// What the routes of alerts accept.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

const KIND = /^[a-zA-Z]{1,40}$/;
const asBoolean = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

/** Which lines of the inbox are meant. */
class AlertSelectionQuery {
  /** Kind of alert, e.g. `dossierLate`. */
  @IsOptional() @Matches(KIND) kind?: string;
  /** Unit that held the matter at the alert's instant. */
  @IsOptional() @IsUUID() unit?: string;
  /** Agency under which it is shown today; all its units. */
  @IsOptional() @IsUUID() agency?: string;
  /** `true` (the default): only what is open and not hidden; `false`: all. */
  @ApiPropertyOptional({ default: true }) @Transform(asBoolean) @IsBoolean() open: boolean = true;
  /** `true`: only what nobody has taken up. */
  @ApiPropertyOptional({ default: false }) @Transform(asBoolean) @IsBoolean() waiting: boolean = false;
}

export class AlertInboxQuery extends AlertSelectionQuery {
  @ApiPropertyOptional({ default: 50 })
  @Transform(({ value }: { value: unknown }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;
  @IsOptional() @IsString() @MaxLength(200) cursor?: string;
}

export class AlertLinesQuery extends AlertSelectionQuery {
  @ApiPropertyOptional({ enum: ['agency', 'unit'], default: 'agency' })
  @IsIn(['agency', 'unit'])
  by: 'agency' | 'unit' = 'agency';
}

/** What is taken up at once: those that are named, or all of a line. */
export class ChosenAlertsBody {
  @IsOptional() @IsArray() @ArrayMaxSize(500) @IsUUID(undefined, { each: true }) ids?: string[];
  @IsOptional() @Matches(KIND) kind?: string;
  @IsOptional() @IsUUID() unit?: string;
  @IsOptional() @IsUUID() agency?: string;
  /** Nothing that was told later: `at` of the answer that the reader has before him; ISO 8601. */
  @IsISO8601({ strict: true }) @MaxLength(40) toldUntil!: string;
}

export class SnoozeAlertsBody extends ChosenAlertsBody {
  /** ISO 8601; without an offset it is read as Asia/Ho_Chi_Minh. */
  @IsISO8601() @MaxLength(40) until!: string;
}

export class SnoozeBody {
  /** ISO 8601; without an offset it is read as Asia/Ho_Chi_Minh. */
  @IsISO8601() @MaxLength(40) until!: string;
}
