// What clients send about dossiers; checked field by field before any use case runs.
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsEmail,
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
import { CHANNELS } from '../domain/process/procedure-definition.ts';
import type { Channel } from '../domain/process/procedure-definition.ts';
import { REQUIRED_FACTS } from '../../workflows/dossier-events.ts';
import type { DossierEventType } from '../../workflows/dossier-events.ts';
import { CHILD_FACTS } from '../../workflows/child-events.ts';
import type { ChildEventType } from '../../workflows/child-events.ts';
import { OPINIONS } from '../../workflows/child-state.ts';
import type { Opinion } from '../../workflows/child-state.ts';
import { AskedOpinionBody } from './child-bodies.ts';

export const APPLICANT_KINDS = ['citizen', 'business', 'agency', 'organisation'] as const;
export const EVENT_TYPES = Object.keys(REQUIRED_FACTS) as DossierEventType[];
const SENDABLE = [...EVENT_TYPES, ...(Object.keys(CHILD_FACTS) as ChildEventType[])];

export class ApplicantBody {
  @IsString() @Length(1, 300) name!: string;
  @IsIn(APPLICANT_KINDS) kind: (typeof APPLICANT_KINDS)[number] = 'citizen';
  @IsOptional() @Matches(/^[0-9A-Za-z-]{6,20}$/) identityNo?: string;
  @IsOptional() @Matches(/^\+?[0-9 .]{8,16}$/) phone?: string;
  @IsOptional() @IsEmail() @MaxLength(200) email?: string;
  @IsOptional() @IsString() @MaxLength(500) address?: string;
  /** The authorised person who lodges for the applicant: name, identityNo, phone, paper. */
  @IsOptional() @IsObject() representedBy?: Record<string, string>;
}

export class HandedItemBody {
  @IsString() @Length(1, 100) key!: string;
  @IsInt() @Min(0) @Max(999) originals: number = 0;
  @IsInt() @Min(0) @Max(999) copies: number = 0;
  @IsBoolean() digitised: boolean = false;
}

export class LodgeBody {
  @Matches(/^\d\.\d{6}$/) procedureCode!: string;
  @IsString() @Length(1, 100) caseKey!: string;
  @IsIn(CHANNELS) channel: Channel = 'counter';
  @IsDefined() @ValidateNested() @Type(() => ApplicantBody) applicant!: ApplicantBody;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => HandedItemBody)
  checklist: HandedItemBody[] = [];
  /** What the applicant asks for, in a sentence. */
  @IsOptional() @IsString() @MaxLength(1000) subject?: string;
  /** Needed only by those who receive at several one-stops. */
  @IsOptional() @IsUUID() receptionUnitId?: string;
  /** Needed only where several units are competent. */
  @IsOptional() @IsUUID() competentUnitId?: string;
  /** What is decided in the same act; without it the dossier waits for an answer. */
  @IsOptional() @IsIn(['accept', 'requestSupplement', 'refuse']) decision?:
    'accept' | 'requestSupplement' | 'refuse';
  @IsOptional() @IsString() @MaxLength(2000) reason?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) items?: string[];
}

/** An event and its facts; which of them an event cannot do without is told by the refusal. */
export class EventBody {
  @IsIn(SENDABLE) type!: DossierEventType | ChildEventType;
  @IsOptional() @IsString() @MaxLength(2000) reason?: string;
  @IsOptional() @IsString() @MaxLength(2000) note?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) items?: string[];
  @IsOptional() @IsString() @MaxLength(100) to?: string;
  @IsOptional() @IsUUID() officerId?: string;
  /** The new appointment of an apology. */
  @IsOptional() @IsISO8601({ strict: true }) promisedAt?: string;
  @IsOptional() @IsIn(['desk', 'post', 'online']) how?: 'desk' | 'post' | 'online';
  /** The questions of `askOpinions`. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AskedOpinionBody)
  consultations?: AskedOpinionBody[];
  /** Which consultation, such as `consultation:1`. */
  @IsOptional() @Matches(/^(consultation|leg):[A-Za-z0-9]{1,60}$/) subject?: string;
  /** What the consulted agency says. */
  @IsOptional() @IsIn(OPINIONS) position?: Opinion;
  /** Number of a leg's result. */
  @IsOptional() @IsString() @MaxLength(200) reference?: string;
  /** The opinion or the result itself. */
  @IsOptional() @IsString() @MaxLength(4000) content?: string;
}

export class BulkItemBody {
  @IsString() @Length(1, 60) ref!: string;
  /** The version that the list showed. */
  @IsInt() @Min(1) version!: number;
}

export class BulkBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => BulkItemBody)
  items!: BulkItemBody[];
  @IsDefined() @ValidateNested() @Type(() => EventBody) event!: EventBody;
  /** True to learn what would become of each, and change nothing. */
  @IsBoolean() dryRun: boolean = false;
}

export class LookUpBody {
  @IsString() @Length(3, 60) code!: string;
  @Matches(/^\d{6}$/) secret!: string;
}
