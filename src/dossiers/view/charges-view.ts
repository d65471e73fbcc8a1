// Working time of a dossier by whom it is charged to.
import { ApiProperty } from '@nestjs/swagger';
import { CHARGED_TO } from '../../domain/process/whose-time.ts';
import type { ChargedTo } from '../../domain/process/whose-time.ts';
import { ApiTextOrNull } from '../../platform/http/api-instant.ts';

export class ChargedUnitView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiTextOrNull() readonly name!: string | null;
  @ApiProperty() readonly workingMinutes!: number;
}

export class ChargeView {
  @ApiProperty({ enum: CHARGED_TO }) readonly charge!: ChargedTo;
  @ApiProperty() readonly workingMinutes!: number;
  @ApiProperty({
    type: ChargedUnitView,
    isArray: true,
    description: 'Who held it meanwhile, or owed the answer that it waited for',
  })
  readonly units!: readonly ChargedUnitView[];
}

export class ChargesView {
  @ApiProperty({ type: ChargeView, isArray: true }) readonly charges!: readonly ChargeView[];
  @ApiProperty({ enum: CHARGED_TO, nullable: true, description: 'Whose time is running now' })
  readonly runningFor!: ChargedTo | null;
}
