// What a client reads of consultations: the question, its timer, the answer, and what the reader may do.
import { ApiProperty } from '@nestjs/swagger';
import { CHILD_FACTS } from '../../../workflows/child-events.ts';
import type { ChildEventType } from '../../../workflows/child-events.ts';
import {
  ApiCountOrNull,
  ApiInstant,
  ApiInstantOrNull,
  ApiTextOrNull,
} from '../../platform/http/api-instant.ts';
import { NamedView } from '../dossier-view.ts';

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

export class LegView {
  @ApiProperty({ description: 'Its name within the dossier, such as leg:tax' }) readonly subject!: string;
  @ApiProperty({ description: 'Key of the step that waits for it' }) readonly step!: string;
  @ApiProperty({
    description: 'waiting, open.onTime, open.late, paused.onTime, paused.late, done, refused or cancelled',
  })
  readonly state!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ description: 'Its agency answers for the whole' }) readonly lead!: boolean;
  @ApiProperty({ type: String, isArray: true, description: 'Subjects whose results it needs' })
  readonly needs!: readonly string[];
  @ApiProperty({ type: NamedView }) readonly unit!: NamedView;
  @ApiProperty({ type: NamedView, nullable: true }) readonly officer!: NamedView | null;
  @ApiInstantOrNull() readonly startedAt!: number | null;
  @ApiInstantOrNull() readonly dueAt!: number | null;
  @ApiInstantOrNull() readonly lateFromAt!: number | null;
  @ApiInstantOrNull() readonly endedAt!: number | null;
  @ApiTextOrNull('done, refused or cancelled') readonly outcome!: string | null;
  @ApiTextOrNull('Number of the result') readonly reference!: string | null;
  @ApiTextOrNull('The result in words, or why it was refused') readonly result!: string | null;
  @ApiProperty({ type: NamedView, nullable: true }) readonly endedBy!: NamedView | null;
  @ApiProperty() readonly wasLate!: boolean;
  @ApiCountOrNull('Working minutes that it took') readonly workingMinutes!: number | null;
  @ApiProperty({ description: 'How its time stands, in the words of a dossier’s clock' })
  readonly clock!: string;
  @ApiCountOrNull('Working minutes') readonly remainingMinutes!: number | null;
  @ApiCountOrNull('Working minutes') readonly overMinutes!: number | null;
}

export class LegOfDossier extends LegView {
  @ApiProperty({ enum: CHILD_EVENTS, isArray: true, description: 'Events that the reader may send to it' })
  readonly may!: readonly ChildEventType[];
}

export class LegRow extends LegView {
  @ApiProperty({ format: 'uuid' }) readonly dossierId!: string;
  @ApiTextOrNull('The code, or the lodging number before acceptance') readonly code!: string | null;
  @ApiProperty() readonly procedureName!: string;
}

export class LegPage {
  @ApiProperty({ type: LegRow, isArray: true }) readonly rows!: readonly LegRow[];
  @ApiTextOrNull('Send it back as cursor for the rows that follow') readonly next!: string | null;
  @ApiInstant() readonly serverNow!: number;
}

/** One line of the control slip (Circular 01/2018 form 05, 06 as practised): who gave what to whom, and how in time. */
export class HandOver {
  @ApiInstant() readonly at!: number;
  @ApiProperty({ description: 'dossier, or the leg such as leg:tax' }) readonly subject!: string;
  @ApiTextOrNull('Key of the step that was handed over') readonly step!: string | null;
  @ApiProperty({ type: NamedView }) readonly from!: NamedView;
  @ApiProperty({ type: NamedView, nullable: true, description: 'Who gave it' })
  readonly giver!: NamedView | null;
  @ApiProperty({ type: NamedView }) readonly to!: NamedView;
  @ApiProperty({ type: NamedView, nullable: true, description: 'Who received it, once somebody has' })
  readonly receiver!: NamedView | null;
  @ApiInstantOrNull('When what is handed over was due') readonly dueAt!: number | null;
  @ApiCountOrNull('Working minutes that the giver’s part took') readonly workingMinutes!: number | null;
  @ApiTextOrNull('early, onTime or late, as the receiver records it; null where it had no time of its own')
  readonly result!: string | null;
}

export class HandOvers {
  @ApiProperty({ type: HandOver, isArray: true }) readonly handOvers!: readonly HandOver[];
}

export class ConsultationsOfDossier {
  @ApiProperty({ type: LegOfDossier, isArray: true }) readonly legs!: readonly LegOfDossier[];
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
