// Corrections of an applicant's data: what stood there, what stands there since, by whom and why. Append-only.
import { EntitySchema } from 'typeorm';

export interface ApplicantCorrectionRow {
  readonly home_agency_id: string;
  readonly dossier_id: string;
  /** Sequence number of the journal entry that says that it was corrected, without the data. */
  readonly seq: number;
  readonly corrected_at: Date;
  readonly corrected_by: string | null;
  readonly reason: string;
  /** Columns of `dossier_applicant` that changed, by name. */
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

const KEY = { primary: true, primaryKeyConstraintName: 'applicant_correction_pkey' } as const;

export const ApplicantCorrectionTable = new EntitySchema<ApplicantCorrectionRow>({
  name: 'applicant_correction',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    dossier_id: { type: 'uuid', ...KEY },
    seq: { type: 'integer', ...KEY },
    corrected_at: { type: 'timestamptz' },
    corrected_by: { type: 'uuid', nullable: true },
    reason: { type: 'text' },
    before: { type: 'jsonb' },
    after: { type: 'jsonb' },
  },
});
