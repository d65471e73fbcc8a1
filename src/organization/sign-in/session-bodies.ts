// What is sent to sign in, to change a password and to make a token, and what is answered.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { POSITIONS } from '../../domain/process/procedure-definition.ts';
import type { Position } from '../../domain/process/procedure-definition.ts';

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
}

export class SessionView {
  @ApiProperty({ type: OwnStaffView }) staff!: OwnStaffView;
  @ApiProperty({ type: OwnHoldView, isArray: true }) holds!: OwnHoldView[];
  @ApiProperty() mustChangePassword!: boolean;
  @ApiProperty({ description: 'The screen is locked until the password is given' }) locked!: boolean;
  @ApiProperty({ description: 'Seconds without anything done after which it locks' })
  lockAfterSeconds!: number;
  @ApiProperty({ type: String, nullable: true, description: 'For the x-csrf-token header; null for a token' })
  csrfToken!: string | null;
  @ApiProperty({ format: 'date-time', description: 'The clock that all deadlines follow' })
  serverTime!: string;
  @ApiProperty({ description: 'The clock is set by hand, for demonstrations' })
  evaluationMode!: boolean;
}
