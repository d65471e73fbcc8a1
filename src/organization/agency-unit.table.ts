// Units: an identity for life. What one is called and where it stands are its dated facts (`unit_fact`).
import { EntitySchema } from 'typeorm';

export interface AgencyUnitRow {
  id: string;
  /** Moves on with every change of its facts. */
  version: number;
}

export const AgencyUnitTable = new EntitySchema<AgencyUnitRow>({
  name: 'agency_unit',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'agency_unit_pkey' },
    version: { type: 'integer', default: 1 },
  },
});
