// Complaints as they go over the wire.
import { ApiProperty } from '@nestjs/swagger';
import { COMPLAINT_STATES } from '../../workflows/complaint/words.ts';
import { COMPLAINT_EVENT_TYPES } from './complaint-bodies.ts';
import { CHANNELS } from './complaint.ts';

const INSTANT = { type: String, format: 'date-time' } as const;
const INSTANT_OR_NULL = { ...INSTANT, nullable: true } as const;
const TEXT_OR_NULL = { type: String, nullable: true } as const;
const VERDICT = { enum: ['early', 'onTime', 'late'], nullable: true, type: String } as const;

export class ComplaintParty {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty(TEXT_OR_NULL) readonly name!: string | null;
}

export class ComplaintRow {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly version!: number;
  @ApiProperty() readonly complaintNo!: string;
  @ApiProperty({ enum: CHANNELS }) readonly channel!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ enum: COMPLAINT_STATES }) readonly state!: string;
  @ApiProperty({
    description: '`running.onTime`, `running.dueSoon`, `running.late`, `held`, `stopped.late` …',
  })
  readonly clock!: string;
  @ApiProperty({ enum: ['receiver', 'unit', 'office', 'nobody'] }) readonly waitsFor!: string;
  @ApiProperty({ type: ComplaintParty }) readonly receiver!: ComplaintParty;
  /** Who is to answer. */
  @ApiProperty({ type: ComplaintParty }) readonly unit!: ComplaintParty;
  @ApiProperty({ type: ComplaintParty, nullable: true }) readonly officer!: ComplaintParty | null;
  @ApiProperty(INSTANT) readonly receivedAt!: string;
  @ApiProperty(INSTANT) readonly dueAt!: string;
  @ApiProperty(INSTANT) readonly lateFromAt!: string;
  @ApiProperty(INSTANT_OR_NULL) readonly answeredAt!: string | null;
  @ApiProperty(INSTANT_OR_NULL) readonly closedAt!: string | null;
  @ApiProperty(VERDICT) readonly verdict!: string | null;
  @ApiProperty() readonly wasLate!: boolean;
  @ApiProperty() readonly isPublished!: boolean;
  @ApiProperty({ description: 'Office minutes until it is late, or that were left when it was answered' })
  readonly remainingMinutes!: number;
  @ApiProperty({ description: 'Office minutes since it is late, or by which it was late' })
  readonly overMinutes!: number;
}

export class ComplaintCounts {
  @ApiProperty() readonly waiting!: number;
  @ApiProperty() readonly open!: number;
  @ApiProperty() readonly dueSoon!: number;
  @ApiProperty() readonly late!: number;
  @ApiProperty() readonly answered!: number;
  @ApiProperty() readonly closed!: number;
}

export class ComplaintPage {
  @ApiProperty({ type: ComplaintRow, isArray: true }) readonly rows!: readonly ComplaintRow[];
  @ApiProperty(TEXT_OR_NULL) readonly next!: string | null;
  /** A counter goes no further than 10,000. */
  @ApiProperty({ type: ComplaintCounts }) readonly counts!: ComplaintCounts;
}

export class ComplainantView {
  @ApiProperty(TEXT_OR_NULL) readonly name!: string | null;
  @ApiProperty(TEXT_OR_NULL) readonly phone!: string | null;
  @ApiProperty(TEXT_OR_NULL) readonly email!: string | null;
  @ApiProperty(TEXT_OR_NULL) readonly address!: string | null;
  @ApiProperty({ description: 'As it was said' }) readonly content!: string;
}

export class ComplaintEntryView {
  @ApiProperty() readonly seq!: number;
  @ApiProperty() readonly type!: string;
  @ApiProperty(INSTANT) readonly at!: string;
  @ApiProperty(INSTANT) readonly recordedAt!: string;
  @ApiProperty({
    type: ComplaintParty,
    nullable: true,
    description: 'The person; null for a timer, and for what was sent online',
  })
  readonly by!: ComplaintParty | null;
  @ApiProperty(TEXT_OR_NULL) readonly onBehalfOf!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly data!: object;
}

export class PossibleComplaintEvent {
  @ApiProperty({ enum: COMPLAINT_EVENT_TYPES }) readonly type!: string;
  @ApiProperty({ type: String, isArray: true }) readonly needs!: readonly string[];
}

export class PublishedComplaint {
  @ApiProperty() readonly question!: string;
  @ApiProperty() readonly answer!: string;
  @ApiProperty(INSTANT) readonly at!: string;
}

export class ComplaintView extends ComplaintRow {
  @ApiProperty({ type: ComplainantView }) readonly complainant!: ComplainantView;
  @ApiProperty(INSTANT) readonly originalDueAt!: string;
  @ApiProperty() readonly limitDays!: number;
  @ApiProperty() readonly returns!: number;
  @ApiProperty(TEXT_OR_NULL) readonly answer!: string | null;
  @ApiProperty({ type: PublishedComplaint, nullable: true }) readonly published!: PublishedComplaint | null;
  @ApiProperty({ type: ComplaintEntryView, isArray: true }) readonly journal!: readonly ComplaintEntryView[];
  @ApiProperty({ type: PossibleComplaintEvent, isArray: true })
  readonly possible!: readonly PossibleComplaintEvent[];
}

/** What the receipt says; its secret is shown to those who received it. */
export class ComplaintReceipt {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly complaintNo!: string;
  @ApiProperty() readonly secret!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly receiverName!: string;
  @ApiProperty(INSTANT) readonly receivedAt!: string;
  @ApiProperty(INSTANT) readonly dueAt!: string;
  @ApiProperty({ description: 'The page on which it can be looked up' }) readonly lookUpUrl!: string;
}

export class ComplaintAnswerView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly version!: number;
  @ApiProperty({ enum: COMPLAINT_STATES }) readonly state!: string;
}

export class ComplaintPreview {
  @ApiProperty({ enum: COMPLAINT_STATES }) readonly state!: string;
  @ApiProperty(INSTANT) readonly dueAt!: string;
  @ApiProperty(VERDICT) readonly verdict!: string | null;
}

/** What the public may know: nothing of who complained, nor what was said. */
export class PublicComplaintView {
  @ApiProperty() readonly complaintNo!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ enum: COMPLAINT_STATES }) readonly state!: string;
  @ApiProperty(INSTANT) readonly receivedAt!: string;
  @ApiProperty(TEXT_OR_NULL) readonly receiverName!: string | null;
  @ApiProperty(TEXT_OR_NULL) readonly unitName!: string | null;
  @ApiProperty(INSTANT) readonly dueAt!: string;
  @ApiProperty() readonly isLate!: boolean;
  @ApiProperty(INSTANT_OR_NULL) readonly answeredAt!: string | null;
  /** Once the supervising office let it stand: published or closed. */
  @ApiProperty(TEXT_OR_NULL) readonly answer!: string | null;
  /** Whose matter it is, where it was nobody's here. */
  @ApiProperty(TEXT_OR_NULL) readonly place!: string | null;
  @ApiProperty(TEXT_OR_NULL) readonly placeReason!: string | null;
}
