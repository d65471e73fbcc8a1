// What late cases answer.
import { ApiProperty } from '@nestjs/swagger';
import { LATE_REASONS, type LateReason } from '../../../workflows/late-case/late-reasons.ts';
import {
  LATE_CASE_STATES,
  type LateCaseEventType,
  type LateCaseState,
  REQUIRED_OF_LATE_CASE,
} from '../../../workflows/late-case/late-case.machine.ts';
import { RefusalView } from '../../dossiers/refusal-view.ts';
import {
  ApiCountOrNull,
  ApiInstant,
  ApiInstantOrNull,
  ApiTextOrNull,
} from '../../platform/http/api-instant.ts';

const EVENTS = Object.keys(REQUIRED_OF_LATE_CASE);

export class NamedPlace {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiTextOrNull() readonly name!: string | null;
}

/** What is late: a dossier, a task or a complaint. */
export class LateSubjectView {
  @ApiProperty({ enum: ['dossier', 'task', 'complaint'] })
  readonly about!: 'dossier' | 'task' | 'complaint';
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiTextOrNull('The code, or the lodging number before acceptance; the number of a task or a complaint')
  readonly code!: string | null;
  @ApiTextOrNull('Name of the procedure; what a task or a complaint is about') readonly name!: string | null;
  @ApiTextOrNull() readonly state!: string | null;
}

export class LateCaseLine {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly version!: number;
  @ApiProperty({ type: LateSubjectView }) readonly of!: LateSubjectView;
  @ApiProperty({
    description: 'Kind of the alert: `dossierLate` …; `byHand` where no alert stands behind it',
  })
  readonly kind!: string;
  @ApiProperty({ description: '`dossier`, or the leg, stay or consultation' }) readonly subject!: string;
  @ApiInstant('What was missed') readonly dueAt!: number;
  @ApiInstant() readonly lateSince!: number;
  @ApiProperty({ type: NamedPlace, description: 'Unit that held it when it became late' })
  readonly unit!: NamedPlace;
  @ApiProperty({ type: NamedPlace, nullable: true }) readonly officer!: NamedPlace | null;
  @ApiProperty({ type: NamedPlace, nullable: true, description: 'Head of the unit at that instant' })
  readonly head!: NamedPlace | null;
  @ApiProperty({ enum: LATE_CASE_STATES }) readonly state!: LateCaseState;
  @ApiInstantOrNull('When the explanation is due') readonly answerDueAt!: number | null;
  @ApiProperty({ description: 'The explanation did not come in time' }) readonly overdue!: boolean;
  @ApiProperty({ enum: LATE_REASONS, nullable: true, type: String }) readonly reason!: LateReason | null;
  @ApiInstant() readonly openedAt!: number;
  @ApiProperty({ type: NamedPlace, nullable: true, description: 'Null where it opened by itself' })
  readonly openedBy!: NamedPlace | null;
  @ApiInstantOrNull() readonly closedAt!: number | null;
  @ApiProperty({ enum: EVENTS, isArray: true, description: 'What the reader may do now' })
  readonly may!: readonly LateCaseEventType[];
}

export class LateCaseCounts {
  @ApiProperty() readonly open!: number;
  @ApiProperty() readonly asked!: number;
  @ApiProperty() readonly answered!: number;
  @ApiProperty() readonly returned!: number;
  @ApiProperty() readonly found!: number;
  @ApiProperty() readonly closed!: number;
  @ApiProperty() readonly reopened!: number;
  @ApiProperty({ description: 'It turned out that there was no lateness' }) readonly withdrawn!: number;
  @ApiProperty({ description: 'Of all states: the explanation did not come in time' })
  readonly overdue!: number;
}

export class LateCasePage {
  @ApiProperty({ type: LateCaseLine, isArray: true }) readonly rows!: readonly LateCaseLine[];
  @ApiProperty({ type: LateCaseCounts, description: 'By the same filters, whatever the state' })
  readonly counts!: LateCaseCounts;
  @ApiTextOrNull('Send it back as cursor for the rows that follow') readonly next!: string | null;
  @ApiInstant() readonly serverNow!: number;
}

export class AttributionView {
  @ApiProperty() readonly department!: number;
  @ApiProperty() readonly partner!: number;
  @ApiProperty() readonly citizen!: number;
  @ApiProperty() readonly other!: number;
}

export class LateCaseEntryView {
  @ApiProperty() readonly seq!: number;
  @ApiProperty({ description: 'An event, `open` or `fallDue`' }) readonly type!: string;
  @ApiTextOrNull() readonly fromState!: string | null;
  @ApiProperty() readonly toState!: string;
  @ApiProperty({ type: NamedPlace, nullable: true, description: 'Null for what happened by itself' })
  readonly actor!: NamedPlace | null;
  @ApiProperty({ type: NamedPlace, nullable: true }) readonly onBehalfOf!: NamedPlace | null;
  @ApiInstant() readonly occurredAt!: number;
  @ApiInstant() readonly recordedAt!: number;
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly facts!: Readonly<Record<string, unknown>>;
}

export class ExplanationView {
  @ApiProperty() readonly seq!: number;
  @ApiProperty({ enum: LATE_REASONS }) readonly reason!: LateReason;
  @ApiProperty() readonly text!: string;
  @ApiProperty({ type: String, isArray: true }) readonly evidence!: readonly string[];
  @ApiProperty({ type: NamedPlace }) readonly givenBy!: NamedPlace;
  @ApiInstant() readonly givenAt!: number;
  @ApiProperty() readonly inTime!: boolean;
}

export class LateCaseView extends LateCaseLine {
  @ApiProperty({ type: NamedPlace, nullable: true }) readonly agency!: NamedPlace | null;
  @ApiProperty({ type: NamedPlace, nullable: true, description: 'Supervising office at that instant' })
  readonly office!: NamedPlace | null;
  @ApiTextOrNull() readonly finding!: string | null;
  @ApiProperty({ type: AttributionView, nullable: true, description: 'As found, in working minutes' })
  readonly attribution!: AttributionView | null;
  @ApiTextOrNull() readonly measure!: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) readonly measureOn!: string | null;
  @ApiInstantOrNull() readonly foundAt!: number | null;
  @ApiProperty({ type: LateCaseEntryView, isArray: true }) readonly course!: readonly LateCaseEntryView[];
  @ApiProperty({ type: ExplanationView, isArray: true }) readonly explanations!: readonly ExplanationView[];
  @ApiProperty({
    type: AttributionView,
    description: 'Working minutes that the dossier took so far, by whose they were: a help for the finding',
  })
  readonly timeSpent!: AttributionView;
  @ApiProperty({
    type: AttributionView,
    description: 'Working minutes that were late, by whose they were as measured: what a finding starts from',
  })
  readonly lateTime!: AttributionView;
  @ApiCountOrNull('Working minutes over, until it was done or until now') readonly overMinutes!:
    number | null;
  @ApiInstant() readonly serverNow!: number;
}

/** A late case after an event. */
export class LateCaseAnswer {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly version!: number;
  @ApiProperty({ enum: LATE_CASE_STATES }) readonly state!: LateCaseState;
  @ApiInstantOrNull() readonly answerDueAt!: number | null;
  @ApiProperty() readonly overdue!: boolean;
}

/** What became, or would become, of one case of a bulk action. */
export class LateCaseOutcome {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly ok!: boolean;
  @ApiProperty({ type: RefusalView, nullable: true }) readonly refusal!: RefusalView | null;
  @ApiTextOrNull() readonly state!: string | null;
  @ApiCountOrNull('The version after it; null when refused') readonly version!: number | null;
}

export class LateCaseBulkAnswer {
  @ApiProperty() readonly dryRun!: boolean;
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly succeeded!: number;
  @ApiProperty() readonly failed!: number;
  @ApiProperty({ type: LateCaseOutcome, isArray: true }) readonly outcomes!: readonly LateCaseOutcome[];
}
