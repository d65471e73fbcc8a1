// Forms printed for applicants: which, the how manyeth copy, when and by whom; append-only.
import { EntitySchema } from 'typeorm';

export interface DossierPrintRow {
  home_agency_id: string;
  dossier_id: string;
  /** Its meaning; of older rows see `former-names.ts`. */
  form: string;
  /** Sequence number of the journal entry that the form documents. */
  issue: number;
  /** 1 is the original. */
  copy_number: number;
  printed_at: Date;
  printed_by: string;
  on_behalf_of: string | null;
}

const KEY = { primary: true, primaryKeyConstraintName: 'dossier_print_pkey' } as const;

export const DossierPrintTable = new EntitySchema<DossierPrintRow>({
  name: 'dossier_print',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    dossier_id: { type: 'uuid', ...KEY },
    form: { type: 'text', ...KEY },
    issue: { type: 'integer', ...KEY },
    copy_number: { type: 'integer', ...KEY },
    printed_at: { type: 'timestamptz' },
    printed_by: { type: 'uuid' },
    on_behalf_of: { type: 'uuid', nullable: true },
  },
});
