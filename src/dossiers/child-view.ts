// What a client reads of consultations: the question, its timer, the answer, and what the reader may do.
import { ApiProperty } from '@nestjs/swagger';
import { CHILD_FACTS } from '../../workflows/child-events.ts';
import type { ChildEventType } from '../../workflows/child-events.ts';
import { ApiCountOrNull, ApiInstant, ApiInstantOrNull, ApiTextOrNull } from '../platform/http/api-instant.ts';
import { NamedView } from './dossier-view.ts';

const CHILD_EVENTS = Object.keys(CHILD_FACTS) as ChildEventType[];

export class ConsultationView {
  @ApiProperty({ description: 'Its name within the dossier, such as consultation:1' })
  readonly subject!: string;
  @ApiProperty({ description: 'Key of the step that asks' }) readonly step!: string;
  @ApiProperty({ description: 'asked.onTime, asked.late, answered, lapsed or closed' })
  readonly state!: string;
  @ApiProperty({ type: NamedView }) readonly unit!: NamedView;
  @ApiProperty({ type: NamedView, nullable: true }) readonly officer!: NamedView | null;
  @ApiInstant() readonly askedAt!: number;
  @ApiProperty({ type: NamedView, nullable: true }) readonly askedBy!: NamedView | null;
  @ApiProperty({ type: NamedView }) readonly askedFrom!: NamedView;
  @ApiProperty() readonly content!: string;
  @ApiInstantOrNull() readonly dueAt!: number | null;
  @ApiInstantOrNull() readonly lateFromAt!: number | null;
  @ApiProperty({ description: 'Sector law takes no answer for agreement' })
  readonly silenceMeansConsent!: boolean;
  @ApiProperty({ description: 'A late answer stays late' }) readonly wasLate!: boolean;
  @ApiInstantOrNull() readonly endedAt!: number | null;
  @ApiTextOrNull('agree, disagree, agreeWithConditions, noClearPosition, deemedConsent or closed')
  readonly outcome!: string | null;
  @ApiTextOrNull() readonly answer!: string | null;
  @ApiProperty({ type: NamedView, nullable: true }) readonly answeredBy!: NamedView | null;
  @ApiCountOrNull('Working minutes that it took') readonly workingMinutes!: number | null;
  @ApiProperty({ description: 'How its time stands, in the words of a dossier’s clock' })
  readonly clock!: string;
  @ApiCountOrNull('Working minutes') readonly remainingMinutes!: number | null;
  @ApiCountOrNull('Working minutes') readonly overMinutes!: number | null;
}

export class ConsultationOfDossier extends ConsultationView {
  @ApiProperty({ enum: CHILD_EVENTS, isArray: true, description: 'Events that the reader may send to it' })
  readonly may!: readonly ChildEventType[];
}

export class ConsultationsOfDossier {
  @ApiProperty({ type: ConsultationOfDossier, isArray: true })
  readonly consultations!: readonly ConsultationOfDossier[];
  @ApiProperty({ description: 'Version of the dossier that they were read at' }) readonly version!: number;
  @ApiInstant() readonly serverNow!: number;
}

export class ConsultationRow extends ConsultationView {
  @ApiProperty({ format: 'uuid' }) readonly dossierId!: string;
  @ApiTextOrNull('The code, or the lodging number before acceptance') readonly code!: string | null;
  @ApiProperty() readonly procedureName!: string;
}

export class ConsultationPage {
  @ApiProperty({ type: ConsultationRow, isArray: true }) readonly rows!: readonly ConsultationRow[];
  @ApiTextOrNull('Send it back as cursor for the rows that follow') readonly next!: string | null;
  @ApiInstant() readonly serverNow!: number;
}
