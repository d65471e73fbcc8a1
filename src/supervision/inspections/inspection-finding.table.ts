// What inspections found: in which unit, of which day, and what was done about it.
import { EntitySchema } from 'typeorm';

export interface InspectionFindingRow {
  readonly id: string;
  readonly inspection_id: string;
  readonly unit_id: string;
  /** Where it is about one person. */
  readonly staff_id: string | null;
  readonly found_on: string;
  readonly content: string;
  readonly measure: string | null;
  readonly recorded_by: string;
  readonly recorded_at: Date;
  readonly on_behalf_of: string | null;
}

export const InspectionFindingTable = new EntitySchema<InspectionFindingRow>({
  name: 'inspection_finding',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'inspection_finding_pkey' },
    inspection_id: { type: 'uuid' },
    unit_id: { type: 'uuid' },
    staff_id: { type: 'uuid', nullable: true },
    found_on: { type: 'date' },
    content: { type: 'text' },
    measure: { type: 'text', nullable: true },
    recorded_by: { type: 'uuid' },
    recorded_at: { type: 'timestamptz' },
    on_behalf_of: { type: 'uuid', nullable: true },
  },
  foreignKeys: [
    {
      name: 'inspection_finding_of',
      target: 'inspection',
      columnNames: ['inspection_id'],
      referencedColumnNames: ['id'],
    },
  ],
  indices: [{ name: 'inspection_finding_list', columns: ['inspection_id', 'found_on', 'id'] }],
});
