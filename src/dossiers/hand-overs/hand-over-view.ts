// Decisions, what they would do and what they did, as they are shown. No personal data of an applicant.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SuccessorRuleBody, UNIT_CHANGE_KINDS } from './hand-over-bodies.ts';
import { HAND_OVER_OUTCOMES } from './hand-over-outcome.table.ts';
import { HAND_OVER_STATES } from './hand-over.table.ts';

const TEXT_OR_NULL = { type: String, nullable: true } as const;
const UNIT_OR_NULL = { type: String, format: 'uuid', nullable: true } as const;
const INSTANT_OR_NULL = { type: String, format: 'date-time', nullable: true } as const;

export class OutcomeCountView {
  @ApiProperty({ enum: HAND_OVER_OUTCOMES }) outcome!: string;
  @ApiProperty() count!: number;
}

export class DossierOutcomeView {
  @ApiProperty({ format: 'uuid' }) dossierId!: string;
  @ApiProperty({ ...TEXT_OR_NULL, description: 'Code, or the lodging number before acceptance' })
  ref!: string | null;
  @ApiProperty() procedureCode!: string;
  @ApiProperty() state!: string;
  @ApiProperty({ enum: HAND_OVER_OUTCOMES }) outcome!: string;
  @ApiProperty({ ...TEXT_OR_NULL, description: 'Stable code of what stood in the way' }) detail!:
    string | null;
  @ApiProperty(UNIT_OR_NULL) receivingFrom!: string | null;
  @ApiProperty({ ...UNIT_OR_NULL, description: 'Null where the unit stays' }) receivingTo!: string | null;
  @ApiProperty(UNIT_OR_NULL) competentFrom!: string | null;
  @ApiProperty({ ...UNIT_OR_NULL, description: 'Null where the unit stays' }) competentTo!: string | null;
}

export class UnitChangeView {
  @ApiProperty({ enum: UNIT_CHANGE_KINDS }) kind!: string;
  @ApiProperty({ format: 'uuid' }) unitId!: string;
  @ApiProperty({ ...UNIT_OR_NULL, description: 'Of a closed unit' }) successorId!: string | null;
  @ApiProperty({ ...TEXT_OR_NULL, description: 'Of a renamed unit, which stays the same unit' })
  name!: string | null;
  @ApiPropertyOptional(TEXT_OR_NULL) code?: string | null;
  @ApiPropertyOptional(UNIT_OR_NULL) parentId?: string | null;
}

export class HandOverPreviewView {
  @ApiProperty({ description: 'Open dossiers of the units concerned' }) total!: number;
  @ApiProperty({ type: OutcomeCountView, isArray: true }) counts!: OutcomeCountView[];
  @ApiProperty({
    type: DossierOutcomeView,
    isArray: true,
    description: 'Unresolved ones first, at most 1,000',
  })
  dossiers!: DossierOutcomeView[];
  @ApiProperty({ description: 'Dossiers left off the list' }) leftOff!: number;
  @ApiProperty({ type: UnitChangeView, isArray: true }) unitChanges!: UnitChangeView[];
}

export class HandOverView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() decisionNumber!: string;
  @ApiProperty({ format: 'date' }) decidedOn!: string;
  @ApiProperty() signedBy!: string;
  @ApiProperty() reason!: string;
  @ApiProperty({ format: 'date' }) effectiveOn!: string;
  @ApiProperty({ enum: HAND_OVER_STATES }) state!: string;
  @ApiProperty({ type: SuccessorRuleBody, isArray: true }) rules!: SuccessorRuleBody[];
  @ApiProperty({ type: UnitChangeView, isArray: true }) unitChanges!: UnitChangeView[];
  @ApiProperty({ type: [String] }) newProcessFields!: string[];
  @ApiProperty({ description: 'Dossiers found so far' }) total!: number;
  @ApiProperty({ description: 'Of them, those that are settled' }) settled!: number;
  @ApiProperty({ type: OutcomeCountView, isArray: true }) counts!: OutcomeCountView[];
  @ApiProperty({ format: 'uuid' }) recordedBy!: string;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty(INSTANT_OR_NULL) startedAt!: string | null;
  @ApiProperty(INSTANT_OR_NULL) finishedAt!: string | null;
  @ApiProperty(INSTANT_OR_NULL) withdrawnAt!: string | null;
}

export class HandOverListView {
  @ApiProperty({ type: HandOverView, isArray: true, description: 'Newest first, at most 200' })
  items!: HandOverView[];
}

export class DossierOutcomesView {
  @ApiProperty({ type: DossierOutcomeView, isArray: true }) items!: DossierOutcomeView[];
  @ApiProperty({ ...UNIT_OR_NULL, description: 'Send it as `after` for the next page' }) next!: string | null;
}
