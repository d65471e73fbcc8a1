// What the procedures room answers, as the API's description tells it.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  AUTHORITY_LEVELS,
  CHANNELS,
  POSITIONS,
  STEP_KINDS,
  UNIT_ROLES,
} from '../domain/process/procedure-definition.ts';
import type {
  AuthorityLevel,
  Channel,
  Position,
  StepKind,
  UnitRole,
} from '../domain/process/procedure-definition.ts';
import { ChartView } from './chart-view.ts';

export class TimeLimitView {
  @ApiProperty() readonly unit!: string;
  @ApiProperty() readonly amount!: number;
  @ApiPropertyOptional() readonly cutoff?: string;
}

export class ProcessStepView {
  @ApiProperty() readonly key!: string;
  @ApiProperty({ enum: STEP_KINDS }) readonly kind!: StepKind;
  @ApiProperty({ enum: POSITIONS }) readonly position!: Position;
  @ApiProperty({ enum: UNIT_ROLES }) readonly unit!: UnitRole;
  @ApiProperty({ type: TimeLimitView, nullable: true }) readonly budget!: TimeLimitView | null;
  @ApiPropertyOptional() readonly label?: string;
}

export class ProcessView {
  @ApiProperty({ type: ProcessStepView, isArray: true }) readonly steps!: readonly ProcessStepView[];
  @ApiPropertyOptional() readonly source?: string;
}

export class ChecklistItemView {
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly name!: string;
  @ApiPropertyOptional() readonly originals?: number;
  @ApiPropertyOptional() readonly certifiedCopies?: number;
  @ApiPropertyOptional() readonly copies?: number;
  @ApiProperty() readonly required!: boolean;
}

class FeeBeyondView {
  @ApiProperty() readonly units!: number;
  @ApiProperty({ description: 'Đồng' }) readonly amount!: number;
}

export class FeePerView {
  @ApiProperty({ description: 'What is counted, `trang`' }) readonly unit!: string;
  @ApiPropertyOptional({ type: FeeBeyondView, description: 'Each unit after so many' })
  readonly beyond?: FeeBeyondView;
  @ApiPropertyOptional({ description: 'Đồng, of one copy at most' }) readonly most?: number;
}

export class FeeView {
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'In đồng; null when it is fixed elsewhere' })
  readonly amount!: number | null;
  @ApiPropertyOptional({ type: FeePerView, description: 'The amount is that of one unit' })
  readonly per?: FeePerView;
  @ApiPropertyOptional() readonly note?: string;
}

class LimitWordsView {
  @ApiProperty({ type: String, nullable: true, description: '`10,5 ngày làm việc`' })
  readonly limitInWords!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly limitInWordsEn!: string | null;
}

export class OfferedCaseView extends LimitWordsView {
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ description: 'Whether one may be accepted today' }) readonly acceptable!: boolean;
  @ApiProperty({ type: TimeLimitView, nullable: true }) readonly limit!: TimeLimitView | null;
  @ApiPropertyOptional({ enum: CHANNELS, isArray: true }) readonly channels?: readonly Channel[];
  @ApiProperty({ type: ChecklistItemView, isArray: true }) readonly checklist!: readonly ChecklistItemView[];
  @ApiProperty({ type: FeeView, isArray: true }) readonly fees!: readonly FeeView[];
}

export class FoundProcedureView {
  @ApiProperty() readonly code!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ description: 'False while no catalogue has brought its name' }) readonly named!: boolean;
  @ApiProperty() readonly field!: string;
  @ApiProperty({ enum: AUTHORITY_LEVELS, isArray: true }) readonly levels!: readonly AuthorityLevel[];
  @ApiProperty() readonly cases!: number;
  @ApiProperty({ description: 'Cases that have a limit and may be accepted' }) readonly acceptable!: number;
  @ApiProperty({ type: OfferedCaseView, isArray: true }) readonly offered!: readonly OfferedCaseView[];
}

export class ProcedurePageView {
  @ApiProperty({ type: FoundProcedureView, isArray: true })
  readonly procedures!: readonly FoundProcedureView[];
  @ApiProperty({ type: String, nullable: true }) readonly next!: string | null;
}

export class FindingView {
  @ApiProperty({ enum: ['error', 'warning'] }) readonly level!: 'error' | 'warning';
  @ApiProperty() readonly code!: string;
  @ApiProperty({ description: 'JSON pointer into the definition' }) readonly path!: string;
  @ApiProperty() readonly message!: string;
  @ApiProperty() readonly messageEn!: string;
}

export class LocatedFindingView extends FindingView {
  @ApiPropertyOptional({ description: 'Line of the submitted YAML, from 1; none for JSON' })
  readonly line?: number;
  @ApiPropertyOptional({ description: 'Column in that line, from 1' }) readonly column?: number;
}

export class VersionView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly version!: number;
  @ApiProperty() readonly effectiveFrom!: string;
  @ApiProperty({ format: 'date-time' }) readonly publishedAt!: string;
  @ApiProperty({ type: String, nullable: true }) readonly publishedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly source!: string | null;
  @ApiProperty({ description: 'A process of one step, made where none was published' })
  readonly plain!: boolean;
  @ApiProperty({ type: FindingView, isArray: true }) readonly findings!: readonly FindingView[];
}

export class CaseView extends LimitWordsView {
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ type: TimeLimitView, nullable: true }) readonly limit!: TimeLimitView | null;
  @ApiPropertyOptional({ enum: CHANNELS, isArray: true }) readonly channels?: readonly Channel[];
  @ApiProperty({ type: ChecklistItemView, isArray: true }) readonly checklist!: readonly ChecklistItemView[];
  @ApiProperty({ type: FeeView, isArray: true }) readonly fees!: readonly FeeView[];
  @ApiPropertyOptional({ type: ProcessView }) readonly process?: ProcessView;
  @ApiProperty() readonly acceptable!: boolean;
  @ApiProperty() readonly unconfirmed!: boolean;
  @ApiPropertyOptional({ description: 'The result may be given at the counter in one act' })
  readonly immediate?: boolean;
  @ApiProperty() readonly inUse!: boolean;
  @ApiPropertyOptional() readonly source?: string;
  @ApiProperty({ type: VersionView, isArray: true }) readonly versions!: readonly VersionView[];
}

export class ResultView {
  @ApiPropertyOptional() readonly code?: string;
  @ApiProperty() readonly name!: string;
}

export class ProcedureView {
  @ApiProperty() readonly code!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly field!: string;
  @ApiProperty({ enum: AUTHORITY_LEVELS, isArray: true }) readonly levels!: readonly AuthorityLevel[];
  @ApiProperty({ type: String, nullable: true }) readonly decision!: string | null;
  @ApiProperty({ type: ResultView, isArray: true }) readonly results!: readonly ResultView[];
  @ApiProperty({ type: String, nullable: true }) readonly source!: string | null;
  @ApiProperty() readonly inUse!: boolean;
  @ApiProperty({ format: 'date-time' }) readonly updatedAt!: string;
  @ApiProperty({ type: CaseView, isArray: true }) readonly cases!: readonly CaseView[];
}

export class ExplainLineView {
  @ApiProperty() readonly kind!: string;
  @ApiPropertyOptional({ format: 'date-time' }) readonly from?: string;
  @ApiPropertyOptional({ format: 'date-time' }) readonly to?: string;
  @ApiPropertyOptional() readonly days?: number;
  @ApiPropertyOptional() readonly minutes?: number;
  @ApiPropertyOptional() readonly months?: number;
  @ApiPropertyOptional() readonly name?: string;
  @ApiProperty() readonly text!: string;
  @ApiProperty() readonly textEn!: string;
}

export class CalendarNameView {
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly version!: number;
}

export class DuePreviewView {
  @ApiProperty({ format: 'date-time' }) readonly acceptedAt!: string;
  @ApiProperty({ format: 'date-time' }) readonly due!: string;
  @ApiProperty({ format: 'date-time' }) readonly lateFrom!: string;
  @ApiProperty({ format: 'date-time' }) readonly promised!: string;
  @ApiProperty() readonly provisional!: boolean;
  @ApiProperty({ type: CalendarNameView }) readonly calendar!: CalendarNameView;
  @ApiProperty({ type: ExplainLineView, isArray: true }) readonly explain!: readonly ExplainLineView[];
}

export class WrittenVersionView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly procedureCode!: string;
  @ApiProperty() readonly caseKey!: string;
  @ApiProperty() readonly version!: number;
}

export class PublishedView {
  @ApiProperty({
    type: WrittenVersionView,
    isArray: true,
    description: 'New versions; none when the same was published before',
  })
  readonly versions!: readonly WrittenVersionView[];
  /** Fifty at most. */
  @ApiProperty({ type: LocatedFindingView, isArray: true })
  readonly findings!: readonly LocatedFindingView[];
  /** How many more findings there are; left out where these are all. */
  @ApiPropertyOptional() readonly more?: number;
}

export class PreviewedStateView {
  @ApiProperty({ description: 'Dotted path, e.g. `processing.appraise`' }) readonly state!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'National status, 1 to 10' })
  readonly status!: number | null;
  @ApiProperty() readonly closed!: boolean;
}

export class SimulatedStepView {
  @ApiProperty() readonly step!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) readonly ends!: string | null;
}

export class PreviewedCaseView {
  @ApiProperty() readonly key!: string;
  @ApiProperty({ type: PreviewedStateView, isArray: true }) readonly states!: readonly PreviewedStateView[];
  @ApiProperty({ type: DuePreviewView, nullable: true }) readonly due!: DuePreviewView | null;
  @ApiProperty({ type: SimulatedStepView, isArray: true, description: 'If each step used its whole budget' })
  readonly steps!: readonly SimulatedStepView[];
  @ApiProperty({ type: ChartView }) readonly chart!: ChartView;
}

export class ProcedurePreviewView {
  @ApiProperty() readonly publishable!: boolean;
  @ApiProperty({ format: 'date-time', description: 'When the sample dossier is received' })
  readonly receivedAt!: string;
  /** Fifty at most. */
  @ApiProperty({ type: LocatedFindingView, isArray: true })
  readonly findings!: readonly LocatedFindingView[];
  /** How many more findings there are; left out where these are all. */
  @ApiPropertyOptional() readonly more?: number;
  @ApiProperty({
    type: PreviewedCaseView,
    isArray: true,
    description: 'Empty while an error makes the chart impossible to build',
  })
  readonly cases!: readonly PreviewedCaseView[];
}
