// Inspections of public duty: by which office, of which units, over which days.
import { EntitySchema } from 'typeorm';

export interface InspectionRow {
  readonly id: string;
  readonly version: number;
  readonly office_unit_id: string;
  readonly title: string;
  readonly decision_no: string | null;
  readonly first_day: string;
  readonly last_day: string;
  readonly unit_ids: readonly string[];
  readonly note: string | null;
  readonly state: 'planned' | 'closed' | 'cancelled';
  readonly created_by: string;
  readonly created_at: Date;
  readonly closed_at: Date | null;
  /** In whose place it was planned, who ended it, and in whose place. */
  readonly on_behalf_of: string | null;
  readonly ended_by: string | null;
  readonly ended_on_behalf_of: string | null;
}

export const InspectionTable = new EntitySchema<InspectionRow>({
  name: 'inspection',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'inspection_pkey' },
    version: { type: 'integer' },
    office_unit_id: { type: 'uuid' },
    title: { type: 'text' },
    decision_no: { type: 'text', nullable: true },
    first_day: { type: 'date' },
    last_day: { type: 'date' },
    unit_ids: { type: 'uuid', array: true },
    note: { type: 'text', nullable: true },
    state: { type: 'text' },
    created_by: { type: 'uuid' },
    created_at: { type: 'timestamptz' },
    closed_at: { type: 'timestamptz', nullable: true },
    on_behalf_of: { type: 'uuid', nullable: true },
    ended_by: { type: 'uuid', nullable: true },
    ended_on_behalf_of: { type: 'uuid', nullable: true },
  },
  checks: [
    { name: 'inspection_days', expression: 'last_day >= first_day' },
    { name: 'inspection_state_known', expression: `state in ('planned', 'closed', 'cancelled')` },
  ],
  indices: [{ name: 'inspection_first_day', columns: ['first_day', 'id'], synchronize: false }],
});
