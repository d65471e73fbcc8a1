// What questions of repeated lateness answer.
import { ApiProperty } from '@nestjs/swagger';
import { ApiInstant, ApiInstantOrNull, ApiTextOrNull } from '../../platform/http/api-instant.ts';

export class LatenessSettingView {
  @ApiProperty({
    oneOf: [{ type: 'string', enum: ['quarter'] }, { type: 'integer' }],
    description: 'The calendar quarter, or so many days',
  })
  readonly window!: 'quarter' | number;
  @ApiProperty({ description: 'Late matters from which it is often' }) readonly count!: number;
  @ApiProperty({ description: 'And the least share of what was in hand, from 0 to 1' })
  readonly share!: number;
}

/** A unit under one head. */
export class LatenessLine {
  @ApiProperty({ format: 'uuid', description: 'The unit, or the one in its place when the window ends' })
  readonly unitId!: string;
  @ApiTextOrNull() readonly unitName!: string | null;
  @ApiProperty({
    type: String,
    isArray: true,
    description: 'Units in whose place it is, by their names then',
  })
  readonly formerNames!: readonly string[];
  @ApiTextOrNull() readonly agencyName!: string | null;
  @ApiProperty({
    format: 'uuid',
    type: String,
    nullable: true,
    description: 'Head on the day the time ran out',
  })
  readonly headId!: string | null;
  @ApiTextOrNull() readonly headName!: string | null;
  @ApiProperty() readonly dossiers!: number;
  @ApiProperty() readonly tasks!: number;
  @ApiProperty() readonly consultations!: number;
  @ApiProperty() readonly total!: number;
  @ApiProperty({ description: 'What the unit had in hand at some time of the window' })
  readonly handled!: number;
  @ApiProperty({ description: 'total of handled, from 0 to 1' }) readonly share!: number;
  @ApiProperty({ description: 'Whether both thresholds of the setting are reached' })
  readonly often!: boolean;
}

export class LatenessView {
  @ApiProperty({ format: 'date' }) readonly from!: string;
  @ApiProperty({ format: 'date' }) readonly to!: string;
  @ApiInstant('Nothing recorded after it is counted') readonly asOfAt!: number;
  @ApiInstant('The last instant that is counted') readonly endAt!: number;
  @ApiProperty({ type: LatenessSettingView }) readonly setting!: LatenessSettingView;
  @ApiProperty({ type: LatenessLine, isArray: true }) readonly lines!: readonly LatenessLine[];
}

export class AnswerableUnit {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiTextOrNull() readonly name!: string | null;
  @ApiProperty({ description: 'Late matters' }) readonly total!: number;
}

/** A head for all his units together, or an agency for all under it. */
export class AnswerableLine {
  @ApiProperty({
    format: 'uuid',
    type: String,
    nullable: true,
    description: 'The head on the days the time ran out, null where there was none; or the agency',
  })
  readonly id!: string | null;
  @ApiTextOrNull() readonly name!: string | null;
  @ApiTextOrNull('Of an agency, whoever heads it when the window ends') readonly headName!: string | null;
  @ApiProperty({ type: AnswerableUnit, isArray: true }) readonly units!: readonly AnswerableUnit[];
  @ApiProperty() readonly dossiers!: number;
  @ApiProperty() readonly tasks!: number;
  @ApiProperty() readonly consultations!: number;
  @ApiProperty() readonly total!: number;
  @ApiProperty({ description: 'What all the units had in hand at some time of the window' })
  readonly handled!: number;
  @ApiProperty({ description: 'total of handled, from 0 to 1' }) readonly share!: number;
  @ApiProperty({ description: 'Late matters of the period before' }) readonly totalBefore!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Of the period before; null where none was late',
  })
  readonly shareBefore!: number | null;
  @ApiProperty({ description: 'Whether both thresholds of the setting are reached' })
  readonly often!: boolean;
}

export class AnswerableView {
  @ApiProperty({ format: 'date' }) readonly from!: string;
  @ApiProperty({ format: 'date' }) readonly to!: string;
  @ApiProperty({ format: 'date' }) readonly fromBefore!: string;
  @ApiProperty({ format: 'date' }) readonly toBefore!: string;
  @ApiInstant('Nothing recorded after it is counted') readonly asOfAt!: number;
  @ApiInstant('The last instant that is counted') readonly endAt!: number;
  @ApiProperty({ type: LatenessSettingView }) readonly setting!: LatenessSettingView;
  @ApiProperty({ type: AnswerableLine, isArray: true }) readonly lines!: readonly AnswerableLine[];
}

/** A dossier, task or consultation that became late. No personal data of an applicant. */
export class LateMatter {
  @ApiProperty({ enum: ['dossier', 'task', 'consultation'] }) readonly kind!: string;
  @ApiProperty({ format: 'uuid', description: 'Of the task, or of the dossier' }) readonly id!: string;
  @ApiTextOrNull('Code of the dossier, or number of the task') readonly ref!: string | null;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ format: 'uuid', description: 'The unit that had it when its time ran out' })
  readonly unitId!: string;
  @ApiTextOrNull() readonly unitName!: string | null;
  @ApiTextOrNull('The officer who had it then') readonly officerName!: string | null;
  @ApiInstant('Since when it is late') readonly lateAt!: number;
  @ApiInstantOrNull('When it ended; null while it is open as of the question')
  readonly endedAt!: number | null;
}

export class LateMatterPage {
  @ApiProperty({ type: LateMatter, isArray: true }) readonly rows!: readonly LateMatter[];
  @ApiTextOrNull('Send it back as cursor for the rows that follow') readonly next!: string | null;
}
