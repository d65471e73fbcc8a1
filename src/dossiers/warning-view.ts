// What is worth a second look, as the API's description tells it.
import { ApiProperty } from '@nestjs/swagger';
import type { Warning } from '../dossier-kind/warnings.ts';
import type { Organization } from '../organization/organization.ts';
import { ApiInstant, ApiTextOrNull } from '../platform/http/api-instant.ts';

export class WarningView {
  @ApiProperty({ enum: ['child.dueAfterDossier'] }) readonly code!: string;
  @ApiProperty({ description: 'The consultation or leg, such as consultation:1' }) readonly subject!: string;
  @ApiTextOrNull('The agency that owes') readonly unitName!: string | null;
  @ApiInstant() readonly dueAt!: number;
  @ApiInstant('By law, of the dossier') readonly statutoryDueAt!: number;
}

export function shownWarnings(warnings: readonly Warning[], organization: Organization): WarningView[] {
  return warnings.map(({ unitId, ...warning }) => ({
    ...warning,
    unitName: organization.unit(unitId)?.name ?? null,
  }));
}
