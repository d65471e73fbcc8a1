// What the public look-up answers; the only personal datum is the masked name.
import { type Channel, CHANNELS } from '../../domain/process/procedure-definition.ts';
import { ApiProperty } from '@nestjs/swagger';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Weekday = (typeof WEEKDAYS)[number];

export class OfficeHoursView {
  @ApiProperty({ enum: WEEKDAYS }) readonly firstDay!: Weekday;
  @ApiProperty({ enum: WEEKDAYS }) readonly lastDay!: Weekday;
  /** `07:00-11:30,13:30-17:00` */
  readonly hours!: string;
}

export class PublicDossierView {
  code!: string;
  /** How it was lodged. */
  @ApiProperty({ enum: CHANNELS }) channel!: Channel;
  procedureName!: string;
  /** `Nguyễn T. H.` */
  applicant!: string;
  state!: string;
  /** The state in the words of the staff screens. */
  stateName!: string;
  stateNameEn!: string;
  /** The unit that has it now. */
  heldBy!: string | null;
  /** One of the ten statuses of the national portal. */
  nationalStatus!: number | null;
  outcome!: string | null;
  @ApiProperty({ format: 'date-time' }) lodgedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) acceptedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) promisedDueAt!: string | null;
  /** Days that the appointment was counted on are not settled: it may become later. */
  provisional!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) statutoryDueAt!: string | null;
  /** Since when it is late, or was late when its result came. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lateFromAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) apologisedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) resolvedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) closedAt!: string | null;
  receivedBy!: string | null;
  receivedAtAddress!: string | null;
  receivedAtPhone!: string | null;
  @ApiProperty({ type: OfficeHoursView, isArray: true }) officeHours!: readonly OfficeHoursView[];
  /** The office that can be told of a delay. */
  supervisedBy!: string | null;
  supervisedByPhone!: string | null;
  /** A fee is, or may be, still to be paid. */
  feeOpen!: boolean;
  /** What is still to be handed in. */
  @ApiProperty({ type: String, isArray: true }) missing!: readonly string[];
  /** By when; the dossier is stopped after it. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) missingDueAt!: string | null;
  /** Where to lodge it instead, of a dossier refused for want of authority. */
  sendTo!: string | null;
  /** The result is there before its appointment. */
  early!: boolean;
}
