// What a client reads of a dossier's supplements, phases and corrected data.
import { ApiProperty } from '@nestjs/swagger';
import { SUPPLEMENT_MARKS } from '../../workflows/one-stop/dossier-events.ts';
import type { SupplementMark } from '../../workflows/one-stop/dossier-events.ts';
import { ApiInstant, ApiInstantOrNull, ApiTextOrNull } from '../platform/http/api-instant.ts';

export class SupplementItemView {
  @ApiProperty({ description: 'Key of a paper of the case, or free words' }) readonly item!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ enum: SUPPLEMENT_MARKS }) readonly mark!: SupplementMark;
  @ApiProperty({ type: Boolean, nullable: true, description: 'Null until the supplement is completed' })
  readonly received!: boolean | null;
}

export class SupplementView {
  @ApiProperty({ description: 'intake, appraisal, or leg: and the leg’s id' }) readonly stage!: string;
  @ApiProperty() readonly round!: number;
  @ApiInstant() readonly askedAt!: number;
  @ApiProperty() readonly reason!: string;
  @ApiTextOrNull('Article of the rule; null where it is only a setting') readonly legalBasis!: string | null;
  @ApiTextOrNull('Why the head asked outside the rule') readonly headReason!: string | null;
  @ApiProperty({ description: 'Asked outside its time or more often than the rule allows' })
  readonly breach!: boolean;
  @ApiProperty({ enum: ['restart', 'resume'] }) readonly after!: 'restart' | 'resume';
  @ApiTextOrNull() readonly approverId!: string | null;
  @ApiTextOrNull() readonly approverName!: string | null;
  @ApiProperty({ type: SupplementItemView, isArray: true }) readonly items!: readonly SupplementItemView[];
  @ApiInstantOrNull() readonly completedAt!: number | null;
}

/** Data of the applicant as they were and as they are, by name. */
export class ApplicantCorrectionView {
  @ApiProperty({ description: 'The journal entry that says which data' }) readonly seq!: number;
  @ApiInstant() readonly correctedAt!: number;
  @ApiTextOrNull() readonly correctedBy!: string | null;
  @ApiTextOrNull() readonly correctedByName!: string | null;
  @ApiProperty() readonly reason!: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly before!: Readonly<Record<string, string | null>>;
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly after!: Readonly<Record<string, string | null>>;
}

export class ApplicantCorrectionsView {
  @ApiProperty({ type: ApplicantCorrectionView, isArray: true })
  readonly corrections!: readonly ApplicantCorrectionView[];
}
