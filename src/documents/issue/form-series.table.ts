// The last number of each series: a unit counts each kind of form from 1 every year, without a gap.
import { EntitySchema } from 'typeorm';

export interface FormSeriesRow {
  unit_id: string;
  meaning: string;
  year: number;
  last: number;
}

const KEY = { primary: true, primaryKeyConstraintName: 'form_series_pkey' } as const;

export const FormSeriesTable = new EntitySchema<FormSeriesRow>({
  name: 'form_series',
  columns: {
    unit_id: { type: 'uuid', ...KEY },
    meaning: { type: 'text', ...KEY },
    year: { type: 'smallint', ...KEY },
    last: { type: 'integer' },
  },
});
