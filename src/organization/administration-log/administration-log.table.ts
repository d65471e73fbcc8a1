// What administrators do and who signs in; append-only.
import { EntitySchema } from 'typeorm';

export interface AdministrationLogRow {
  id: string;
  at: Date;
  staff_id: string | null;
  on_behalf_of: string | null;
  action: string;
  subject_id: string | null;
  subject_name: string | null;
  before: unknown;
  after: unknown;
  raises: boolean;
  request_id: string | null;
  network: string | null;
}

export const AdministrationLogTable = new EntitySchema<AdministrationLogRow>({
  name: 'administration_log',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'administration_log_pkey' },
    at: { type: 'timestamptz' },
    staff_id: { type: 'uuid', nullable: true },
    on_behalf_of: { type: 'uuid', nullable: true },
    action: { type: 'text' },
    subject_id: { type: 'text', nullable: true },
    subject_name: { type: 'text', nullable: true },
    before: { type: 'jsonb', nullable: true },
    after: { type: 'jsonb', nullable: true },
    raises: { type: 'boolean' },
    request_id: { type: 'text', nullable: true },
    network: { type: 'text', nullable: true },
  },
  indices: [
    { name: 'administration_log_at', columns: ['at', 'id'] },
    { name: 'administration_log_staff', columns: ['staff_id', 'at'] },
    { name: 'administration_log_subject', columns: ['subject_id', 'at'] },
    { name: 'administration_log_raises', columns: ['at'], where: 'raises' },
  ],
});
