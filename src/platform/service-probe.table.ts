// The one row that is written to see whether the database takes anything.
import { EntitySchema } from 'typeorm';

export interface ServiceProbeRow {
  id: number;
  written_at: Date;
}

export const ServiceProbeTable = new EntitySchema<ServiceProbeRow>({
  name: 'service_probe',
  columns: {
    id: { type: 'integer', primary: true, primaryKeyConstraintName: 'service_probe_pkey' },
    written_at: { type: 'timestamptz' },
  },
  checks: [{ name: 'service_probe_one', expression: '"id" = 1' }],
});
