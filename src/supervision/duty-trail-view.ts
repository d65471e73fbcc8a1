// The evidence trail of one official over a period.
import { ApiProperty } from '@nestjs/swagger';
import { ApiCountOrNull, ApiInstant, ApiInstantOrNull, ApiTextOrNull } from '../platform/http/api-instant.ts';

/** One stay of a dossier with the official. No personal data of the applicant. */
export class DutyStay {
  @ApiProperty({ format: 'uuid' }) readonly dossierId!: string;
  @ApiProperty() readonly seq!: number;
  @ApiTextOrNull() readonly code!: string | null;
  @ApiProperty() readonly procedureName!: string;
  @ApiProperty() readonly stateName!: string;
  @ApiProperty() readonly stateNameEn!: string;
  @ApiTextOrNull() readonly unitName!: string | null;
  @ApiInstant() readonly enteredAt!: number;
  @ApiInstantOrNull('Null while he has it') readonly leftAt!: number | null;
  @ApiProperty({ description: 'Minutes of office time in hand, pauses left out' })
  readonly workingMinutes!: number;
  @ApiCountOrNull('Minutes of the step that were left when it came to him')
  readonly budgetMinutes!: number | null;
  @ApiProperty({ description: 'It came to him because it was sent back' }) readonly sentBack!: boolean;
  @ApiTextOrNull() readonly sentBackReason!: string | null;
  @ApiInstantOrNull('When the dossier became late, if it did so in his hands')
  readonly lateAt!: number | null;
  @ApiTextOrNull('The reason given in the apology for the lateness') readonly lateReason!: string | null;
}

export class DutyTask {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly taskNo!: string;
  @ApiProperty() readonly title!: string;
  @ApiInstant() readonly dueAt!: number;
  @ApiInstantOrNull() readonly reportedAt!: number | null;
  @ApiProperty() readonly wasLate!: boolean;
}

export class DutyTotals {
  @ApiProperty() readonly dossiers!: number;
  @ApiProperty() readonly stays!: number;
  @ApiProperty() readonly workingMinutes!: number;
  @ApiProperty() readonly sentBack!: number;
  @ApiProperty() readonly overBudget!: number;
  @ApiProperty({ description: 'Dossiers that became late in his hands' }) readonly late!: number;
  @ApiProperty() readonly tasks!: number;
  @ApiProperty() readonly lateTasks!: number;
}

export class DutyTrail {
  @ApiProperty({ format: 'uuid' }) readonly staffId!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ format: 'date' }) readonly firstDay!: string;
  @ApiProperty({ format: 'date' }) readonly lastDay!: string;
  @ApiProperty({ type: DutyTotals }) readonly totals!: DutyTotals;
  @ApiProperty({ type: DutyStay, isArray: true, description: 'The latest 500; the file has all of them' })
  readonly stays!: readonly DutyStay[];
  @ApiProperty({ type: DutyTask, isArray: true }) readonly tasks!: readonly DutyTask[];
}

export class TrailAccess {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiTextOrNull() readonly readerName!: string | null;
  @ApiTextOrNull('The absent person in whose place it was read') readonly onBehalfOfName!: string | null;
  @ApiTextOrNull() readonly officialName!: string | null;
  @ApiProperty({ format: 'date' }) readonly firstDay!: string;
  @ApiProperty({ format: 'date' }) readonly lastDay!: string;
  @ApiProperty({ enum: ['read', 'export'] }) readonly way!: string;
  @ApiProperty() readonly purpose!: string;
  @ApiInstant() readonly accessedAt!: number;
}

export class TrailAccesses {
  @ApiProperty({ type: TrailAccess, isArray: true, description: 'The latest 200' })
  readonly rows!: readonly TrailAccess[];
}
