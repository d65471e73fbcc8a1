// Applicants that a desk has seen before, and dossiers that a new one would repeat.
import { ApiProperty } from '@nestjs/swagger';

/** What a new dossier may be filled with. */
export class KnownApplicantView {
  name!: string;
  kind!: string;
  identityNo!: string | null;
  phone!: string | null;
  email!: string | null;
  address!: string | null;
}

export class FoundApplicantView {
  applicant!: KnownApplicantView;
  /** Of the newest dossier; its lodging number while it has no code. */
  lastCode!: string | null;
  @ApiProperty({ format: 'date-time' }) lastLodgedAt!: string;
}

export class PossibleDuplicateView {
  code!: string | null;
  state!: string;
  @ApiProperty({ format: 'date-time' }) lodgedAt!: string;
  /** Who holds it. */
  unitName!: string | null;
}

export class FoundApplicantsView {
  /** Newest first, each person once. */
  @ApiProperty({ type: FoundApplicantView, isArray: true }) applicants!: readonly FoundApplicantView[];
  /** Null where it was not asked: without an id number and a procedure nothing can be told. */
  @ApiProperty({ type: PossibleDuplicateView, isArray: true, nullable: true }) possibleDuplicates!:
    readonly PossibleDuplicateView[] | null;
}
