// What the routes of alerts accept.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
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

export class AlertInboxQuery {
  /** Kind of alert, e.g. `dossierLate`. */
  @IsOptional() @Matches(/^[a-zA-Z]{1,40}$/) kind?: string;
  /** Unit that held the dossier at the alert's instant. */
  @IsOptional() @IsUUID() unit?: string;
  /** `true` (the default): only what is open and not hidden; `false`: all. */
  @ApiPropertyOptional({ default: true })
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  open: boolean = true;
  @ApiPropertyOptional({ default: 50 })
  @Transform(({ value }: { value: unknown }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;
  @IsOptional() @IsString() @MaxLength(200) cursor?: string;
}

export class SnoozeBody {
  /** ISO 8601; without an offset it is read as Asia/Ho_Chi_Minh. */
  @IsISO8601() @MaxLength(40) until!: string;
}
