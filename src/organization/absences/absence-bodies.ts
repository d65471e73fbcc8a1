// An absence as it is sent and shown.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class RecordAbsenceBody {
  /** Who is away; oneself where not given. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  staffId?: string;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  substituteId?: string | null;

  @ApiProperty({ format: 'date-time' })
  @IsString()
  @MaxLength(40)
  from!: string;

  /** The instant from which the person is back. */
  @ApiProperty({ format: 'date-time' })
  @IsString()
  @MaxLength(40)
  to!: string;

  @ApiPropertyOptional({ maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class AbsenceView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) staffId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) substituteId!: string | null;
  @ApiProperty({ type: String, nullable: true }) substituteName!: string | null;
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiProperty({ format: 'date-time' }) to!: string;
}

export class ColleaguesQuery {
  /** Whose `absence` the reader may record, or who may stand in the `place` of somebody of his agencies. */
  @ApiProperty({ enum: ['absence', 'place'] })
  @IsIn(['absence', 'place'])
  whose!: 'absence' | 'place';

  /** Words of a name or unit, in any order and without their marks. */
  @ApiPropertyOptional({ maxLength: 100 })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}

export class ColleagueView {
  @ApiProperty({ format: 'uuid' }) staffId!: string;
  @ApiProperty() name!: string;
  @ApiProperty() unitName!: string;
}
