// What the routes of settings accept.
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsDefined, IsString, MaxLength, MinLength } from 'class-validator';
import { MaxJson } from '../platform/http/max-json.ts';

export class ResetSettingBody {
  @ApiProperty({ minLength: 1, maxLength: 500, description: 'Why; kept in the history' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason!: string;
}

export class ChangeSettingBody extends ResetSettingBody {
  @ApiProperty({
    description: 'As the setting’s shape says; fields and keys that are not named keep their default',
    oneOf: [
      { type: 'number' },
      { type: 'string' },
      { type: 'boolean' },
      { type: 'array', items: {} },
      { type: 'object', additionalProperties: true },
    ],
  })
  @IsDefined()
  @MaxJson(65_536)
  value!: unknown;
}
