// Counts of dossiers by day, place and measure, and by the day on which they became known; made from the journal.
import { EntitySchema } from 'typeorm';

export interface DailyCountRow {
  readonly competent_unit_id: string;
  readonly day: string;
  /** What is counted, `accepted.counter`, `becameLate`; see `CONTRIBUTIONS`. */
  readonly measure: string;
  /** A figure as it stood on a day is the sum of what was recorded until then. */
  readonly recorded_on: string;
  readonly reception_unit_id: string;
  readonly procedure_code: string;
  readonly field: string;
  readonly level: string;
  readonly competent_agency_id: string;
  readonly home_agency_id: string;
  /** Below zero where more was taken back that day than came. */
  readonly n: number;
}

const KEY = { primary: true, primaryKeyConstraintName: 'daily_count_pkey' } as const;

/** In the order of its key, by which reports read it. */
export const DailyCountTable = new EntitySchema<DailyCountRow>({
  name: 'daily_count',
  columns: {
    competent_unit_id: { type: 'uuid', ...KEY },
    day: { type: 'date', ...KEY },
    measure: { type: 'text', ...KEY },
    recorded_on: { type: 'date', ...KEY },
    reception_unit_id: { type: 'uuid', ...KEY },
    procedure_code: { type: 'text', ...KEY },
    field: { type: 'text', ...KEY },
    level: { type: 'text', ...KEY },
    competent_agency_id: { type: 'uuid', ...KEY },
    home_agency_id: { type: 'uuid', ...KEY },
    n: { type: 'integer' },
  },
});
