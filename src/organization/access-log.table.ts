// Who read whose personal data, when and what for; append-only.
import { EntitySchema } from 'typeorm';

export interface AccessLogRow {
  id: string;
  home_agency_id: string;
  dossier_id: string;
  staff_id: string;
  on_behalf_of: string | null;
  what: string;
  purpose: string | null;
  request_id: string | null;
  at: Date;
}

export const AccessLogTable = new EntitySchema<AccessLogRow>({
  name: 'access_log',
  columns: {
    home_agency_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'access_log_pkey' },
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'access_log_pkey' },
    dossier_id: { type: 'uuid' },
    staff_id: { type: 'uuid' },
    on_behalf_of: { type: 'uuid', nullable: true },
    what: { type: 'text' },
    purpose: { type: 'text', nullable: true },
    request_id: { type: 'text', nullable: true },
    at: { type: 'timestamptz' },
  },
  indices: [
    { name: 'access_log_dossier', columns: ['home_agency_id', 'dossier_id', 'at'] },
    { name: 'access_log_staff', columns: ['staff_id', 'at'] },
  ],
});
