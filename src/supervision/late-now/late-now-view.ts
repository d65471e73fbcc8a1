// What stands late or nearly so now, and how agencies answered when their opinion was asked.
import { LATE_CASE_STATES } from '../../../workflows/late-case/late-case.machine.ts';
import type { LateCaseState } from '../../../workflows/late-case/late-case.machine.ts';
import { LATE_REASONS } from '../../../workflows/late-case/late-reasons.ts';
import type { LateReason } from '../../../workflows/late-case/late-reasons.ts';
import { ListedDossier } from '../../dossiers/lists/list-view.ts';
import { ApiProperty } from '@nestjs/swagger';
import {
  ApiCountOrNull,
  ApiInstant,
  ApiInstantOrNull,
  ApiTextOrNull,
} from '../../platform/http/api-instant.ts';

export class LateNowCounts {
  @ApiProperty({ description: 'Past their limit' }) readonly late!: number;
  @ApiProperty({ description: 'Of them, held by no officer' }) readonly lateUnassigned!: number;
  @ApiProperty() readonly dueSoon!: number;
  @ApiProperty({ description: 'Of them, held by no officer' }) readonly dueSoonUnassigned!: number;
  @ApiProperty({ description: 'Whose step is past its time, late themselves or not' })
  readonly stepLate!: number;
}

export class LateNowLine extends LateNowCounts {
  @ApiProperty({
    description: 'Id of the unit or officer, code of the procedure or reason, name of the step; `none`',
  })
  readonly key!: string;
  @ApiTextOrNull('Null for nobody, and for reasons, which are codes') readonly name!: string | null;
  @ApiTextOrNull() readonly nameEn!: string | null;
  @ApiTextOrNull(
    'Filter of the line’s list: of `GET /late-now/dossiers` by reason, of `GET /dossiers` else; null where there is none',
  )
  readonly query!: string | null;
  @ApiInstantOrNull('Since when the one late longest is late') readonly oldestLateAt!: number | null;
  @ApiCountOrNull('How long it has been, in minutes of office time')
  readonly oldestMinutes!: number | null;
}

export class LateReception {
  @ApiProperty({ format: 'uuid' }) readonly unitId!: string;
  @ApiTextOrNull() readonly unitName!: string | null;
  @ApiProperty({ description: 'Lodged online or by post, past the time to be answered' })
  readonly waiting!: number;
  @ApiInstant() readonly oldestDueAt!: number;
}

export class LateNowView {
  @ApiProperty({ type: LateNowCounts }) readonly total!: LateNowCounts;
  @ApiProperty({ description: 'Open dossiers, late or not, that no officer has' })
  readonly unassigned!: number;
  @ApiProperty({
    type: LateReception,
    isArray: true,
    description: 'Late reception, apart from late processing',
  })
  readonly reception!: readonly LateReception[];
  @ApiProperty({ type: LateNowLine, isArray: true }) readonly lines!: readonly LateNowLine[];
  @ApiInstant() readonly serverNow!: number;
}

export class LateCaseOfDossier {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly version!: number;
  @ApiProperty({ enum: LATE_CASE_STATES }) readonly state!: LateCaseState;
}

export class LateDossier extends ListedDossier {
  @ApiProperty({ enum: LATE_REASONS, nullable: true, type: String }) readonly reason!: LateReason | null;
  @ApiProperty({ type: LateCaseOfDossier, nullable: true }) readonly lateCase!: LateCaseOfDossier | null;
}

export class LateDossierPage {
  @ApiProperty({ type: LateDossier, isArray: true }) readonly rows!: readonly LateDossier[];
  @ApiTextOrNull('Send it back as cursor for the rows that follow') readonly next!: string | null;
  @ApiInstant() readonly serverNow!: number;
}

/** How one agency answered what it was asked in a period. */
export class ConsultedLine {
  @ApiProperty({ format: 'uuid' }) readonly agencyId!: string;
  @ApiTextOrNull() readonly agencyName!: string | null;
  @ApiProperty({ description: 'Asked in the period' }) readonly asked!: number;
  @ApiProperty() readonly answeredInTime!: number;
  @ApiProperty() readonly answeredLate!: number;
  @ApiProperty({ description: 'Not answered and past its time, waited for or given up' })
  readonly silent!: number;
  @ApiProperty({ description: 'Answered without a clear position' }) readonly unclear!: number;
  @ApiProperty({ description: 'Not answered, its time not over' }) readonly waiting!: number;
  @ApiCountOrNull('Office minutes to an answer, on average') readonly averageMinutes!: number | null;
}

export class ConsultedAgencies {
  @ApiProperty({ type: ConsultedLine, isArray: true }) readonly lines!: readonly ConsultedLine[];
}
