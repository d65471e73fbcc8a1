// What clients send about dossiers; checked field by field before any use case runs.
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
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
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { CHANNELS } from '../domain/process/procedure-definition.ts';
import type { Channel } from '../domain/process/procedure-definition.ts';
import { OWN_ROUTE, REQUIRED_FACTS, SUPPLEMENT_MARKS } from '../../workflows/one-stop/dossier-events.ts';
import type { DossierEventType, SupplementMark } from '../../workflows/one-stop/dossier-events.ts';
import { CHILD_FACTS } from '../../workflows/child-events.ts';
import type { ChildEventType } from '../../workflows/child-events.ts';
import { OPINIONS } from '../../workflows/child-state.ts';
import type { Opinion } from '../../workflows/child-state.ts';
import { AskedOpinionBody } from './child-bodies.ts';
import { typedNumber } from '../domain/text/typed-code.ts';
import { MaxJson } from '../platform/http/max-json.ts';

export const APPLICANT_KINDS = ['citizen', 'business', 'agency', 'organisation'] as const;
export const EVENT_TYPES = Object.keys(REQUIRED_FACTS) as DossierEventType[];
/** Events that are sent as such; others have routes of their own. */
const SENDABLE = [
  ...EVENT_TYPES.filter((type) => !OWN_ROUTE.has(type)),
  ...(Object.keys(CHILD_FACTS) as ChildEventType[]),
];
export const LODGING_DECISIONS = ['accept', 'giveResult', 'requestSupplement', 'refuse'] as const;
const COLLECTED_AGAINST = ['receipt', 'identity', 'authorisation'] as const;
const MARKS: ApiPropertyOptions = {
  type: 'object',
  additionalProperties: { type: 'string', enum: [...SUPPLEMENT_MARKS] },
};

/** Letters of a paper that is named in free words. */
const LONGEST_ITEM = 1_000;
/** One event for many dossiers is written down for each of them. */
const LONGEST_BULK_EVENT = 32_768;

/** An object of at most a hundred items, each with its mark. */
function IsMarks(): PropertyDecorator {
  const known = new Set<unknown>(SUPPLEMENT_MARKS);
  return ValidateBy({
    name: 'isMarks',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.keys(value).length <= 100 &&
        Object.keys(value).every((item) => item.length <= LONGEST_ITEM) &&
        Object.values(value).every((mark) => known.has(mark)),
      defaultMessage: () => `each item has one of ${SUPPLEMENT_MARKS.join(', ')}`,
    },
  });
}

/** The authorised person who lodges for the applicant; what is not known is left out or empty. */
export class RepresentativeBody {
  @IsString() @Length(1, 300) name!: string;
  @IsOptional() @IsString() @MaxLength(60) identityNo?: string;
  @IsOptional() @IsString() @MaxLength(60) phone?: string;
  @IsOptional() @IsString() @MaxLength(200) email?: string;
  @IsOptional() @IsString() @MaxLength(500) address?: string;
  /** The authorisation that he shows. */
  @IsOptional() @IsString() @MaxLength(500) paper?: string;
}

export class ApplicantBody {
  @IsString() @Length(1, 300) name!: string;
  @IsIn(APPLICANT_KINDS) kind: (typeof APPLICANT_KINDS)[number] = 'citizen';
  @IsOptional() @Matches(/^[0-9A-Za-z-]{6,20}$/) identityNo?: string;
  @IsOptional() @Matches(/^\+?[0-9 .]{8,16}$/) phone?: string;
  @IsOptional() @IsEmail() @MaxLength(200) email?: string;
  @IsOptional() @IsString() @MaxLength(500) address?: string;
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RepresentativeBody)
  representedBy?: RepresentativeBody;
}

export class HandedItemBody {
  @IsString() @Length(1, 100) key!: string;
  @IsInt() @Min(0) @Max(999) originals: number = 0;
  @IsOptional() @IsInt() @Min(0) @Max(999) certifiedCopies?: number;
  @IsInt() @Min(0) @Max(999) copies: number = 0;
  @IsBoolean() digitised: boolean = false;
}

export class LodgeBody {
  @Matches(/^\d\.\d{6}$/) procedureCode!: string;
  @IsString() @Length(1, 100) caseKey!: string;
  @IsIn(CHANNELS) channel: Channel = 'counter';
  @IsDefined() @IsObject() @ValidateNested() @Type(() => ApplicantBody) applicant!: ApplicantBody;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique(({ key }: HandedItemBody) => key)
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
  @IsOptional() @IsIn(LODGING_DECISIONS) decision?: (typeof LODGING_DECISIONS)[number];
  /** Of an acceptance: why although papers are missing; kept as its note. */
  @IsOptional() @IsString() @MaxLength(2000) reason?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(LONGEST_ITEM, { each: true })
  items?: string[];
  /** What is wrong with an item, by the item. */
  @ApiPropertyOptional(MARKS) @IsOptional() @IsMarks() marks?: Record<string, SupplementMark>;
  @IsOptional() @IsString() @MaxLength(500) legalBasis?: string;
  /** Of a refusal for want of authority, which tells where to send the dossier. */
  @IsOptional() @IsBoolean() wrongAuthority?: boolean;
  @IsOptional() @IsString() @MaxLength(500) sendTo?: string;
  /** Of a result given at once: the applicant asks for a receipt. */
  @IsOptional() @IsBoolean() receipt?: boolean;
}

/** An event and its facts; which of them an event cannot do without is told by the refusal. */
export class EventBody {
  @IsIn(SENDABLE) type!: DossierEventType | ChildEventType;
  @IsOptional() @IsString() @MaxLength(2000) reason?: string;
  @IsOptional() @IsString() @MaxLength(2000) note?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(LONGEST_ITEM, { each: true })
  items?: string[];
  @IsOptional() @IsString() @MaxLength(100) to?: string;
  @IsOptional() @IsUUID() officerId?: string;
  /** The right instant of an acceptance that was recorded wrongly. */
  @IsOptional() @IsISO8601({ strict: true }) @MaxLength(40) acceptedAt?: string;
  /** The new appointment of an apology. */
  @IsOptional() @IsISO8601({ strict: true }) @MaxLength(40) promisedAt?: string;
  @IsOptional() @IsIn(['desk', 'post', 'online']) how?: 'desk' | 'post' | 'online';
  /** What the result was collected against at the desk. */
  @IsOptional() @IsIn(COLLECTED_AGAINST) against?: (typeof COLLECTED_AGAINST)[number];
  /** What is wrong with an item, by the item. */
  @ApiPropertyOptional(MARKS) @IsOptional() @IsMarks() marks?: Record<string, SupplementMark>;
  @IsOptional() @IsString() @MaxLength(500) legalBasis?: string;
  /** Why the head asks for a supplement outside its time, or once more, or lets the clock wait for a duty all the same. */
  @IsOptional() @IsString() @MaxLength(2000) headReason?: string;
  /** The items that were handed in; all of them when left out. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(LONGEST_ITEM, { each: true })
  received?: string[];
  @IsOptional() @IsBoolean() wrongAuthority?: boolean;
  /** Where a dossier refused for want of authority is to be sent. */
  @IsOptional() @IsString() @MaxLength(500) sendTo?: string;
  @IsOptional() @IsBoolean() receipt?: boolean;
  /** Of an extension shorter than the law allows, in the unit of the law. */
  @IsOptional() @IsInt() @Min(1) @Max(365) amount?: number;
  /** What a correction mends. */
  @IsOptional() @IsString() @MaxLength(500) what?: string;
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

/** Only what is to change; an empty text takes a datum away. */
export class CorrectApplicantBody {
  @IsOptional() @IsString() @Length(1, 300) name?: string;
  @IsOptional() @IsIn(APPLICANT_KINDS) kind?: (typeof APPLICANT_KINDS)[number];
  @IsOptional() @Matches(/^([0-9A-Za-z-]{6,20})?$/) identityNo?: string;
  @IsOptional() @Matches(/^(\+?[0-9 .]{8,16})?$/) phone?: string;
  @IsOptional()
  @ValidateIf(({ email }: CorrectApplicantBody) => email !== '')
  @IsEmail()
  @MaxLength(200)
  email?: string;
  @IsOptional() @IsString() @MaxLength(500) address?: string;
  @IsOptional() @IsString() @MaxLength(1000) subject?: string;
  @IsString() @Length(1, 2000) reason!: string;
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
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => EventBody)
  @MaxJson(LONGEST_BULK_EVENT)
  event!: EventBody;
  /** True to learn what would become of each, and change nothing. */
  @IsBoolean() dryRun: boolean = false;
}

export class LookUpBody {
  /** Also as it was pasted: in a sentence, in a link. */
  @IsString() @Length(3, 300) code!: string;
  /** Ten letters and digits of the receipt, or six digits of an older one, also in groups or small letters. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? typedNumber(value) : value))
  @Matches(/^(\d{6}|[A-HJ-NP-Z2-9]{10})$/)
  secret!: string;
}
