// Working time of a dossier by whom it is charged to.
import { ApiProperty } from '@nestjs/swagger';
import { ApiTextOrNull } from '../platform/http/api-instant.ts';

export const CHARGED_TO = ['department', 'partnerAgency', 'citizen'] as const;
export type ChargedTo = (typeof CHARGED_TO)[number];

export class ChargedUnitView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiTextOrNull() readonly name!: string | null;
  @ApiProperty() readonly workingMinutes!: number;
}

export class ChargeView {
  @ApiProperty({ enum: CHARGED_TO }) readonly charge!: ChargedTo;
  @ApiProperty() readonly workingMinutes!: number;
  @ApiProperty({ type: ChargedUnitView, isArray: true, description: 'Where the dossier lay meanwhile' })
  readonly units!: readonly ChargedUnitView[];
}

export class ChargesView {
  @ApiProperty({ type: ChargeView, isArray: true }) readonly charges!: readonly ChargeView[];
  @ApiProperty({ enum: CHARGED_TO, nullable: true, description: 'Whose time is running now' })
  readonly runningFor!: ChargedTo | null;
}
