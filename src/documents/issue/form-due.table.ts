// Forms that a journal entry made due and that have no number yet; the database notes them with the entry itself.
import { EntitySchema } from 'typeorm';

export interface FormDueRow {
  home_agency_id: string;
  dossier_id: string;
  seq: number;
  meaning: string;
  occurred_at: Date;
  /** How often issuing it has failed. */
  tries: number;
  /** Not tried again before; null while it has not failed. */
  retry_at: Date | null;
}

const KEY = { primary: true, primaryKeyConstraintName: 'form_due_pkey' } as const;

export const FormDueTable = new EntitySchema<FormDueRow>({
  name: 'form_due',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    dossier_id: { type: 'uuid', ...KEY },
    seq: { type: 'integer', ...KEY },
    meaning: { type: 'text', ...KEY },
    occurred_at: { type: 'timestamptz' },
    tries: { type: 'smallint', default: 0 },
    retry_at: { type: 'timestamptz', nullable: true },
  },
  indices: [{ name: 'form_due_oldest', columns: ['tries', 'occurred_at'] }],
});
