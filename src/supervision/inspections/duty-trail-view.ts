// The evidence trail of one official over a period.
import { ApiProperty } from '@nestjs/swagger';
import { LATE_REASONS, type LateReason } from '../../../workflows/late-case/late-reasons.ts';
import { LATE_CASE_STATES } from '../../../workflows/late-case/late-case.machine.ts';
import {
  ApiCountOrNull,
  ApiInstant,
  ApiInstantOrNull,
  ApiTextOrNull,
} from '../../platform/http/api-instant.ts';

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
  @ApiProperty({
    description: 'Minutes of office time in hand within the period; waiting for the applicant is none',
  })
  readonly workingMinutes!: number;
  @ApiCountOrNull('Minutes of the step that were left when it came to him')
  readonly budgetMinutes!: number | null;
  @ApiProperty({ description: 'He had it longer than the step had left, in the period or before' })
  readonly overBudget!: boolean;
  @ApiProperty({ description: 'It came to him because it was sent back' }) readonly sentBack!: boolean;
  @ApiTextOrNull() readonly sentBackReason!: string | null;
  @ApiInstantOrNull('When the dossier became late, if it did so in his hands and in the period')
  readonly lateAt!: number | null;
  @ApiTextOrNull('The reason given in the apology for the lateness') readonly lateReason!: string | null;
}

export class DutyTask {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly taskNo!: string;
  @ApiProperty() readonly title!: string;
  @ApiTextOrNull('The leading unit') readonly unitName!: string | null;
  @ApiInstant() readonly givenAt!: number;
  @ApiInstant() readonly dueAt!: number;
  @ApiInstantOrNull() readonly reportedAt!: number | null;
  @ApiProperty({ description: 'It was late, or is so now' }) readonly wasLate!: boolean;
}

/** An explanation of a lateness; of a late case that has none yet, what is known without it. */
export class DutyExplanation {
  @ApiProperty({ format: 'uuid' }) readonly lateCaseId!: string;
  @ApiCountOrNull('The entry of the case by which it was given; null while there is none')
  readonly seq!: number | null;
  @ApiProperty({ enum: ['dossier', 'task', 'complaint'] })
  readonly about!: 'dossier' | 'task' | 'complaint';
  @ApiProperty({ format: 'uuid' }) readonly aboutId!: string;
  @ApiTextOrNull('Code of the dossier, number of the task') readonly code!: string | null;
  @ApiTextOrNull('Name of the procedure, title of the task') readonly name!: string | null;
  @ApiTextOrNull('Unit that held it when it became late') readonly unitName!: string | null;
  @ApiInstant() readonly lateSince!: number;
  @ApiProperty({ description: 'It became late in his hands' }) readonly own!: boolean;
  @ApiProperty({ enum: LATE_CASE_STATES }) readonly state!: string;
  @ApiProperty({ enum: LATE_REASONS, nullable: true, type: String }) readonly reason!: LateReason | null;
  @ApiTextOrNull() readonly text!: string | null;
  @ApiTextOrNull('Who gave it; he or another') readonly givenByName!: string | null;
  @ApiInstantOrNull() readonly givenAt!: number | null;
  @ApiProperty({ type: Boolean, nullable: true }) readonly inTime!: boolean | null;
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
  @ApiProperty({ description: 'Late cases of his lateness that nobody has explained' })
  readonly unexplained!: number;
}

export class DutyTrail {
  @ApiProperty({ format: 'uuid' }) readonly staffId!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ format: 'date' }) readonly firstDay!: string;
  @ApiProperty({ format: 'date' }) readonly lastDay!: string;
  @ApiProperty({ type: DutyTotals }) readonly totals!: DutyTotals;
  @ApiProperty({
    type: DutyStay,
    isArray: true,
    description: 'In units that the reader may inspect. The latest 500; the file has all of them',
  })
  readonly stays!: readonly DutyStay[];
  @ApiProperty({ type: DutyTask, isArray: true, description: 'Tasks given that he led' })
  readonly tasks!: readonly DutyTask[];
  @ApiProperty({
    type: DutyExplanation,
    isArray: true,
    description: 'Given by him, or of dossiers and tasks that he held; the latest lateness first',
  })
  readonly explanations!: readonly DutyExplanation[];
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
