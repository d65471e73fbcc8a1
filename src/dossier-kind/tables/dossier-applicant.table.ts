// Who applied, for what, and which papers he handed in: the personal data of a dossier, which no journal entry holds.
import { EntitySchema } from 'typeorm';
import type { Applicant } from '../orders.ts';

export interface DossierApplicantRow {
  readonly home_agency_id: string;
  readonly dossier_id: string;
  readonly name: string;
  /** Folded, as searches compare it. */
  readonly name_key: string;
  readonly kind: Applicant['kind'];
  readonly identity_no: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly represented_by: Readonly<Record<string, string>> | null;
  readonly subject: string | null;
  readonly checklist: Applicant['checklist'];
}

const KEY = { type: 'uuid', primary: true, primaryKeyConstraintName: 'dossier_applicant_pkey' } as const;
const TEXT_OR_NULL = { type: 'text', nullable: true } as const;

export const DossierApplicantTable = new EntitySchema<DossierApplicantRow>({
  name: 'dossier_applicant',
  columns: {
    home_agency_id: KEY,
    dossier_id: KEY,
    name: { type: 'text' },
    name_key: {
      type: 'text',
      generatedType: 'STORED',
      asExpression: 'search_key(name)',
      insert: false,
      update: false,
    },
    kind: { type: 'text' },
    identity_no: TEXT_OR_NULL,
    phone: TEXT_OR_NULL,
    email: TEXT_OR_NULL,
    address: TEXT_OR_NULL,
    represented_by: { type: 'jsonb', nullable: true },
    subject: TEXT_OR_NULL,
    checklist: { type: 'jsonb' },
  },
  indices: [
    { name: 'dossier_applicant_name', columns: ['name_key'], synchronize: false },
    { name: 'dossier_applicant_identity', columns: ['identity_no'], synchronize: false },
    { name: 'dossier_applicant_phone', columns: ['phone'], synchronize: false },
    { name: 'dossier_applicant_phone_key', columns: ['phone'], synchronize: false },
    {
      name: 'dossier_applicant_identity_no',
      columns: ['identity_no'],
      where: 'identity_no is not null',
    },
    { name: 'dossier_applicant_newest', columns: ['dossier_id'] },
  ],
});
