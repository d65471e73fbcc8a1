// An inspection of public duty: what is planned and what was found.
import { ApiProperty } from '@nestjs/swagger';
import { ApiInstant, ApiInstantOrNull, ApiTextOrNull } from '../../platform/http/api-instant.ts';

export class InspectedUnit {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiTextOrNull() readonly name!: string | null;
}

export class InspectionFinding {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ format: 'uuid' }) readonly unitId!: string;
  @ApiTextOrNull() readonly unitName!: string | null;
  @ApiProperty({ format: 'uuid', type: String, nullable: true }) readonly staffId!: string | null;
  @ApiTextOrNull() readonly staffName!: string | null;
  @ApiProperty({ format: 'date' }) readonly foundOn!: string;
  @ApiProperty() readonly content!: string;
  @ApiTextOrNull() readonly measure!: string | null;
  @ApiTextOrNull() readonly recordedByName!: string | null;
  @ApiTextOrNull('The absent person in whose place') readonly onBehalfOfName!: string | null;
  @ApiInstant() readonly recordedAt!: number;
}

export class InspectionView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly version!: number;
  @ApiProperty() readonly title!: string;
  @ApiTextOrNull() readonly decisionNo!: string | null;
  @ApiProperty({ format: 'date' }) readonly firstDay!: string;
  @ApiProperty({ format: 'date' }) readonly lastDay!: string;
  @ApiProperty({ type: InspectedUnit, isArray: true }) readonly units!: readonly InspectedUnit[];
  @ApiTextOrNull() readonly note!: string | null;
  @ApiProperty({ enum: ['planned', 'closed', 'cancelled'] }) readonly state!: string;
  @ApiTextOrNull() readonly createdByName!: string | null;
  @ApiTextOrNull('The absent person in whose place') readonly onBehalfOfName!: string | null;
  @ApiInstant() readonly createdAt!: number;
  @ApiTextOrNull('Who closed or cancelled it') readonly endedByName!: string | null;
  @ApiTextOrNull('The absent person in whose place') readonly endedOnBehalfOfName!: string | null;
  @ApiInstantOrNull() readonly endedAt!: number | null;
  @ApiProperty({ type: InspectionFinding, isArray: true }) readonly findings!: readonly InspectionFinding[];
}

export class Inspections {
  @ApiProperty({ type: InspectionView, isArray: true, description: 'Those that begin last first, up to 200' })
  readonly rows!: readonly InspectionView[];
}

export class InspectedOfficial {
  @ApiProperty({ format: 'uuid' }) readonly staffId!: string;
  @ApiProperty() readonly name!: string;
  @ApiTextOrNull('Where the person works, the inspected unit or one under it')
  readonly unitName!: string | null;
}

export class InspectedOfficials {
  @ApiProperty({ type: InspectedOfficial, isArray: true }) readonly rows!: readonly InspectedOfficial[];
}
