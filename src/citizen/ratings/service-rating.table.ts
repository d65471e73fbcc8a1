// How an applicant rated the service: one rating a dossier, its comment for those alone who read the dossier.
import { EntitySchema } from 'typeorm';

/** The five factors that citizens are asked about everywhere (SIPAS, 1383/QĐ-BNV). */
export const QUESTIONS = ['access', 'procedure', 'staff', 'result', 'feedback'] as const;
export type Question = (typeof QUESTIONS)[number];

export interface ServiceRatingRow extends Record<Question, number> {
  home_agency_id: string;
  dossier_id: string;
  reception_unit_id: string;
  procedure_code: string;
  rated_at: Date;
  comment: string | null;
}

const KEY = { type: 'uuid', primary: true, primaryKeyConstraintName: 'service_rating_pkey' } as const;

export const ServiceRatingTable = new EntitySchema<ServiceRatingRow>({
  name: 'service_rating',
  columns: {
    home_agency_id: KEY,
    dossier_id: KEY,
    reception_unit_id: { type: 'uuid' },
    procedure_code: { type: 'text' },
    rated_at: { type: 'timestamptz' },
    access: { type: 'smallint' },
    procedure: { type: 'smallint' },
    staff: { type: 'smallint' },
    result: { type: 'smallint' },
    feedback: { type: 'smallint' },
    comment: { type: 'text', nullable: true },
  },
  checks: [
    {
      name: 'service_rating_marks',
      expression: QUESTIONS.map((question) => `${question} between 1 and 5`).join(' and '),
    },
  ],
  indices: [
    { name: 'service_rating_unit', columns: ['reception_unit_id', 'rated_at'] },
    { name: 'service_rating_at', columns: ['rated_at'] },
  ],
});
