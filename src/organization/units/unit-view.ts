// A unit as it is shown: as of a day, and what was true of it from which day on.
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { UNIT_KINDS } from '../organization-facts.ts';

export class UnitView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: UNIT_KINDS }) kind!: string;
  @ApiProperty() isAgency!: boolean;
  @ApiProperty({ enum: ['province', 'district', 'commune'] }) level!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) parentId!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) supervisedBy!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) successorId!: string | null;
  @ApiProperty({ format: 'date', description: 'The first day of its life' }) validFrom!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day on which it is closed' })
  validTo!: string | null;
  @ApiProperty() calendarName!: string;
  @ApiProperty({ type: String, nullable: true }) address!: string | null;
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
  @ApiProperty() version!: number;
}

/** From one day up to, but not on, another. */
export class UnitFactView extends OmitType(UnitView, ['id', 'version', 'validFrom', 'validTo'] as const) {
  @ApiProperty({ format: 'date' }) validFrom!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) validTo!: string | null;
}
