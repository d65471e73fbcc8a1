// What reports answer.
import { ApiProperty } from '@nestjs/swagger';
import { ApiInstant, ApiInstantOrNull, ApiTextOrNull } from '../../platform/http/api-instant.ts';

/** Columns 3 to 13 of the form, then facts beside it. Each is also the name of the cell that lists its dossiers. */
export class Report06Figures {
  @ApiProperty({ description: 'Column 3 = 4 + 5 + 6 = 7 + 11' }) readonly received!: number;
  @ApiProperty({ description: 'Column 4: received online in the period' }) readonly receivedOnline!: number;
  @ApiProperty({ description: 'Column 5: at the counter or by post in the period' })
  readonly receivedDirect!: number;
  @ApiProperty({ description: 'Column 6: pending when the period began' }) readonly carriedOver!: number;
  @ApiProperty({ description: 'Column 7 = 8 + 9 + 10' }) readonly resolved!: number;
  @ApiProperty({ description: 'Column 8' }) readonly resolvedEarly!: number;
  @ApiProperty({ description: 'Column 9' }) readonly resolvedOnTime!: number;
  @ApiProperty({ description: 'Column 10' }) readonly resolvedLate!: number;
  @ApiProperty({ description: 'Column 11 = 12 + 13: pending at the end of the period' })
  readonly pending!: number;
  @ApiProperty({ description: 'Column 12' }) readonly pendingInTime!: number;
  @ApiProperty({ description: 'Column 13' }) readonly pendingLate!: number;
  @ApiProperty({ description: 'Of column 5, by post' }) readonly receivedPostal!: number;
  @ApiProperty({ description: 'Of columns 4 and 5, received by another place than the competent one' })
  readonly receivedBoundaryFree!: number;
  @ApiProperty() readonly resolvedLateWithApology!: number;
  @ApiProperty() readonly resolvedLateWithoutApology!: number;
  @ApiProperty() readonly pendingLateWithApology!: number;
  @ApiProperty() readonly pendingLateWithoutApology!: number;
  @ApiProperty({ description: 'Of column 7' }) readonly endedStopped!: number;
  @ApiProperty({ description: 'Of column 7' }) readonly endedWithdrawn!: number;
  @ApiProperty({ description: 'Of column 7' }) readonly endedRefused!: number;
  @ApiProperty({ description: 'Refused or withdrawn before acceptance, in no column' })
  readonly turnedAway!: number;
  @ApiProperty({ description: 'Lodged online and not answered at the end of the period, in no column' })
  readonly onlineWaiting!: number;
  @ApiProperty() readonly onlineWaitingInTime!: number;
  @ApiProperty() readonly onlineWaitingLate!: number;
  @ApiProperty({ description: 'Lodgings online or by post whose answer became late in the period' })
  readonly receptionLate!: number;
}

export class Report06Line {
  @ApiProperty({ enum: ['total', 'level', 'field'] }) readonly kind!: 'total' | 'level' | 'field';
  @ApiProperty({ description: 'Column 1', example: 'I.2' }) readonly number!: string;
  @ApiTextOrNull('Level of the competent agency; null on the total') readonly level!: string | null;
  @ApiTextOrNull('Null on the total and on the line of a level') readonly field!: string | null;
  @ApiProperty({ type: Report06Figures }) readonly figures!: Report06Figures;
  @ApiProperty({
    description: 'With `&cell=` and the name of a figure: what `GET /reports/06/dossiers` lists',
  })
  readonly query!: string;
}

/** A score of Decision 766/QĐ-TTg. The denominator is not published, so both readings are shown. */
export class ReportScore {
  @ApiProperty({ enum: ['resolved', 'resolvedAndPendingLate'] }) readonly denominatorOf!: string;
  @ApiProperty() readonly numerator!: number;
  @ApiProperty() readonly denominator!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Of 20; null when nothing is counted' })
  readonly score!: number | null;
  @ApiProperty({ description: 'False: no source says which denominator is the official one' })
  readonly confirmed!: boolean;
}

export class ReportShare {
  @ApiProperty({ enum: ['onlineDossiers'] }) readonly name!: string;
  @ApiProperty() readonly numerator!: number;
  @ApiProperty() readonly denominator!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'From 0 to 1; null when nothing is counted' })
  readonly share!: number | null;
}

export class ReportUnitView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ description: 'Today' }) readonly name!: string;
  @ApiTextOrNull('Where it had another name at the instant the report is asked as of')
  readonly nameThen!: string | null;
}

export class Report06View {
  @ApiProperty({ example: '06/VPCP/KSTT' }) readonly form!: string;
  @ApiProperty({ enum: ['own', 'aggregated', 'centre'] }) readonly variant!: string;
  @ApiProperty({ enum: ['ledger', 'statusSets'] }) readonly counting!: string;
  @ApiProperty({ format: 'date' }) readonly from!: string;
  @ApiProperty({ format: 'date' }) readonly to!: string;
  @ApiInstant('Nothing recorded after it is counted') readonly asOfAt!: number;
  @ApiInstant('What is pending is pending then: the end of the period, or `asOfAt` where that comes first')
  readonly endAt!: number;
  @ApiProperty({ type: ReportUnitView, nullable: true, description: 'Null: all that the reader sees' })
  readonly unit!: ReportUnitView | null;
  @ApiProperty({
    type: Report06Line,
    isArray: true,
    description: 'The total first, then levels and their fields',
  })
  readonly lines!: readonly Report06Line[];
  @ApiProperty({ type: ReportScore, isArray: true }) readonly scores!: readonly ReportScore[];
  @ApiProperty({ type: ReportShare, isArray: true }) readonly shares!: readonly ReportShare[];
}

/** A dossier behind a figure. No personal data. */
export class CountedDossier {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiTextOrNull() readonly code!: string | null;
  @ApiProperty() readonly procedureCode!: string;
  @ApiProperty() readonly procedureName!: string;
  @ApiProperty() readonly field!: string;
  @ApiProperty() readonly level!: string;
  @ApiProperty({ format: 'uuid' }) readonly competentUnitId!: string;
  @ApiTextOrNull() readonly competentUnitName!: string | null;
  @ApiProperty() readonly channel!: string;
  @ApiProperty() readonly boundaryFree!: boolean;
  @ApiInstant() readonly lodgedAt!: number;
  @ApiInstantOrNull() readonly acceptedAt!: number | null;
  @ApiInstantOrNull('The first instant at which it is, was or would be late') readonly lateFromAt!:
    number | null;
  @ApiInstantOrNull('Since when it is late as of the report') readonly lateSinceAt!: number | null;
  @ApiInstantOrNull('The apology that was sent') readonly apologisedAt!: number | null;
  @ApiInstantOrNull('When its clock stopped') readonly stoppedAt!: number | null;
  @ApiTextOrNull('early, onTime or late; null while it is pending') readonly verdict!: string | null;
  @ApiTextOrNull() readonly outcome!: string | null;
}

export class CountedDossierPage {
  @ApiProperty({ type: CountedDossier, isArray: true }) readonly rows!: readonly CountedDossier[];
  @ApiTextOrNull('Send it back as cursor for the rows that follow') readonly next!: string | null;
}

/** A dossier that a report counts otherwise now than as of an earlier instant. */
export class ReportCorrection {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiTextOrNull() readonly code!: string | null;
  @ApiTextOrNull(
    'How it was received: receivedOnline, receivedDirect or carriedOver; null when it was not counted',
  )
  readonly receivedBefore!: string | null;
  @ApiTextOrNull('How it stood: resolvedEarly … pendingLate') readonly standingBefore!: string | null;
  @ApiTextOrNull() readonly receivedNow!: string | null;
  @ApiTextOrNull() readonly standingNow!: string | null;
  @ApiInstant('When what changed it was recorded') readonly recordedAt!: number;
}

export class ReportCorrections {
  @ApiProperty({
    type: ReportCorrection,
    isArray: true,
    description: 'Up to a hundred, those recorded last first',
  })
  readonly rows!: readonly ReportCorrection[];
  @ApiProperty({ description: 'There are more than a hundred' }) readonly more!: boolean;
}
