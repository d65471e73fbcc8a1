// Questions of dossiers to other agencies, for lists and reports: what the journals' entries say of them, folded.
import { EntitySchema } from 'typeorm';

export interface ConsultationRow {
  readonly home_agency_id: string;
  readonly dossier_id: string;
  readonly subject: string;
  readonly step: string;
  readonly state: string;
  readonly unit_id: string;
  readonly officer_id: string | null;
  readonly asked_at: Date;
  readonly asked_by: string | null;
  readonly asked_from: string;
  readonly content: string;
  readonly due_at: Date | null;
  readonly late_from_at: Date | null;
  readonly silence_means_consent: boolean;
  readonly was_late: boolean;
  readonly ended_at: Date | null;
  readonly outcome: string | null;
  readonly answer: string | null;
  readonly answered_by: string | null;
  readonly working_minutes: number | null;
}

const KEY = { primary: true, primaryKeyConstraintName: 'consultation_pkey' } as const;

export const ConsultationTable = new EntitySchema<ConsultationRow>({
  name: 'consultation',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    dossier_id: { type: 'uuid', ...KEY },
    subject: { type: 'text', ...KEY },
    step: { type: 'text' },
    state: { type: 'text' },
    unit_id: { type: 'uuid' },
    officer_id: { type: 'uuid', nullable: true },
    asked_at: { type: 'timestamptz' },
    asked_by: { type: 'uuid', nullable: true },
    asked_from: { type: 'uuid' },
    content: { type: 'text' },
    due_at: { type: 'timestamptz', nullable: true },
    late_from_at: { type: 'timestamptz', nullable: true },
    silence_means_consent: { type: 'boolean' },
    was_late: { type: 'boolean' },
    ended_at: { type: 'timestamptz', nullable: true },
    outcome: { type: 'text', nullable: true },
    answer: { type: 'text', nullable: true },
    answered_by: { type: 'uuid', nullable: true },
    working_minutes: { type: 'integer', nullable: true },
  },
  indices: [
    {
      name: 'consultation_open',
      columns: ['unit_id', 'late_from_at', 'dossier_id', 'subject'],
      where: 'ended_at is null',
    },
    {
      name: 'consultation_ended',
      columns: ['unit_id', 'ended_at', 'dossier_id', 'subject'],
      where: 'ended_at is not null',
    },
    { name: 'consultation_late', columns: ['late_from_at'], where: 'late_from_at is not null' },
    { name: 'consultation_asked', columns: ['asked_at'], synchronize: false },
  ],
});
