// The money of a desk, counted: what somebody took and gave back since his count before, against what lay in the drawer.
import { EntitySchema } from 'typeorm';

export interface TillCountRow {
  readonly home_agency_id: string;
  readonly id: string;
  /** The one-stop at which it was taken. */
  readonly unit_id: string;
  /** Who took it, and counts. */
  readonly staff_id: string;
  /** In đồng, what should lie there: cash taken less cash given back. */
  readonly expected_cash: string;
  readonly counted_cash: string;
  /** Why these differ; null where they do not. */
  readonly reason: string | null;
  readonly counted_at: Date;
}

const KEY = { type: 'uuid', primary: true, primaryKeyConstraintName: 'till_count_pkey' } as const;

export const TillCountTable = new EntitySchema<TillCountRow>({
  name: 'till_count',
  columns: {
    home_agency_id: KEY,
    id: KEY,
    unit_id: { type: 'uuid' },
    staff_id: { type: 'uuid' },
    expected_cash: { type: 'bigint' },
    counted_cash: { type: 'bigint' },
    reason: { type: 'text', nullable: true },
    counted_at: { type: 'timestamptz' },
  },
  checks: [
    {
      name: 'till_count_difference_explained',
      expression: 'expected_cash = counted_cash or reason is not null',
    },
  ],
  indices: [
    { name: 'till_count_of', columns: ['staff_id', 'counted_at'] },
    { name: 'till_count_id', columns: ['id'] },
    { name: 'till_count_at', columns: ['unit_id', 'counted_at'] },
  ],
});
