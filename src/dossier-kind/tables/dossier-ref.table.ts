// Numbers that a dossier is found by, each given once in the whole service: its code, its lodging number.
import { EntitySchema } from 'typeorm';

export interface DossierRefRow {
  readonly ref: string;
  readonly home_agency_id: string;
  readonly dossier_id: string;
}

export const DossierRefTable = new EntitySchema<DossierRefRow>({
  name: 'dossier_ref',
  columns: {
    ref: { type: 'text', primary: true, primaryKeyConstraintName: 'dossier_ref_pkey' },
    home_agency_id: { type: 'uuid' },
    dossier_id: { type: 'uuid' },
  },
  indices: [
    { name: 'dossier_ref_trgm', columns: ['ref'], synchronize: false },
    { name: 'dossier_ref_dossier', columns: ['dossier_id'] },
  ],
});
