// A unit as it is shown.
import { ApiProperty } from '@nestjs/swagger';
import { UNIT_KINDS, UNIT_LEVELS } from '../organization-facts.ts';

export class UnitView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: UNIT_KINDS }) kind!: string;
  @ApiProperty() isAgency!: boolean;
  @ApiProperty({ enum: UNIT_LEVELS }) level!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) parentId!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) supervisedBy!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) successorId!: string | null;
  @ApiProperty({ format: 'date' }) validFrom!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) validTo!: string | null;
  @ApiProperty() calendarName!: string;
  @ApiProperty({ type: String, nullable: true }) address!: string | null;
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
  @ApiProperty() version!: number;
}

/** Columns of `agency_unit` in the shape of the view. */
export const UNIT_COLUMNS = `
  id, code, name, kind, is_agency as "isAgency", level, parent_id as "parentId",
  supervised_by as "supervisedBy", successor_id as "successorId", valid_from::text as "validFrom",
  valid_to::text as "validTo", calendar_name as "calendarName", address, phone, version`;
