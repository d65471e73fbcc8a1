// What is sent to sign in, to change a password and to make a token, and what is answered.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { MaxJson } from '../../platform/http/max-json.ts';
import { POSITIONS } from '../../domain/process/procedure-definition.ts';
import type { Position } from '../../domain/process/procedure-definition.ts';
import { UNIT_KINDS } from '../organization-facts.ts';
import type { UnitKind } from '../organization-facts.ts';
import { READING_SCOPES } from '../reading-scope.ts';
import type { ReadingScopeName } from '../reading-scope.ts';

const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export class SignInBody {
  @ApiProperty({ minLength: 1, maxLength: 60 })
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  account!: string;

  @ApiProperty({ minLength: 1, maxLength: 400, format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxLength(400)
  password!: string;
}

export class UnlockBody {
  @ApiProperty({ minLength: 1, maxLength: 400, format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxLength(400)
  password!: string;
}

export class ChangePasswordBody {
  @ApiProperty({ maxLength: 400, format: 'password' })
  @IsString()
  @MaxLength(400)
  current!: string;

  /** Eight characters or more, and not a common password. */
  @ApiProperty({ maxLength: 400, format: 'password' })
  @IsString()
  @MaxLength(400)
  chosen!: string;
}

export class ChangePreferencesBody {
  @ApiPropertyOptional({ description: 'Send alerts by mail too' })
  @IsOptional()
  @IsBoolean()
  mailAlerts?: boolean;

  @ApiPropertyOptional({ description: 'Send mail outside office hours too' })
  @IsOptional()
  @IsBoolean()
  mailOutsideHours?: boolean;

  @ApiPropertyOptional({
    description: 'Send a mail each working morning with what is due, late and unassigned',
  })
  @IsOptional()
  @IsBoolean()
  dailyDigest?: boolean;

  @ApiPropertyOptional({ enum: LANGUAGES, description: 'The language of the screens' })
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Settings to change, by name; null takes one away, others stay. At most 4 KB in all.',
  })
  @IsOptional()
  @IsObject()
  @MaxJson(16_384)
  settings?: Record<string, unknown>;
}

export class SessionsQuery {
  @ApiPropertyOptional({ type: Boolean, description: 'Only one’s own, for an administrator too' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  mine?: boolean;
}

export class IssueTokenBody {
  @ApiProperty({ minLength: 1, maxLength: 100 })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name!: string;

  @ApiPropertyOptional({ default: 90, minimum: 1, maximum: 366 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(366)
  days?: number;
}

export class IssuedTokenView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'Shown this once' }) token!: string;
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;
}

export class TokenView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ format: 'date-time' }) lastSeenAt!: string;
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;
}

export class OwnHoldView {
  @ApiProperty({ enum: POSITIONS }) position!: Position;
  @ApiProperty({ format: 'uuid' }) unitId!: string;
  @ApiProperty() unitCode!: string;
  @ApiProperty() unitName!: string;
  @ApiProperty({ enum: UNIT_KINDS }) unitKind!: UnitKind;
  @ApiProperty({ enum: READING_SCOPES, description: 'Whose dossiers this position lets one read' })
  scope!: ReadingScopeName;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) agencyId!: string | null;
  @ApiProperty({ type: String, nullable: true }) agencyName!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) onBehalfOf!: string | null;
  @ApiProperty({ type: String, nullable: true }) onBehalfOfName!: string | null;
}

export class OwnStaffView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() account!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  @ApiProperty() mailAlerts!: boolean;
  @ApiProperty() mailOutsideHours!: boolean;
  @ApiProperty() dailyDigest!: boolean;
}

export class SessionView {
  @ApiProperty({ type: OwnStaffView }) staff!: OwnStaffView;
  @ApiProperty({ type: OwnHoldView, isArray: true }) holds!: OwnHoldView[];
  @ApiProperty({ enum: LANGUAGES }) language!: Language;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What the screens remember' })
  settings!: Record<string, unknown>;
  @ApiProperty() mustChangePassword!: boolean;
  @ApiProperty({ description: 'The screen is locked until the password is given' }) locked!: boolean;
  @ApiProperty({ description: 'Seconds without anything done after which it locks' })
  lockAfterSeconds!: number;
  @ApiProperty({ description: 'Seconds without use after which the session ends' })
  endAfterSeconds!: number;
  @ApiProperty({ type: String, nullable: true, description: 'For the x-csrf-token header; null for a token' })
  csrfToken!: string | null;
  @ApiProperty({ format: 'date-time', description: 'The clock that all deadlines follow' })
  serverTime!: string;
  @ApiProperty({ description: 'The clock is set by hand, for demonstrations' })
  evaluationMode!: boolean;
}
