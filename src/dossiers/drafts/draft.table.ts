// Half-typed new dossiers of a reception, kept here so that no browser has to; personal data, gone after three days.
import { EntitySchema } from 'typeorm';

export interface DraftRow {
  id: string;
  unit_id: string;
  staff_id: string;
  /** What it is about, without personal data. */
  title: string;
  body: object;
  version: number;
  updated_at: Date;
}

export const DraftTable = new EntitySchema<DraftRow>({
  name: 'dossier_draft',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'dossier_draft_pkey' },
    unit_id: { type: 'uuid' },
    staff_id: { type: 'uuid' },
    title: { type: 'text' },
    body: { type: 'json' },
    version: { type: 'integer' },
    updated_at: { type: 'timestamptz' },
  },
  indices: [
    { name: 'dossier_draft_unit', columns: ['unit_id', 'updated_at'] },
    { name: 'dossier_draft_age', columns: ['updated_at'] },
  ],
});
