// One's own alerts as they go over the wire. They name no applicant.
import { ApiProperty } from '@nestjs/swagger';

const INSTANT_OR_NULL = { type: String, format: 'date-time', nullable: true } as const;
const TEXT_OR_NULL = { type: String, nullable: true } as const;

export class AlertPlace {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty(TEXT_OR_NULL) readonly name!: string | null;
}

export class AlertedDossier {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty(TEXT_OR_NULL) readonly code!: string | null;
  @ApiProperty(TEXT_OR_NULL) readonly lodgingNo!: string | null;
  @ApiProperty() readonly procedureCode!: string;
  @ApiProperty() readonly procedureName!: string;
  @ApiProperty() readonly state!: string;
  @ApiProperty() readonly clock!: string;
  @ApiProperty({ type: AlertPlace }) readonly unit!: AlertPlace;
  @ApiProperty({ type: AlertPlace, nullable: true }) readonly officer!: AlertPlace | null;
  @ApiProperty(INSTANT_OR_NULL) readonly statutoryDueAt!: string | null;
  @ApiProperty(INSTANT_OR_NULL) readonly promisedDueAt!: string | null;
  @ApiProperty(INSTANT_OR_NULL) readonly lateFromAt!: string | null;
}

export class AlertedTask {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly taskNo!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly state!: string;
  @ApiProperty() readonly clock!: string;
  @ApiProperty({ type: AlertPlace, description: 'The leading unit' }) readonly unit!: AlertPlace;
  @ApiProperty({ type: AlertPlace, nullable: true }) readonly officer!: AlertPlace | null;
  @ApiProperty({ format: 'date-time' }) readonly dueAt!: string;
}

export class AlertedComplaint {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly complaintNo!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly state!: string;
  @ApiProperty() readonly clock!: string;
  @ApiProperty({ type: AlertPlace, description: 'The unit that is to answer' }) readonly unit!: AlertPlace;
  @ApiProperty({ type: AlertPlace, nullable: true }) readonly officer!: AlertPlace | null;
  @ApiProperty({ format: 'date-time' }) readonly dueAt!: string;
}

/** Why an alert came to this person. */
export class AlertBecause {
  @ApiProperty({
    ...TEXT_OR_NULL,
    description:
      'As whom: `officer`, `unitHead`, `supervisingOffice`, `officeAbove`, `officeAbove+1` …, `asker`, `receivingHead`, `desk`; null where it was not kept',
  })
  readonly audience!: string | null;
  @ApiProperty({
    type: String,
    isArray: true,
    description: 'Levels at which nobody could be reached, so that the one above was told',
  })
  readonly vacant!: readonly string[];
}

export class InboxItem {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ description: '`dossierLate`, `dossierDueSoon`, `stepLate`, `receptionLate` …' })
  readonly kind!: string;
  @ApiProperty() readonly subject!: string;
  @ApiProperty({ description: 'How far the alert has climbed' }) readonly rung!: number;
  @ApiProperty({ format: 'date-time', description: 'What was due' }) readonly dueAt!: string;
  @ApiProperty({ format: 'date-time', description: 'The legal instant of the alert' })
  readonly raisedAt!: string;
  @ApiProperty({ format: 'date-time' }) readonly toldAt!: string;
  @ApiProperty({ type: AlertPlace, nullable: true }) readonly onBehalfOf!: AlertPlace | null;
  @ApiProperty({ type: AlertBecause }) readonly because!: AlertBecause;
  @ApiProperty(INSTANT_OR_NULL) readonly snoozedUntil!: string | null;
  @ApiProperty(INSTANT_OR_NULL) readonly seenAt!: string | null;
  @ApiProperty({
    ...INSTANT_OR_NULL,
    description: 'When what it is about passed into other hands: a line of history since',
  })
  readonly releasedAt!: string | null;
  @ApiProperty({
    description: 'The reader may not read what it is about any more: it says that he was told, no more',
  })
  readonly outside!: boolean;
  @ApiProperty(INSTANT_OR_NULL) readonly acknowledgedAt!: string | null;
  @ApiProperty({ type: AlertPlace, nullable: true }) readonly acknowledgedBy!: AlertPlace | null;
  @ApiProperty(INSTANT_OR_NULL) readonly closedAt!: string | null;
  @ApiProperty(TEXT_OR_NULL) readonly closeReason!: string | null;
  @ApiProperty({ type: AlertPlace, description: 'Who held the dossier at the alert’s instant' })
  readonly unit!: AlertPlace;
  @ApiProperty({ type: AlertPlace, nullable: true }) readonly officer!: AlertPlace | null;
  @ApiProperty({ type: AlertedDossier, nullable: true, description: 'Null where it is about something else' })
  readonly dossier!: AlertedDossier | null;
  @ApiProperty({ type: AlertedTask, nullable: true, description: 'Null where it is about something else' })
  readonly task!: AlertedTask | null;
  @ApiProperty({
    type: AlertedComplaint,
    nullable: true,
    description: 'Null where it is about something else',
  })
  readonly complaint!: AlertedComplaint | null;
  @ApiProperty({ ...TEXT_OR_NULL, description: 'The late case that asks for an explanation of it' })
  readonly lateCaseId!: string | null;
}

export class InboxPage {
  @ApiProperty({ type: InboxItem, isArray: true }) readonly items!: readonly InboxItem[];
  @ApiProperty(TEXT_OR_NULL) readonly nextCursor!: string | null;
  @ApiProperty({ description: 'Open, neither hidden nor taken up by anybody; counted up to 100' })
  readonly openCount!: number;
  @ApiProperty({ format: 'date-time', description: 'The server’s instant' }) readonly at!: string;
}

export class AcknowledgementView {
  @ApiProperty({ format: 'date-time' }) readonly acknowledgedAt!: string;
  @ApiProperty({ format: 'uuid' }) readonly acknowledgedBy!: string;
}

export class SnoozedView {
  @ApiProperty({ format: 'date-time' }) readonly snoozedUntil!: string;
}

export class WorstAlertView {
  @ApiProperty({ format: 'uuid' }) readonly alertId!: string;
  @ApiProperty({ description: 'Code of the dossier, or number of the task or complaint' })
  readonly ref!: string;
  @ApiProperty({ format: 'date-time' }) readonly dueAt!: string;
}

/** A line of the inbox: the alerts of one kind from one agency, or one unit. */
export class AlertLineView {
  @ApiProperty({ type: AlertPlace, description: 'The agency, or the unit' }) readonly place!: AlertPlace;
  @ApiProperty() readonly kind!: string;
  @ApiProperty() readonly count!: number;
  @ApiProperty({ description: 'Open, and taken up by nobody' }) readonly waiting!: number;
  @ApiProperty({ description: 'How many units they come from' }) readonly units!: number;
  @ApiProperty({ description: 'How far the one that has climbed furthest has climbed' })
  readonly rung!: number;
  @ApiProperty({ format: 'date-time', description: 'When the person was first told of one of them' })
  readonly oldestAt!: string;
  @ApiProperty({ type: WorstAlertView, description: 'The one that has been due longest' })
  readonly worst!: WorstAlertView;
}

export class AlertLinesView {
  @ApiProperty({ type: AlertLineView, isArray: true }) readonly items!: readonly AlertLineView[];
  @ApiProperty({ format: 'date-time', description: 'The server’s instant; send it back as `toldUntil`' })
  readonly at!: string;
}

export class TakenUpView {
  @ApiProperty() readonly acknowledged!: number;
  @ApiProperty({ description: 'In other hands by now' }) readonly notHeld!: number;
  @ApiProperty({ description: 'There were more than are taken at once: send it again' })
  readonly more!: boolean;
}

export class SnoozedManyView {
  @ApiProperty() readonly snoozed!: number;
  @ApiProperty({ format: 'date-time' }) readonly snoozedUntil!: string;
}
