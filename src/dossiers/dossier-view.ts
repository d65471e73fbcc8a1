// What a client reads of a dossier; instants are epoch milliseconds inside and ISO 8601 on the wire.
import { PARTS } from './access/access-table.ts';
import type { DossierPart } from './access/access-table.ts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { LedgerLine } from '../domain/time/explain-ledger.ts';
import { POSITIONS, STEP_KINDS, UNIT_ROLES } from '../domain/process/procedure-definition.ts';
import type { Limit } from '../domain/time/limit.ts';
import type { Position, StepKind, UnitRole } from '../domain/process/procedure-definition.ts';
import type { DossierEventType } from '../../workflows/one-stop/dossier-events.ts';
import { ApiCountOrNull, ApiInstant, ApiInstantOrNull, ApiTextOrNull } from '../platform/http/api-instant.ts';
import { NamedUnitView } from '../organization/units-named.ts';
import { EVENT_TYPES } from './dossier-bodies.ts';
import { SupplementView } from './law-view.ts';
import { WarningView } from './warning-view.ts';

/** A unit or a person with its present name. */
export class NamedView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiTextOrNull() readonly name!: string | null;
}

export class HandedItemView {
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly originals!: number;
  @ApiPropertyOptional() readonly certifiedCopies?: number;
  @ApiProperty() readonly copies!: number;
  @ApiProperty() readonly digitised!: boolean;
  @ApiPropertyOptional() readonly reusedFrom?: string;
  @ApiPropertyOptional() readonly originalsReturned?: number;
}

export class ApplicantView {
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly kind!: string;
  @ApiTextOrNull() readonly identityNo!: string | null;
  @ApiTextOrNull() readonly phone!: string | null;
  @ApiTextOrNull() readonly email!: string | null;
  @ApiTextOrNull() readonly address!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  readonly representedBy!: Readonly<Record<string, string>> | null;
  @ApiTextOrNull() readonly subject!: string | null;
  @ApiProperty({ type: HandedItemView, isArray: true }) readonly checklist!: readonly HandedItemView[];
}

export class StayView {
  @ApiProperty() readonly seq!: number;
  @ApiProperty() readonly state!: string;
  @ApiTextOrNull() readonly step!: string | null;
  @ApiProperty({ format: 'uuid' }) readonly unitId!: string;
  @ApiTextOrNull() readonly officerId!: string | null;
  @ApiProperty({
    description: 'Whose time it is while nobody owes an answer: department, citizen, partnerAgency',
  })
  readonly charge!: string;
  @ApiInstant() readonly enteredAt!: number;
  @ApiInstantOrNull() readonly leftAt!: number | null;
  @ApiCountOrNull('Working minutes') readonly budgetMinutes!: number | null;
  @ApiInstantOrNull() readonly dueAt!: number | null;
  @ApiCountOrNull('Working minutes used; null while it is open') readonly workingMinutes!: number | null;
}

export class NamedStayView extends StayView {
  @ApiTextOrNull() readonly unitName!: string | null;
  @ApiTextOrNull() readonly officerName!: string | null;
  @ApiProperty({ description: 'Working minutes of it in which the answer of another unit was owed' })
  readonly owedMinutes!: number;
}

export class JournalView {
  @ApiProperty() readonly seq!: number;
  @ApiProperty() readonly type!: string;
  @ApiInstant() readonly occurredAt!: number;
  @ApiInstant() readonly recordedAt!: number;
  @ApiTextOrNull() readonly actorId!: string | null;
  @ApiTextOrNull() readonly onBehalfOf!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly data!: Readonly<Record<string, unknown>>;
  @ApiTextOrNull() readonly state!: string | null;
}

export class NamedJournalView extends JournalView {
  @ApiTextOrNull() readonly actorName!: string | null;
  @ApiProperty({ type: NamedUnitView, isArray: true, description: 'Units whose ids stand in the data' })
  readonly units!: readonly NamedUnitView[];
}

class LimitView {
  @ApiProperty() readonly unit!: Limit['unit'];
  @ApiProperty() readonly amount!: number;
}

export class StepView {
  @ApiProperty() readonly key!: string;
  @ApiProperty({ enum: STEP_KINDS }) readonly kind!: StepKind;
  @ApiProperty({ enum: POSITIONS }) readonly position!: Position;
  @ApiProperty({ enum: UNIT_ROLES }) readonly unit!: UnitRole;
  @ApiProperty({ type: LimitView, nullable: true }) readonly budget!: Limit | null;
  @ApiPropertyOptional() readonly label?: string;
}

export class LedgerLineView {
  @ApiProperty() readonly kind!: LedgerLine['kind'];
  @ApiPropertyOptional({ type: String, format: 'date-time' }) readonly from?: number;
  @ApiPropertyOptional({ type: String, format: 'date-time' }) readonly to?: number;
  @ApiPropertyOptional() readonly days?: number;
  @ApiPropertyOptional() readonly minutes?: number;
  @ApiPropertyOptional() readonly months?: number;
  @ApiPropertyOptional() readonly name?: string;
  @ApiProperty() readonly text!: string;
  @ApiProperty() readonly textEn!: string;
  @ApiPropertyOptional({ type: String, format: 'date-time' }) readonly statutoryDueAt?: number;
  @ApiPropertyOptional({ type: String, format: 'date-time' }) readonly promisedDueAt?: number;
  @ApiPropertyOptional() readonly calendar?: string;
  @ApiPropertyOptional({ enum: ['department', 'citizen', 'partnerAgency'] }) readonly waitingFor?: string;
}

export class PossibleEventView {
  @ApiProperty({ enum: EVENT_TYPES }) readonly type!: DossierEventType;
  @ApiProperty({ type: String, isArray: true }) readonly needs!: readonly string[];
  @ApiPropertyOptional({ type: String, isArray: true }) readonly targets?: readonly string[];
  @ApiPropertyOptional() readonly onBehalfOf?: string;
}

export class DossierClockView {
  @ApiProperty() readonly state!: string;
  @ApiProperty() readonly verdict!: string;
  @ApiProperty() readonly wasLate!: boolean;
  @ApiInstantOrNull() readonly statutoryDueAt!: number | null;
  @ApiInstantOrNull() readonly lateFromAt!: number | null;
  @ApiInstantOrNull() readonly promisedDueAt!: number | null;
  @ApiInstantOrNull() readonly dueSoonAt!: number | null;
  @ApiInstantOrNull() readonly stepDueAt!: number | null;
  @ApiCountOrNull('Working minutes') readonly remainingMinutes!: number | null;
  @ApiCountOrNull('Working minutes') readonly overMinutes!: number | null;
  @ApiTextOrNull('While paused: citizen, department or partnerAgency') readonly waitingFor!: string | null;
  @ApiProperty() readonly provisional!: boolean;
}

/** What a state of this dossier's chart is called. */
export class PlaceView {
  @ApiProperty() readonly state!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly nameEn!: string;
}

export class ProcedureOfDossierView {
  @ApiProperty() readonly code!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly caseKey!: string;
  @ApiProperty() readonly caseName!: string;
}

export class RequiredPaperView {
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly name!: string;
  @ApiPropertyOptional() readonly originals?: number;
  @ApiPropertyOptional() readonly certifiedCopies?: number;
  @ApiPropertyOptional() readonly copies?: number;
  @ApiProperty() readonly required!: boolean;
}

export class AcceptanceCorrectionView {
  @ApiInstant('What is said to be right') readonly acceptedAt!: number;
  @ApiProperty() readonly reason!: string;
  @ApiTextOrNull() readonly askedBy!: string | null;
  @ApiInstant() readonly askedAt!: number;
}

export class DossierView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ description: 'Also the ETag; send it back as If-Match.' }) readonly version!: number;
  @ApiTextOrNull() readonly code!: string | null;
  @ApiTextOrNull() readonly lodgingNo!: string | null;
  @ApiProperty() readonly regime!: string;
  @ApiProperty() readonly channel!: string;
  @ApiProperty({ type: ProcedureOfDossierView }) readonly procedure!: ProcedureOfDossierView;
  @ApiProperty() readonly processVersion!: number;
  @ApiProperty() readonly state!: string;
  @ApiCountOrNull('Status on the national portal, 1 to 10') readonly nationalStatus!: number | null;
  @ApiTextOrNull() readonly outcome!: string | null;
  @ApiProperty({ type: NamedView }) readonly unit!: NamedView;
  @ApiProperty({ type: NamedView, nullable: true }) readonly officer!: NamedView | null;
  @ApiProperty({ type: NamedView }) readonly receptionUnit!: NamedView;
  @ApiProperty({ type: NamedView }) readonly competentUnit!: NamedView;
  @ApiInstant() readonly lodgedAt!: number;
  @ApiInstantOrNull() readonly acceptedAt!: number | null;
  @ApiInstantOrNull() readonly resolvedAt!: number | null;
  @ApiInstantOrNull() readonly closedAt!: number | null;
  @ApiProperty({ type: DossierClockView }) readonly clock!: DossierClockView;
  @ApiProperty({ type: StepView, isArray: true }) readonly steps!: readonly StepView[];
  @ApiProperty({ type: PlaceView, isArray: true }) readonly places!: readonly PlaceView[];
  @ApiProperty({ type: RequiredPaperView, isArray: true }) readonly papers!: readonly RequiredPaperView[];
  @ApiProperty({ type: ApplicantView }) readonly applicant!: ApplicantView;
  @ApiProperty({ type: NamedStayView, isArray: true }) readonly stays!: readonly NamedStayView[];
  @ApiProperty({ type: NamedJournalView, isArray: true }) readonly journal!: readonly NamedJournalView[];
  @ApiProperty({ type: SupplementView, isArray: true }) readonly supplements!: readonly SupplementView[];
  @ApiTextOrNull('Name of the present phase, where the process has phases') readonly phase!: string | null;
  @ApiProperty({ description: 'The answer to the lodging came late' }) readonly receptionLate!: boolean;
  @ApiProperty({ description: 'Received by another place than the competent one' })
  readonly boundaryFree!: boolean;
  @ApiProperty({ description: 'The result came before its day: the applicant is told before it is returned' })
  readonly tellFirst!: boolean;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Until when the written apology is to be given, while that task is open; null otherwise',
  })
  readonly apologyDueAt!: number | null;
  @ApiProperty({ description: 'The case’s result may be given at the counter in one act' })
  readonly immediate!: boolean;
  @ApiProperty({ type: LedgerLineView, isArray: true }) readonly ledger!: readonly LedgerLineView[];
  @ApiProperty({ type: PossibleEventView, isArray: true }) readonly possible!: readonly PossibleEventView[];
  @ApiProperty({ type: WarningView, isArray: true, description: 'Allowed, and worth a second look' })
  readonly warnings!: readonly WarningView[];
  @ApiProperty({ type: AcceptanceCorrectionView, nullable: true, description: 'Waits for the head' })
  readonly acceptanceCorrection!: AcceptanceCorrectionView | null;
  @ApiProperty({ type: String, isArray: true, description: 'Consultations, such as consultation:1' })
  readonly children!: readonly string[];
  @ApiProperty({ enum: PARTS, isArray: true, description: 'What of it the reader may ask for' })
  readonly partsRead!: readonly DossierPart[];
  @ApiInstant() readonly serverNow!: number;
}

export class EventWarningView {
  @ApiProperty({ enum: ['child.dueAfterDossier'] }) readonly code!: string;
  @ApiProperty() readonly subject!: string;
  @ApiProperty({ format: 'uuid' }) readonly unitId!: string;
  @ApiInstant() readonly dueAt!: number;
  @ApiInstant() readonly statutoryDueAt!: number;
}

/** The dossier after a change; the same answer is given to a repeat under the same key. */
export class AnswerView {
  @ApiProperty({ format: 'uuid' }) readonly homeAgencyId!: string;
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiTextOrNull() readonly code!: string | null;
  @ApiTextOrNull() readonly lodgingNo!: string | null;
  @ApiProperty() readonly version!: number;
  @ApiProperty() readonly state!: string;
  @ApiProperty() readonly clock!: string;
  @ApiProperty({ format: 'uuid' }) readonly unitId!: string;
  @ApiTextOrNull() readonly officerId!: string | null;
  @ApiInstantOrNull() readonly acceptedAt!: number | null;
  @ApiInstantOrNull() readonly statutoryDueAt!: number | null;
  @ApiInstantOrNull() readonly promisedDueAt!: number | null;
  @ApiInstantOrNull() readonly resolvedAt!: number | null;
  @ApiInstantOrNull() readonly closedAt!: number | null;
  @ApiTextOrNull() readonly outcome!: string | null;
  @ApiTextOrNull() readonly verdict!: string | null;
  @ApiInstantOrNull() readonly nextTimerAt!: number | null;
  @ApiPropertyOptional({
    type: EventWarningView,
    isArray: true,
    description: 'Worth a second look since this order',
  })
  readonly warnings?: readonly EventWarningView[];
}

export class LodgedView extends AnswerView {
  @ApiProperty({ description: 'Six digits for the public look-up, printed on the receipt' })
  readonly lookupSecret!: string;
}
