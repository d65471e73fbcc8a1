// A half-typed new dossier as it is kept and told again.
import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsString, MaxLength } from 'class-validator';
import { MaxJson } from '../../platform/http/max-json.ts';

export class DraftBody {
  /** What it is about, without personal data: the procedure's name. */
  @IsString() @MaxLength(300) title!: string;
  /** The form as it stands, up to 32 KB. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  @MaxJson(65_536)
  body!: object;
}

export class DraftLine {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly staffName!: string;
  @ApiProperty({ format: 'date-time' }) readonly updatedAt!: string;
  @ApiProperty({ description: 'Also the ETag' }) readonly version!: number;
}

export class DraftView extends DraftLine {
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly body!: object;
}
