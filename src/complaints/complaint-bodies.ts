// What clients send about complaints; checked field by field before any use case runs.
import { Type } from 'class-transformer';
import {
  IsDefined,
  IsEmail,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { COMPLAINT_FACTS } from '../../workflows/complaint/words.ts';
import type { ComplaintEventType } from '../../workflows/complaint/words.ts';
import { COMPLAINT_SORT_NAMES } from './complaint-sorts.ts';
import type { ComplaintSort } from './complaint-sorts.ts';
import { PageQuery } from '../platform/http/page-query.ts';

export const COMPLAINT_EVENT_TYPES = Object.keys(COMPLAINT_FACTS) as ComplaintEventType[];
export const COMPLAINT_TABS = ['waiting', 'open', 'dueSoon', 'late', 'answered', 'closed'] as const;
export const DESK_CHANNELS = ['counter', 'post', 'phone'] as const;

/** Whoever complains may leave all of it out. */
export class ComplainantBody {
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  @IsOptional() @Matches(/^\+?[0-9 .]{8,16}$/) phone?: string;
  @IsOptional() @IsEmail() @MaxLength(254) email?: string;
  @IsOptional() @IsString() @MaxLength(500) address?: string;
}

export class ReceiveComplaintBody {
  /** Where it is received; needed only by those who receive for several units. */
  @IsOptional() @IsUUID() receiverUnitId?: string;
  @ApiPropertyOptional({ enum: DESK_CHANNELS, default: 'counter' })
  @IsIn(DESK_CHANNELS)
  channel: (typeof DESK_CHANNELS)[number] = 'counter';
  /** What it is about, in words that name nobody. */
  @IsString() @Length(1, 300) title!: string;
  /** As it was said. */
  @IsString() @Length(1, 10_000) content!: string;
  @IsDefined() @IsObject() @ValidateNested() @Type(() => ComplainantBody) complainant!: ComplainantBody;
}

/** Sent by whoever complains, without an account; taken only while the office lets it. */
export class OnlineComplaintBody {
  @IsUUID() receiverUnitId!: string;
  @IsString() @Length(1, 300) title!: string;
  @IsString() @Length(1, 10_000) content!: string;
  @IsDefined() @IsObject() @ValidateNested() @Type(() => ComplainantBody) complainant!: ComplainantBody;
}

/** An event and its facts; which of them an event cannot do without is told by the refusal. */
export class ComplaintEventBody {
  @IsIn(COMPLAINT_EVENT_TYPES) type!: ComplaintEventType;
  /** The unit that is to answer. */
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @IsUUID() officerId?: string;
  @IsOptional() @IsString() @MaxLength(2000) reason?: string;
  @IsOptional() @IsString() @MaxLength(2000) note?: string;
  @IsOptional() @IsString() @MaxLength(10_000) answer?: string;
  /** What everybody may read of the complaint: nothing of who complained. */
  @IsOptional() @IsString() @MaxLength(10_000) question?: string;
  @IsOptional() @IsString() @MaxLength(10_000) publicAnswer?: string;
  /** Whose matter it is, where it is nobody's here. */
  @IsOptional() @IsString() @MaxLength(300) place?: string;
}

export class ComplaintListQuery extends PageQuery {
  /** With a minus before it those that come last first; as the tab is usually read where absent. */
  @ApiPropertyOptional({ enum: COMPLAINT_SORT_NAMES })
  @IsOptional()
  @IsIn(COMPLAINT_SORT_NAMES)
  sort?: ComplaintSort;
  /** `waiting`: it is my side's move. */
  @ApiPropertyOptional({ enum: COMPLAINT_TABS, default: 'open' })
  @IsOptional()
  @IsIn(COMPLAINT_TABS)
  tab: (typeof COMPLAINT_TABS)[number] = 'open';
  @IsOptional() @IsUUID() unitId?: string;
  /** Words of the title, or part of the number. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
}

export class ComplaintLookUpBody {
  /** The number on the receipt; small letters will do. */
  @IsString() @Length(1, 60) number!: string;
  @IsString() @Length(1, 40) secret!: string;
}
