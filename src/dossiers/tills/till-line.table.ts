// Which payments and refunds were in which count: each once, and once more where it was voided after it was counted.
import { EntitySchema } from 'typeorm';

export interface TillLineRow {
  readonly home_agency_id: string;
  readonly fee_id: string;
  /** False: the line was counted before, and voided since. */
  readonly stands: boolean;
  readonly count_id: string;
}

const KEY = { primary: true, primaryKeyConstraintName: 'till_line_pkey' } as const;

export const TillLineTable = new EntitySchema<TillLineRow>({
  name: 'till_line',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    fee_id: { type: 'uuid', ...KEY },
    stands: { type: 'boolean', ...KEY },
    count_id: { type: 'uuid' },
  },
  indices: [{ name: 'till_line_count', columns: ['count_id'] }],
});
